import type { FedTransition } from '../store';

/** What one can listen to. */
export const MOMENTS = [
	'bucketEntered',
	'bucketReentered',
	'bucketLeft',
	'phaseEntered',
	'phaseReentered',
	'phaseLeft',
	'medalEarned',
	'returned',
	'sequenceFinished',
] as const;

/** What a workflow can be started by. */
export type Moment = (typeof MOMENTS)[number];

/** What somebody listens to; an empty list of buckets, phases, medals or sequences stands for all of them. */
export interface Wish {
	moments: readonly Moment[];
	modelKey: string;
	buckets: readonly string[];
	phases: readonly string[];
	medals: readonly string[];
	sequences: readonly string[];
}

/**
 * The first of the wished moments that a transition is; null where it is none of them. What belongs to no model belongs
 * to all.
 *
 * From hot to warm is both: warm is entered and hot is left.
 */
export function momentOf(transition: FedTransition, wish: Wish): Moment | null {
	if (transition.modelKey !== null && transition.modelKey !== wish.modelKey) return null;
	const found = momentsOf(transition, wish).find(
		([moment, place, places]) =>
			wish.moments.includes(moment) && (places.length === 0 || places.includes(place)),
	);
	return found?.[0] ?? null;
}

type Possible = [moment: Moment, place: string, places: readonly string[]];

function momentsOf({ kind, from, to, isReturn }: FedTransition, wish: Wish): Possible[] {
	switch (kind) {
		case 'bucket':
		case 'phase': {
			const places = kind === 'bucket' ? wish.buckets : wish.phases;
			const entered = isReturn ? (`${kind}Reentered` as const) : (`${kind}Entered` as const);
			return [
				...(to === null ? [] : [[entered, to, places] as Possible]),
				...(from === null ? [] : [[`${kind}Left`, from, places] as Possible]),
			];
		}
		case 'medal':
			return to === null ? [] : [['medalEarned', to, wish.medals]];
		case 'signal':
			return [['returned', '', []]];
		case 'sequence':
			return [['sequenceFinished', String(to), wish.sequences]];
	}
}
