import { isStoreError, StoreError, type StoreErrorCode } from '../errors';

const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;

const MEANINGS: Record<number, [code: StoreErrorCode, message: string, advice: string]> = {
	[SQLITE_BUSY]: [
		'locked',
		'is locked by another process',
		'Close other programs that have the file open and run again; nothing was half-written.',
	],
	[SQLITE_READONLY]: [
		'read-only',
		'cannot be written to',
		'Give the user that runs n8n write access to the file and its folder.',
	],
	[SQLITE_FULL]: [
		'disk-full',
		'has no room left on its disk',
		'Free some disk space and run again; nothing was half-written.',
	],
	[SQLITE_CANTOPEN]: [
		'cannot-open',
		'cannot be opened',
		'Check that the folder exists and that the user that runs n8n may write to it.',
	],
	[SQLITE_NOTADB]: [
		'not-a-store',
		'is not an SQLite database',
		'Choose another database file; this one is left untouched.',
	],
};

/**
 * Says what an SQLite or file-system error means for the store file, and what to do about it.
 *
 * System codes stay out of the message: n8n replaces messages that contain one.
 */
export function toStoreError(error: unknown, file: string, otherwise: StoreErrorCode): StoreError {
	if (isStoreError(error)) return error;
	const newPlace = movedTo(error);
	if (newPlace !== null) return moved(file, newPlace, error);
	const meaning = MEANINGS[primaryCode(error)];
	const [code, message, advice] = meaning ?? [
		otherwise,
		otherwise === 'cannot-open' ? 'cannot be opened' : 'reported an error',
		`Check the file and its folder. SQLite said: ${saidBy(error)}`,
	];
	return new StoreError(code, `The candidate store ${file} ${message}`, advice, { cause: error });
}

/** Whether another connection holds the lock that was needed. */
export function isLocked(error: unknown): boolean {
	return primaryCode(error) === SQLITE_BUSY;
}

/** Whether a disk has no room left. */
export function isFull(error: unknown): boolean {
	return primaryCode(error) === SQLITE_FULL;
}

/** What a store file that was moved says to who wants to write, before the place it was moved to. */
export const MOVED_MARK = 'moved to ';

function movedTo(error: unknown): string | null {
	const { message } = Object(error) as { message?: unknown };
	const isMoved = typeof message === 'string' && message.startsWith(MOVED_MARK);
	return isMoved ? message.slice(MOVED_MARK.length) : null;
}

function moved(file: string, place: string, cause: unknown): StoreError {
	return new StoreError(
		'moved',
		`The candidates of ${file} were moved to ${place}`,
		'Choose PostgreSQL under Store in this node, with the credential for it. The file can still be looked into.',
		{ cause },
	);
}

/** Looked at by its fields: an error can come from another realm, for whose `Error` `instanceof` is false. */
function primaryCode(error: unknown): number {
	const { errcode } = Object(error) as { errcode?: number };
	return typeof errcode === 'number' ? errcode & 0xff : -1;
}

/** An error in its own words, without system codes. */
export function saidBy(error: unknown): string {
	const { message } = Object(error) as { message?: unknown };
	const text = typeof message === 'string' ? message : String(error);
	return text.replace(/\bE[A-Z]{4,}\b:?\s*/g, '');
}
