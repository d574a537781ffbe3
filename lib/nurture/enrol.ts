import { belongsTo, type Addressee } from './audience';
import { isHeldOut } from './split';
import type { Sequence } from './sequence/types';

const DAY_MS = 86_400_000;

/** An earlier time in the same sequence. */
export interface PastEnrolment {
	enrolledAt: number;
	/** null while it is running. */
	endedAt: number | null;
}

/** Why somebody does not enter a sequence. */
export type NotEnrolled =
	'notInAudience' | 'heldOut' | 'alreadyEnrolled' | 'alreadyCompleted' | 'coolingDown';

/**
 * Whether a candidate may enter a sequence.
 *
 * @param past - their earlier times in it, in any order
 * @param nowMs - UTC milliseconds
 * @returns null when they may, and otherwise why not
 */
export function whyNotEnrol(
	sequence: Pick<Sequence, 'audience' | 'holdoutPercent' | 'reenrol'>,
	candidateId: string,
	who: Addressee,
	past: readonly PastEnrolment[],
	nowMs: number,
): NotEnrolled | null {
	if (past.some(({ endedAt }) => endedAt === null)) return 'alreadyEnrolled';
	if (!belongsTo(who, sequence.audience)) return 'notInAudience';
	if (isHeldOut(candidateId, sequence.holdoutPercent)) return 'heldOut';
	if (past.length === 0) return null;
	if (!sequence.reenrol.allowed) return 'alreadyCompleted';
	const lastEnd = Math.max(...past.map(({ endedAt }) => endedAt ?? Infinity));
	return nowMs < lastEnd + sequence.reenrol.afterDays * DAY_MS ? 'coolingDown' : null;
}
