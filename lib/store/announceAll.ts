import type { BatchDesk } from './desk';
import { NO_MODEL, type Announcement } from './feed';

/** Announces inside the caller's transaction what was not announced before, and tells how many were new. */
export async function announceAll(
	desk: BatchDesk,
	announcements: readonly Announcement[],
	atMs: number,
): Promise<number> {
	const rows = announcements.map(({ candidateId, kind, to, day, key }) => [
		candidateId,
		kind,
		to,
		day,
		key,
	]);
	return (await desk.each('announce', [NO_MODEL, atMs], rows)).length;
}
