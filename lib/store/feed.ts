import type { Change, LocalDay } from '../scoring';
import type { Transition } from './transition';

/** A transition with whom it is about, as the feed gives it out. */
export interface FedTransition extends Omit<Transition, 'kind'> {
	/** `sequence` for a nurture sequence that was finished: `to` is its key. */
	kind: Change['kind'] | 'sequence';
	candidateId: number;
	/** Key of the model it belongs to; null where it belongs to none. */
	modelKey: string | null;
	/** UTC ms. */
	recordedAt: number;
}

/** Something that happened to a candidate outside scoring, to be announced like a transition. */
export interface Announcement {
	/** Of this happening, wherever it is told from: the same key again announces nothing. */
	key: string;
	candidateId: number;
	kind: 'sequence';
	/** What was finished. */
	to: string;
	day: LocalDay;
}

/** What a reader asks for. */
export interface FeedLease {
	/** Whether the reader wants a transition; what it does not want is passed over for good. */
	wants: (transition: FedTransition) => boolean;
	/** Transitions handed out together, at most. */
	limit: number;
	/** UTC ms. */
	nowMs: number;
	/** When the lease ends, UTC ms. */
	untilMs: number;
}

/** Transitions that a reader has in hand. */
export interface FeedBatch {
	/** Of the lease; another one of the same reader has another number. */
	lease: number;
	transitions: FedTransition[];
}

/**
 * Hands transitions to readers, each reader by itself. A reader is named by whoever reads, and what it has read is kept
 * here, so it goes on where it was after a restart, from another process, or after a year. Every engine keeps these
 * promises:
 *
 * - **Each once.** A reader gets every transition it wants, in one order. What is confirmed never comes again; what a
 *   lease had that ended without that comes again, by itself and before anything else, so nothing is lost.
 * - **One at a time.** While a reader has a batch in hand, whoever asks under its name gets nothing.
 * - **No gaps.** What is still being written while others are read comes later, never not at all.
 * - **Quiet ones** are never handed out.
 */
export interface TransitionFeed {
	/**
	 * Makes a reader, where there is none of that name.
	 *
	 * @param sinceMs - UTC ms of recording from which on it reads; null for what is recorded from now on
	 * @returns whether it was made
	 */
	open(reader: string, sinceMs: number | null): Promise<boolean>;

	/** The next transitions; null where there are none, or the reader has some in hand. */
	lease(reader: string, lease: FeedLease): Promise<FeedBatch | null>;

	/** Ends a lease for good; does nothing where it ended and the reader has another by now. */
	confirm(reader: string, lease: number): Promise<void>;

	/** Gives a lease another end, UTC ms: sooner to give back what is in hand, later to go on with it. */
	holdUntil(reader: string, lease: number, untilMs: number): Promise<void>;

	/** The newest transitions that are wanted, newest first, of the last thousand; nothing is taken from any reader. */
	latest(wants: FeedLease['wants'], limit: number): Promise<FedTransition[]>;

	/** Announces what was not announced before; whoever is not there any more is left out. Returns how many were new. */
	announce(announcements: readonly Announcement[], atMs: number): Promise<number>;
}

/** Transitions looked at in one go. */
export const FEED_WINDOW = 1_000;
/** Model key of what belongs to no model. */
export const NO_MODEL = '';

/** A transition as both engines keep it. */
export interface FeedRow {
	id: number;
	model_key: string;
	candidate_id: number;
	kind: FedTransition['kind'];
	from_value: string | null;
	to_value: string | null;
	on_day: number;
	cause: Transition['cause'];
	recorded_at: number;
	is_return: boolean | number;
	is_quiet: boolean | number;
}

/** A transition for the feed, from its row. */
export function readFed(row: FeedRow): FedTransition {
	return {
		id: row.id,
		candidateId: row.candidate_id,
		modelKey: row.model_key === NO_MODEL ? null : row.model_key,
		kind: row.kind,
		from: row.from_value,
		to: row.to_value,
		day: row.on_day,
		cause: row.cause,
		recordedAt: row.recorded_at,
		isReturn: Boolean(row.is_return),
		isQuiet: Boolean(row.is_quiet),
	};
}

/** What of a window is handed out. */
export interface Taken<Row> {
	transitions: FedTransition[];
	/** The last row that was handed out or passed over; undefined for an empty window. */
	last: Row | undefined;
}

/** Takes from a window, in order, as much as is wanted and fits; the rows after the last are left for the next batch. */
export function takeWanted<Row extends FeedRow>(
	rows: readonly Row[],
	{ wants, limit }: Pick<FeedLease, 'wants' | 'limit'>,
): Taken<Row> {
	const transitions: FedTransition[] = [];
	let last: Row | undefined;
	for (const row of rows) {
		const transition = readFed(row);
		if (!transition.isQuiet && wants(transition)) {
			if (transitions.length >= limit) break;
			transitions.push(transition);
		}
		last = row;
	}
	return { transitions, last };
}
