import type { Session } from './session';

/** What was noted under a name; null for nothing. */
export async function readNote(session: Session, name: string): Promise<string | null> {
	const [found] = await session.all<{ text: string }>('note', name);
	return found?.text ?? null;
}

/** Keeps a text under a name that has none; returns the one that is kept. */
export async function claimNote(session: Session, name: string, text: string): Promise<string> {
	await session.run('claimNote', name, text);
	return (await readNote(session, name)) ?? text;
}

/** @returns ms until the turn */
export async function takeTurn(session: Session, queue: string, everyMs: number): Promise<number> {
	const [{ wait_ms: waitMs }] = await session.all<{ wait_ms: number }>('takeTurn', queue, everyMs);
	return Math.max(0, waitMs);
}
