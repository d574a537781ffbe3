import {
	FADING,
	FADING_FORM,
	FIRST_TABLES,
	PRUNED_TALLIES,
	SCORE_PARTS,
	TALLIES,
} from './migrations/candidates';
import { MODEL_DRAFTS, SEVERAL_MODELS } from './migrations/models';
import { FEED, INBOX, SYNC } from './migrations/channels';
import { NURTURE } from './migrations/nurture';
import { ERASED_EXAMPLES, RIGHTS } from './migrations/rights';
import { INSIGHTS } from './migrations/insights';

/**
 * The schema, one entry per step; entry `n` leads from version `n` to `n + 1`. A released entry never changes.
 *
 * Keys are laid out for what is read together: a candidate's events lie side by side in the ledger, and the
 * daily run finds due snapshots by index. Tables are not a public interface.
 */
export const MIGRATIONS: readonly string[] = [
	FIRST_TABLES,
	SEVERAL_MODELS,
	MODEL_DRAFTS,
	SCORE_PARTS,
	PRUNED_TALLIES,
	INBOX,
	SYNC,
	FADING,
	NURTURE,
	FEED,
	RIGHTS,
	INSIGHTS,
	ERASED_EXAMPLES,
	TALLIES,
	FADING_FORM,
];
