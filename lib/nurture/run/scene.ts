import type { CompiledModel } from '../../scoring';
import type { CandidateStore, Guarantee } from '../../store';
import { DEFAULT_PACE, type GovernorSettings } from '../governor/settings';

/** What holds for all nurture mail, whatever the sequence. */
export interface NurtureRules extends Pick<
	GovernorSettings,
	'caps' | 'quietHours' | 'stopAfterUnclicked'
> {
	/** Of candidates whose profile has no field `timezone`; IANA. */
	timezone: string;
	/** Whether a local date (YYYY-MM-DD) is a day on which nothing goes out. */
	isHoliday(date: string): boolean;
	guarantee: Guarantee;
}

/** Where nurture works. */
export interface NurtureScene {
	store: CandidateStore;
	/** The model whose phases and buckets decide for whom mails are. */
	compiled: CompiledModel;
	rules: NurtureRules;
}

/** Dutch time without holidays, and the pace that comes with it; every mail at most once. */
export const DEFAULT_RULES: NurtureRules = {
	...DEFAULT_PACE,
	timezone: 'Europe/Amsterdam',
	isHoliday: () => false,
	guarantee: 'atMostOnce',
};
