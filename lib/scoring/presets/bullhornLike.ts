import type { ScoringModelInput } from '../model/types';
import { rulesOf, vacanciesMet } from './actions';
import { bucketsFrom, journey, phasesBy } from './journey';

/** Closes the gap to 100 from 60 to 50: what lifts a start of 40 to one of 50. */
const FROM_40_TO_50 = 100 / 6;

/**
 * The way of the Bullhorn Automation score: everybody starts at 40, and every action closes its percentage of the gap to
 * 100, so that the first clicks lift a score most and nothing exceeds 100.
 *
 * Published and reproduced: start at 40, or at 50 after contact with a recruiter within six months; opening or clicking an
 * e-mail 20 %, a page 15 %, a job 30 %, an application 75 %; engaged above 75. So 40 becomes 52, 61.6, 73.1 and 81.2.
 *
 * Different by necessity: a chat, a reply and an appointment stand in for Bullhorn's notes; an opt-out and a hard bounce
 * end at 1 (there at 2 and 1); "150 days without a note: −20 %" takes 20 points once after 150 days without activity;
 * Bullhorn rounds after every step, this only what is shown. Mind that machines open e-mails too.
 *
 * Source: kb.bullhorn.com, "Bullhorn Automation Score Overview".
 */
export const bullhornLike: ScoringModelInput = {
	...journey,
	key: 'bullhorn-like',
	label: 'Bullhorn style',
	pillars: [{ key: 'automation', label: 'Automation score', cap: 100 }],
	accumulation: 'saturating',
	decay: { kind: 'none' },
	inactivity: { afterDays: 150, points: 20, everyDays: journey.horizonDays },
	floor: 1,
	rules: [
		...rulesOf({
			'page-view': { points: 15, pillar: 'automation' },
			'vacancy-view': { points: 30, pillar: 'automation' },
			'email-open': { points: 20, pillar: 'automation' },
			'email-click': { points: 20, pillar: 'automation' },
			'application-submitted': { points: 75, pillar: 'automation' },
			unsubscribe: { points: -100, pillar: null },
			complaint: { points: -100, pillar: null },
			'hard-bounce': { points: -100, pillar: null },
		}),
		{
			key: 'start',
			label: 'Where everybody starts',
			on: [
				'page.viewed',
				'vacancy.viewed',
				'email.opened',
				'email.clicked',
				'application.submitted',
				'email.replied',
				'chat.held',
				'appointment.booked',
			],
			points: 40,
			pillar: 'automation',
			limits: { total: 1 },
		},
		{
			key: 'contact',
			label: 'In touch with a recruiter within six months',
			on: ['email.replied', 'chat.held', 'appointment.booked'],
			points: FROM_40_TO_50,
			pillar: 'automation',
			limits: { maxPoints: FROM_40_TO_50 },
			decay: { kind: 'expires', afterDays: 183 },
		},
		vacanciesMet,
	],
	buckets: bucketsFrom(40, 60, 76),
	hysteresis: { points: 5 },
	phases: phasesBy('vacancy-met'),
	tests: [
		{
			name: 'opens, clicks, views a job and another: 40, 52, 61.6, 73.1, 81.2',
			events: [
				{ type: 'email.opened', at: '2026-03-02', subject: 'news' },
				{ type: 'email.clicked', at: '2026-03-02', subject: 'news' },
				{ type: 'vacancy.viewed', at: '2026-03-02', subject: 'nurse-utrecht' },
				{ type: 'vacancy.viewed', at: '2026-03-02', subject: 'nurse-zeist' },
			],
			asOf: '2026-03-02',
			expect: { score: 81, bucket: 'hot', route: 'recruiter' },
		},
		{
			name: 'an application after a chat: 50 and 75 % of the gap',
			events: [
				{ type: 'chat.held', at: '2026-03-02', known: true },
				{ type: 'application.submitted', at: '2026-03-03', subject: 'nurse-utrecht' },
			],
			asOf: '2026-03-03',
			expect: { score: 88, bucket: 'hot', phase: 'do' },
		},
		{
			name: 'an opt-out ends at the bottom',
			events: [
				{ type: 'email.clicked', at: '2026-03-02', subject: 'news' },
				{ type: 'email.unsubscribed', at: '2026-03-03' },
			],
			asOf: '2026-03-03',
			expect: { score: 1, bucket: 'cold', route: 'keepWarm' },
		},
	],
};
