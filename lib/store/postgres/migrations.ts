import {
	FADING,
	FADING_FORM,
	FIRST_TABLES,
	PRUNED_TALLIES,
	TALLIES,
} from './migrations/candidates';
import { MOVING } from './migrations/moving';
import { FEED, INBOX, SYNC } from './migrations/channels';
import { NURTURE } from './migrations/nurture';
import { ERASED_EXAMPLES, RIGHTS } from './migrations/rights';
import { INSIGHTS } from './migrations/insights';

/**
 * The schema, one entry per step; entry `n` leads from version `n` to `n + 1`. A released entry never changes.
 *
 * Keys compare byte by byte, whatever the language of the database. Tables are not a public interface.
 */
export const MIGRATIONS: readonly string[] = [
	FIRST_TABLES,
	PRUNED_TALLIES,
	MOVING,
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
