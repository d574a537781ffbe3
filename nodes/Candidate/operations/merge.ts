import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { StoreError } from '../../../lib/store';
import { presentStored } from '../../shared/presentOutcome';
import { forEach } from '../forEach';
import { readDeed } from '../read';

export const option: INodePropertyOptions = {
	name: 'Merge',
	value: 'merge',
	description: 'Make two candidates one who are the same person; it can be undone',
	action: 'Merge two candidates',
};

export const execute = (context: IExecuteFunctions) =>
	forEach(context, 'writes', async ({ candidate, itemIndex }, { store, compiled, asOfMs }) => {
		const otherId = readCandidateId(context, 'otherId', itemIndex);
		const deed = readDeed(context, itemIndex);
		const done = await store.rights.merge(candidate.candidateId, otherId, deed, asOfMs);
		const [now] = await store.get([done.survivorId], compiled);
		return { ...(now && presentStored(now, compiled, asOfMs)), mergedId: done.absorbedId };
	});

/** The id of a candidate of ours, given as a parameter. */
export function readCandidateId(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
): number {
	const value = context.getNodeParameter(name, itemIndex, '') as unknown;
	const id = Number(value);
	if (Number.isSafeInteger(id) && id > 0) return id;
	throw new StoreError(
		'unknown-candidate',
		`"${String(value).slice(0, 40)}" is not a candidate ID`,
		'Use the number that other nodes return as candidateId.',
	);
}
