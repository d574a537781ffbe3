import { mergeTimelines } from '../scoring';
import { addAudit } from './audit';
import type { Desk } from './desk';
import { StoreError } from './errors';
import { demandPerson } from './people';
import type { Deed, MergeResult } from './rights';
import { readTimelines } from './rows';

/**
 * Makes two candidates one by hand, inside the caller's transaction. What is presented is worked out from the ledger when
 * next needed, and announced by the next daily run or event.
 */
export async function mergePeople(
	desk: Desk,
	survivorId: number,
	absorbedId: number,
	{ by, reason }: Deed,
	atMs: number,
): Promise<MergeResult> {
	const survivor = await demandPerson(desk, survivorId);
	const absorbed = await demandPerson(desk, absorbedId);
	const [to, from] = [survivor.candidateId, absorbed.candidateId];
	if (to === from) throw sameCandidate(survivorId, absorbedId, to);
	await desk.run('keepMerge', JSON.stringify([[to, from]]), atMs);
	await desk.run('absorbEvents', from, to);
	await desk.run('absorbIdentities', from, to);
	await desk.run('absorbPruned', from, to);
	await desk.run('absorbTransitions', from, to);
	await desk.run('dropAbsorbedSnapshots', from);
	await desk.run('dropAbsorbedTallies', from);
	await desk.run('absorbFollowers', from, to);
	const timelines = mergeTimelines(
		readTimelines(survivor.row.timelines),
		readTimelines(absorbed.row.timelines),
	);
	await desk.run('setPerson', to, JSON.stringify(timelines), null);
	await desk.run('setKnown', to);
	await desk.run('outdatePeople', JSON.stringify([to]));
	await desk.run('unsyncPeople', JSON.stringify([to, from]));
	await addAudit(desk, {
		at: atMs,
		action: 'merged',
		who: by,
		candidateId: to,
		details: { absorbedId: from, reason },
	});
	return { survivorId: to, absorbedId: from };
}

function sameCandidate(survivorId: number, absorbedId: number, now: number): StoreError {
	if (survivorId === absorbedId)
		return new StoreError(
			'same-candidate',
			`Candidate ${survivorId} cannot be merged with itself`,
			'Give two different candidates: the one who stays, and the one who is the same person.',
		);
	return new StoreError(
		'same-candidate',
		`Candidates ${survivorId} and ${absorbedId} are one already: candidate ${now}`,
		'They were merged before, perhaps the other way round; there is nothing to do.',
	);
}
