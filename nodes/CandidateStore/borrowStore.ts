import type { IExecuteFunctions } from 'n8n-workflow';
import type { CandidateStore } from '../../lib/store';
import { ParameterError } from '../shared/errors';
import { findStore } from '../shared/openStore';
import { storePlaceOf } from '../shared/storePlace';

/**
 * Borrows the store that is chosen; looking after one does not make one.
 *
 * @throws {ParameterError} where there is none yet
 * @throws {StoreError} when it cannot be opened
 */
export async function borrowStore(context: IExecuteFunctions): Promise<CandidateStore> {
	const store = await findStore(await storePlaceOf(context));
	if (store) return store;
	throw new ParameterError(
		'There is no candidate store here yet',
		'It is made when the first event is recorded. If you expected one, check Store and Database File.',
	);
}
