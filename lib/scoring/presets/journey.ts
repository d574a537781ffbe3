import type { ScoringModelInput } from '../model/types';
import { hired, inProcedure, intake, proposed } from './statuses';

type Phases = ScoringModelInput['phases'];
type Buckets = ScoringModelInput['buckets'];

/** What no preset has of its own: local days, memory of two years, medals and routes. */
export const journey = {
	version: 1,
	timezone: 'Europe/Amsterdam',
	horizonDays: 730,
	medals: [
		{ key: 'bronze', label: 'Bronze: intake or interview held', statuses: intake },
		{ key: 'silver', label: 'Silver: proposed to the client', statuses: proposed },
		{ key: 'gold', label: 'Gold: hired', statuses: hired },
	],
	routes: [
		{ to: 'care', phases: ['care'] },
		{ to: 'recruiter', buckets: ['hot'] },
		{ to: 'recruiter', rules: ['application-submitted'], withinDays: 14 },
		{ to: 'nurture', buckets: ['warm', 'lukewarm'] },
	],
} satisfies Partial<ScoringModelInput>;

/**
 * See, Think, Do and Care.
 *
 * @param vacancies - the rule that keeps which vacancies were viewed
 */
export function phasesBy(vacancies: 'vacancy-view' | 'vacancy-met'): Phases {
	return [
		{ key: 'see', label: 'See', enter: [] },
		{ key: 'think', label: 'Think', enter: [{ known: true, consent: 'nurture' }] },
		{
			key: 'do',
			label: 'Do',
			enter: [
				{
					known: true,
					rules: ['application-started', 'application-submitted', 'contact-form', 'appointment'],
				},
				{ known: true, rules: [vacancies], distinctSubjects: 3, withinDays: 7 },
				{ statuses: inProcedure },
			],
			idle: { afterDays: 60, to: 'think' },
		},
		{
			key: 'care',
			label: 'Care',
			enter: [{ statuses: hired }],
			reopens: { phase: 'do', afterDays: 90 },
		},
	];
}

/** Cold from 0, and the others from the scores given; workflows know buckets by these keys. */
export function bucketsFrom(lukewarm: number, warm: number, hot: number): Buckets {
	return [
		{ key: 'cold', label: 'Cold', from: 0 },
		{ key: 'lukewarm', label: 'Lukewarm', from: lukewarm },
		{ key: 'warm', label: 'Warm', from: warm },
		{ key: 'hot', label: 'Hot', from: hot },
	];
}
