import type { Client } from '@hubspot/api-client';
import { optionsOf } from './diff';
import { CONTACTS } from './present';
import type { WantedProperty, WantedSegment } from './wanted';

/** A property as HubSpot's batch call takes it. */
export type PropertyInput = Parameters<
	Client['crm']['properties']['batchApi']['create']
>[1]['inputs'][number];

type ListInput = Parameters<Client['crm']['lists']['listsApi']['create']>[0];

/** A property as HubSpot takes it. */
export function propertyInput(property: WantedProperty, groupName: string): PropertyInput {
	const { choices, ...rest } = property;
	return {
		...rest,
		groupName,
		formField: false,
		hasUniqueValue: false,
		displayOrder: -1,
		...(choices && { options: optionsOf(choices) }),
	} as PropertyInput;
}

/** A segment as HubSpot takes it: an OR of ANDs with every field of them, also those its examples leave out. */
export function listInput({ name, where }: WantedSegment): ListInput {
	const filters = where.map(({ property, values }) => ({
		filterType: 'PROPERTY',
		property,
		operation: {
			operationType: 'ENUMERATION',
			operator: 'IS_ANY_OF',
			values,
			includeObjectsWithNoValueSet: false,
		},
	}));
	const all = {
		filterBranchType: 'AND',
		filterBranchOperator: 'AND',
		filterBranches: [],
		filters,
	};
	return {
		name,
		objectTypeId: CONTACTS,
		processingType: 'DYNAMIC',
		filterBranch: {
			filterBranchType: 'OR',
			filterBranchOperator: 'OR',
			filters: [],
			filterBranches: [all],
		},
	} as unknown as ListInput;
}
