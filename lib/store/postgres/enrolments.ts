import { MERGED } from '../nurtureRows';
import { bigintArray } from './arrays';
import type { Session } from './session';

/** Moves enrolments and mails to other candidates, inside the caller's transaction; see the port for who has two. */
export async function absorbEnrolments(
	session: Session,
	absorbed: Buffer,
	survivors: Buffer,
	nowMs: number,
): Promise<void> {
	const ended = await session.all<{ id: number }>(
		'endMergedEnrolments',
		absorbed,
		survivors,
		nowMs,
	);
	const endedIds = bigintArray(ended.map(({ id }) => id));
	if (ended.length > 0) await session.run('withdrawSends', endedIds, nowMs, MERGED);
	await Promise.all([
		session.run('moveEnrolments', absorbed, survivors),
		session.run('moveSends', absorbed, survivors),
	]);
}
