import type { BatchDesk } from './desk';
import type { Signature } from './modelRows';

/** What is versioned, with the statement that publishes it. */
interface Published {
	statement: 'publish' | 'publishSequence';
	definition: { key: string };
	/** The latest version published; null for none. */
	latest: { version: number | null } | null;
}

/**
 * Publishes what a definition says as the version after the latest, inside the caller's transaction.
 *
 * @returns its version
 */
export async function publishNext(
	desk: BatchDesk,
	{ statement, definition, latest }: Published,
	[by, note, atMs]: Signature,
): Promise<number> {
	const version = (latest?.version ?? 0) + 1;
	const published = JSON.stringify({ ...definition, version });
	await desk.run(statement, definition.key, version, published, atMs, by, note);
	return version;
}
