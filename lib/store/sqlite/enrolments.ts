import { MERGED } from '../nurtureRows';
import type { Statements } from './statements';

/** Moves enrolments and mails to another candidate, inside the caller's transaction; see the port for who has two. */
export function absorbEnrolments(
	statements: Statements,
	survivor: number,
	absorbed: number,
	nowMs: number,
): void {
	const ended = statements.endMergedEnrolments.all(survivor, absorbed, nowMs);
	if (ended.length > 0)
		statements.withdrawSends.run(JSON.stringify(ended.map(({ id }) => id)), nowMs, MERGED);
	statements.moveEnrolments.run(survivor, absorbed);
	statements.moveSends.run(survivor, absorbed);
}
