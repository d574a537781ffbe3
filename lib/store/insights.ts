import type { LocalDay } from '../scoring';
import type { History } from './history';
import type { Progress } from './progress';

/** Candidates who are presented alike. */
export interface Standing {
	/** null before there is a score. */
	bucket: string | null;
	phase: string;
	medal: string | null;
	/** null before there is one. */
	score: number | null;
	candidates: number;
}

/** Changes of one kind on one day. */
export interface Moves {
	kind: 'bucket' | 'phase' | 'medal';
	from: string | null;
	to: string | null;
	day: LocalDay;
	/** Changes; somebody who went there and back and there again counts twice. */
	changes: number;
}

/** Candidates for whom the way to the highest medal took as long. */
export interface Placements {
	/** Days from the first points to the placement. */
	days: number;
	candidates: number;
}

/** A change of phase of one candidate. */
export interface PhaseMove {
	candidateId: number;
	from: string | null;
	to: string;
	day: LocalDay;
}

/**
 * What can be told of everybody at once. Nothing is written. Counts come from indexes or are grouped by the database;
 * what cannot be is read of a sample that is always the same.
 */
export interface StoreInsights {
	/**
	 * Counts everybody scored under a model by what is presented, as of the last daily run. Who is waiting to be brought
	 * up to date after events under another model counts as without a score.
	 */
	countStandings(modelKey: string): Promise<Standing[]>;

	/** Counts changes on the local days from one through another. */
	countMoves(modelKey: string, from: LocalDay, until: LocalDay): Promise<Moves[]>;

	/** Counts who was placed from one local date through another (YYYY-MM-DD), by how long it took; `days` ascends. */
	countPlacements(modelKey: string, from: string, until: string): Promise<Placements[]>;

	/** Reads the changes of phase of about so many candidates, each one's in the order in which they were recorded. */
	readPhaseMoves(modelKey: string, size: number): Promise<PhaseMove[]>;

	/**
	 * `readHistories` of about so many candidates: the same ones each time, spread evenly over all there are.
	 *
	 * @returns the number of candidates there are; all are read where there are no more than `size`
	 */
	readSample(
		size: number,
		onPart: (part: History[]) => void,
		onProgress?: Progress,
	): Promise<{ of: number }>;
}
