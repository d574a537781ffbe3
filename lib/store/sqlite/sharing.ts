import { allRows } from './allRows';
import type { Statements } from './statements';

/** What was noted under a name; null for nothing. */
export function readNote({ note }: Statements, name: string): string | null {
	const [found] = allRows<{ text: string }>(note, name);
	return found?.text ?? null;
}

/** Keeps a text under a name that has none; returns the one that is kept. */
export function claimNote(statements: Statements, name: string, text: string): string {
	statements.claimNote.run(name, text);
	return readNote(statements, name) ?? text;
}

/** @returns ms until the turn */
export function takeTurn({ takeTurn: take }: Statements, queue: string, everyMs: number): number {
	const [{ wait_ms: waitMs }] = allRows<{ wait_ms: number }>(take, queue, everyMs);
	return Math.max(0, waitMs);
}
