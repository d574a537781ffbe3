import type { Timelines } from '../scoring';
import { addAudit } from './audit';
import type { Desk } from './desk';
import { StoreError } from './errors';
import type { PersonRow } from './people';
import type { Deed, MergeResult } from './rights';
import { readTimelines } from './rows';
import { timelinesWithout } from './timelinesWithout';

interface MergeRow {
	id: number;
	survivor_id: number;
	absorbed_id: number;
	merged_at: number;
	kept: string;
}

/** What was whose when two candidates were merged; the text was written by this package. */
interface Kept {
	timelines: Timelines;
	survivorTimelines: Timelines;
	identities: Array<[kind: string, value: string]>;
	events: string[];
	/** Of the events, how many had left the ledger by then. */
	prunedEvents: number;
	pruned: number[];
	transitions: number[];
	/** Candidates who had been merged into the absorbed one before. */
	followers: number[];
}

/** Gives a candidate back what was theirs, inside the caller's transaction. */
export async function unmergePeople(
	desk: Desk,
	absorbedId: number,
	{ by, reason }: Deed,
	atMs: number,
): Promise<MergeResult> {
	const { merge, survivor } = await findMerge(desk, absorbedId);
	const kept = JSON.parse(merge.kept) as Kept;
	const survivorId = survivor.id;
	await demandSeparable(desk, merge, kept);
	await giveBack(desk, merge, kept);
	const others = await desk.all<MergeRow>('mergesInto', JSON.stringify([survivorId]));
	const timelines = timelinesWithout(readTimelines(survivor.timelines), kept.timelines, [
		kept.survivorTimelines,
		...others
			.filter(({ id }) => id !== merge.id)
			.map((other) => (JSON.parse(other.kept) as Kept).timelines),
	]);
	await desk.run('setPerson', survivorId, JSON.stringify(timelines), null);
	await desk.run('setPerson', absorbedId, JSON.stringify(kept.timelines), null);
	for (const id of [survivorId, absorbedId]) await desk.run('setKnown', id);
	await desk.run('outdatePeople', JSON.stringify([survivorId, absorbedId]));
	await desk.run('unsyncPeople', JSON.stringify([survivorId, absorbedId]));
	await desk.run('undoMerge', merge.id, atMs);
	await addAudit(desk, {
		at: atMs,
		action: 'unmerged',
		who: by,
		candidateId: survivorId,
		details: { absorbedId, reason },
	});
	return { survivorId, absorbedId };
}

async function giveBack(desk: Desk, merge: MergeRow, kept: Kept): Promise<void> {
	const [from, to] = [merge.survivor_id, merge.absorbed_id];
	await desk.run('giveIdentities', from, to, JSON.stringify(kept.identities));
	await desk.run('giveEvents', from, to, JSON.stringify(kept.events));
	await desk.run('givePruned', from, to, JSON.stringify(kept.pruned));
	await desk.run('giveTransitions', from, to, JSON.stringify(kept.transitions));
	await desk.run('giveFollowers', from, to, JSON.stringify(kept.followers));
}

async function findMerge(
	desk: Desk,
	absorbedId: number,
): Promise<{ merge: MergeRow; survivor: PersonRow }> {
	const wanted = JSON.stringify([absorbedId]);
	const [self] = (await desk.all<PersonRow>('people', wanted)).filter(
		({ id }) => id === absorbedId,
	);
	if (!self)
		throw new StoreError(
			'unknown-candidate',
			`There is no candidate with candidateId ${absorbedId}`,
			'Give the ID the candidate had before being merged; the audit log has it.',
		);
	const [merge] = await desk.all<MergeRow>('mergesOf', wanted);
	if (self.merged_into === null || !merge)
		throw new StoreError(
			'not-merged',
			`Candidate ${absorbedId} is not merged into anybody`,
			'Give the ID that the candidate had before being merged, not that of who stayed.',
		);
	if (self.merged_into !== merge.survivor_id)
		throw new StoreError(
			'merged-on',
			`Candidate ${merge.survivor_id}, whom ${absorbedId} was merged into, was merged into ${self.merged_into} since`,
			`Unmerge candidate ${merge.survivor_id} first, then ${absorbedId}.`,
		);
	const found = await desk.all<PersonRow>('people', JSON.stringify([merge.survivor_id]));
	const survivor = found.find(({ id }) => id === merge.survivor_id);
	if (!survivor) throw new Error(`candidate ${merge.survivor_id} is not there`);
	return { merge, survivor };
}

/** Events that left the ledger since are counted in one tally for both. */
async function demandSeparable(desk: Desk, merge: MergeRow, kept: Kept): Promise<void> {
	const events = JSON.stringify(kept.events);
	const [{ events: now }] = await desk.all<{ events: number }>(
		'prunedNow',
		merge.survivor_id,
		events,
	);
	if (now === kept.prunedEvents) return;
	throw new StoreError(
		'pruned-since',
		`Candidate ${merge.absorbed_id} can no longer be taken apart from ${merge.survivor_id}: ${now - kept.prunedEvents} of their events left the ledger since`,
		'Keep events for longer (Candidate Store, Clean Up) where merges may have to be undone later.',
	);
}
