import type { ScoringModel } from '../scoring';

/** How a model stands among those that candidates of a store are scored under. */
export interface ModelUse {
	/** Whether candidates are scored under other models too. */
	hasOthers: boolean;
	/** Whether a newer version of the model is at work: then nothing is written under this one. */
	isOutdated: boolean;
	/** Whether every candidate has a snapshot of this version; it may be stale, and then is due. */
	isSettled: boolean;
}

/** A model that candidates are scored under. */
export interface ScoredModelRow {
	key: string;
	/** The newest version that was at work. */
	version: number;
	/** The version of which every candidate has a snapshot; 0 where some have none. */
	settled_version: number;
}

/** How a model stands among all that candidates are scored under. */
export function toModelUse(rows: readonly ScoredModelRow[], model: ScoringModel): ModelUse {
	const own = rows.find((row) => row.key === model.key);
	return {
		hasOthers: rows.length > (own ? 1 : 0),
		isOutdated: own !== undefined && own.version > model.version,
		isSettled: own?.settled_version === model.version,
	};
}
