import type { INodeCredentialDescription } from 'n8n-workflow';
import { hubSpotCredentials } from '../shared/hubSpot';
import { storeCredentials } from '../shared/storeCredential';

/** The store's, and HubSpot's where somebody is erased there as well. */
export const candidateCredentials: INodeCredentialDescription[] = [
	...storeCredentials,
	...hubSpotCredentials({ operation: ['erase'] }, 'alsoHubSpot'),
];
