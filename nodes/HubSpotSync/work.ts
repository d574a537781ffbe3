import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { HubSpot } from '../../lib/hubspot';
import type { Settings } from '../shared/settings';

/** What an operation works with. */
export interface Work extends Settings {
	context: IExecuteFunctions;
	hubspot: HubSpot;
}

/** What an operation gives: an item each of what was done, and one that sums it up. */
export interface Done {
	results: IDataObject[];
	summary: IDataObject;
}
