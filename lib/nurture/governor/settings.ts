import type { EXITS } from '../sequence/schema';
import type { SendWindow } from '../sequence/types';

/** So many nurture mails at most in so many hours, over all sequences together. */
export interface FrequencyCap {
	mails: number;
	hours: number;
}

/** What a marketer decides about the pace of mail. */
export interface GovernorSettings {
	window: SendWindow;
	caps: readonly FrequencyCap[];
	/** Without nurture mail after a recruiter spoke with somebody. */
	quietHours: number;
	/** After so many mails of which none was clicked the sequence ends. */
	stopAfterUnclicked: number;
	/** Which happenings end the sequence. */
	exits: readonly (typeof EXITS)[number][];
}

/** One mail in two days, two in a week, a quiet week after a recruiter, five mails without an answer. */
export const DEFAULT_PACE: Pick<GovernorSettings, 'caps' | 'quietHours' | 'stopAfterUnclicked'> = {
	caps: [
		{ mails: 1, hours: 48 },
		{ mails: 2, hours: 7 * 24 },
	],
	quietHours: 7 * 24,
	stopAfterUnclicked: 5,
};
