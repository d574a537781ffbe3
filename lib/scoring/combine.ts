import type { Shares } from './model/shares';
import type { ProfileStanding } from './profile';
import { MAX_SCORE } from './score';

/**
 * The score before clipping and rounding.
 *
 * @param raw - the engagement before clipping; it counts as 0–100
 */
export function combine(raw: number, profile: ProfileStanding, shares: Shares): number {
	const engagement = Math.min(MAX_SCORE, Math.max(0, raw));
	return (
		engagement * shares.engagement +
		(profile.persona?.points ?? 0) * shares.persona +
		(profile.culture?.points ?? 0) * shares.culture
	);
}
