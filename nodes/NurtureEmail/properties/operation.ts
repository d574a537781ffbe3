import { operationProperty } from '../../shared/formParts';
import { offer } from '../../shared/operation';
import { OPERATIONS } from '../operations';

/** Values of the parameter `operation` with which a parameter is shown. */
export const forOperations = (...operation: Array<keyof typeof OPERATIONS>) => ({
	show: { operation },
});

// Named with a slash: n8n's editor empties a collection whose condition names the parameter that was changed.
export const collectionFor = (...operation: Array<keyof typeof OPERATIONS>) => ({
	show: { '/operation': operation },
});

export const operation = operationProperty(offer(OPERATIONS), 'enrol');
