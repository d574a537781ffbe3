import type { ScoringModel } from '../scoring';

/** One version of a scoring model, or its draft: who kept it, when and why. */
export interface ModelVersion {
	key: string;
	label: string;
	/** null for a draft; a model has one at most. */
	version: number | null;
	status: 'draft' | 'published';
	/** Who saved the draft or published; null for a model that candidates were scored under without publishing. */
	by: string | null;
	/** UTC milliseconds. */
	at: number;
	/** Why, in the words of who did it. */
	note: string | null;
}

/** A model version with what it says. */
export interface StoredModel extends ModelVersion {
	/** As it was checked when it was saved; a published one carries its version. */
	definition: ScoringModel;
}
