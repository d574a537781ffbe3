import type { INodeProperties } from 'n8n-workflow';
import { OPERATIONS } from '../operations';

/** Values of the parameter `operation` with which a parameter is shown. */
export const forOperations = (...operation: Array<keyof typeof OPERATIONS>) => ({
	show: { operation },
});

// Named with a slash: n8n's editor empties a collection whose condition names the parameter that was changed.
export const collectionFor = (...operation: Array<keyof typeof OPERATIONS>) => ({
	show: { '/operation': operation },
});

export const operationProperty: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: Object.values(OPERATIONS).map(({ option }) => option),
	default: 'enrol',
};
