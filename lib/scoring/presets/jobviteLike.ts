import type { ScoringModelInput } from '../model/types';
import { rulesOf, vacanciesMet, type Worth } from './actions';
import { journey, phasesBy } from './journey';

/** Repeated within a day, an action is worth half of what it was before. */
const engagement = (points: number): Worth => ({
	points,
	pillar: 'engagement',
	repeat: { factor: 0.5 },
});

/**
 * The way of Jobvite's candidate engagement score: one score up to 100 that drains by 0.56 a day, and repeats that count
 * half of the time before.
 *
 * Published and reproduced: 100 is gone after 178.6 days; the second, third and fourth time within 24 hours count 50, 25
 * and 12.5 %; the levels Low from above 10, Medium from above 40 and High from above 60. The points of the actions are
 * starting values: Jobvite's weights are not public.
 *
 * Different by necessity: 24 hours are the local day; days on which something happens drain too; Inactive and Very low are
 * one bucket, and so are High and Very high, because workflows know four; the score is whole, so that 10.4 is very low
 * here and low there; points that an unsubscribe took fade by 0.56 a day as well. Mind that machines open e-mails too.
 *
 * Source: help.jobvite.com, "Candidate Engagement Score".
 */
export const jobviteLike: ScoringModelInput = {
	...journey,
	key: 'jobvite-like',
	label: 'Jobvite style',
	pillars: [{ key: 'engagement', label: 'Engagement', cap: 100 }],
	decay: { kind: 'perDay', points: 0.56 },
	floor: 0,
	rules: [
		...rulesOf({
			'page-view': engagement(2),
			'vacancy-view': engagement(5),
			'ad-or-social': engagement(2),
			'email-open': engagement(2),
			'email-click': engagement(5),
			'cta-click': engagement(4),
			'article-read': engagement(3),
			'video-watched': engagement(5),
			'asset-download': engagement(8),
			'webinar-registered': engagement(8),
			'webinar-attended': engagement(15),
			newsletter: engagement(10),
			'job-alert': engagement(15),
			'contact-form': engagement(20),
			'application-started': engagement(12),
			'application-submitted': engagement(40),
			'email-reply': engagement(20),
			chat: engagement(15),
			appointment: engagement(25),
			unsubscribe: { points: -20, pillar: null },
			complaint: { points: -40, pillar: null },
			'hard-bounce': { points: -30, pillar: null },
		}),
		vacanciesMet,
	],
	buckets: [
		{ key: 'cold', label: 'Inactive or very low', from: 0 },
		{ key: 'lukewarm', label: 'Low', from: 11 },
		{ key: 'warm', label: 'Medium', from: 41 },
		{ key: 'hot', label: 'High or very high', from: 61 },
	],
	hysteresis: { points: 0 },
	phases: phasesBy('vacancy-met'),
	tests: [
		{
			name: '0.56 a day: 40 points are down to 23 after a month',
			events: [{ type: 'application.submitted', at: '2026-03-02', subject: 'nurse', known: true }],
			asOf: '2026-04-01',
			expect: { score: 23, bucket: 'lukewarm', phase: 'do' },
		},
		{
			name: 'four clicks of a day count 100, 50, 25 and 12.5 %',
			events: ['a', 'b', 'c', 'd'].map((subject) => ({
				type: 'email.clicked',
				at: '2026-03-02',
				subject,
			})),
			asOf: '2026-03-02',
			expect: { score: 9, bucket: 'cold' },
		},
		{
			name: 'six months of silence end at 0',
			events: ['nurse', 'carer', 'planner'].map((subject, i) => ({
				type: 'application.submitted',
				at: `2026-03-0${i + 1}`,
				subject,
			})),
			asOf: '2026-08-29',
			expect: { score: 0, bucket: 'cold', route: 'keepWarm' },
		},
	],
};
