import { STORE_PARAMETERS } from '../../shared/storePlace';

/** A list that is filled from the model to start from. */
export function fromStart(loadOptionsMethod: string) {
	return {
		loadOptionsMethod,
		loadOptionsDependsOn: ['startFrom', 'model', 'preset', 'json', ...STORE_PARAMETERS],
	};
}
