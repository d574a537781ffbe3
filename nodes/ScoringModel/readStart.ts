import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { CandidateStore } from '../../lib/store';
import { parseJson } from '../shared/readJson';
import type { StartFrom } from './source';
import { findVersion, PRESET } from './versions';

/**
 * What is chosen in the editor to start from; it need not be a model. Undefined where only a run will tell, as for
 * what is in items.
 */
export async function readStart(
	context: ILoadOptionsFunctions,
	store: CandidateStore | null,
): Promise<unknown> {
	const chosen = (name: string) => context.getCurrentNodeParameter(name);
	const startFrom = chosen('startFrom') as StartFrom;
	switch (startFrom) {
		case 'item':
		case 'file':
			return undefined;
		case 'json':
			return parseJson(chosen('json')).definition;
		default: {
			const choice = startFrom === 'preset' ? PRESET + String(chosen('preset')) : startFrom;
			return (await findVersion(store, String(chosen('model')), choice)).definition;
		}
	}
}
