import type { ScoringModelInput } from '../model/types';
import { once, rulesOf, type Worth } from './actions';
import { bucketsFrom, journey, phasesBy } from './journey';
import { inProcedure, intake, proposed } from './statuses';

const status = 'properties.status';
const pillar = 'lead-score';
const aDay = { perDay: 1 } as const;

const expires = (afterDays: number) => ({ kind: 'expires', afterDays }) as const;

/** Counts in full for so many days. */
const counts = (points: number, limits: Worth['limits'], forDays = 60): Worth => ({
	points,
	pillar,
	limits,
	decay: expires(forDays),
});

/**
 * The way of Mysolution's lead scoring ("Candidate Engagement"): every record counts in full for a period, the score is
 * their sum, and missing activity takes a point a day. Medals come from the steps of the application.
 *
 * Published and reproduced: an appointment is +10 for 60 days; a rule may count only in given application statuses; hot,
 * warm, lukewarm and cold; bronze at "Intake processed". The other points and the ranges are starting values, because
 * Mysolution leaves them to each customer.
 *
 * Different by necessity: there, what inactivity took stays taken. Here a candidate who comes back gets it back;
 * otherwise nobody could make up for a long absence.
 *
 * Source: mysolution.com, feature knowledge base, "Houd zicht op interessante kandidaten en contactpersonen" (MSR-454)
 * and "Feature package Candidate Engagement".
 */
export const msr: ScoringModelInput = {
	...journey,
	key: 'msr',
	label: 'Mysolution style',
	pillars: [{ key: pillar, label: 'Lead score', cap: 100 }],
	decay: expires(60),
	inactivity: { afterDays: 30, points: 1, everyDays: 1 },
	floor: 0,
	rules: [
		...rulesOf({
			'page-view': counts(1, aDay, 30),
			'vacancy-view': counts(3, once, 30),
			'ad-or-social': counts(1, aDay, 30),
			'email-open': counts(1, aDay, 30),
			'email-click': counts(3, aDay),
			'cta-click': counts(2, aDay),
			'article-read': counts(2, once),
			'video-watched': counts(3, once),
			'asset-download': counts(5, once),
			'webinar-registered': counts(4, once),
			'webinar-attended': counts(8, once),
			newsletter: counts(4, { total: 1 }),
			'job-alert': counts(6, { total: 1 }),
			'contact-form': counts(10, { everyDays: 30 }),
			'application-started': counts(5, once),
			'application-submitted': counts(15, once, 90),
			'email-reply': counts(8, { everyDays: 7 }),
			chat: counts(8, { everyDays: 7 }),
			appointment: counts(10, once),
			unsubscribe: { points: -10, pillar: null },
			complaint: { points: -20, pillar: null },
			'hard-bounce': { points: -20, pillar: null },
		}),
		{
			key: 'in-touch-while-applying',
			label: 'Contact while an application runs',
			on: ['email.replied', 'chat.held'],
			statuses: inProcedure,
			...counts(5, { everyDays: 7 }),
		},
		{
			key: 'step-intake',
			label: 'Step: intake or interview held',
			on: 'application.status_changed',
			where: [{ field: status, op: 'in', value: intake }],
			...counts(15, once, 90),
		},
		{
			key: 'step-proposed',
			label: 'Step: proposed to the client',
			on: 'application.status_changed',
			where: [{ field: status, op: 'in', value: proposed }],
			...counts(20, once, 90),
		},
	],
	buckets: bucketsFrom(10, 25, 40),
	hysteresis: { points: 3 },
	phases: phasesBy('vacancy-view'),
	tests: [
		{
			name: 'an appointment counts 10 for 60 days while the candidate stays active',
			events: [
				{ type: 'appointment.booked', at: '2026-03-02', subject: 'coffee-with-lisa', known: true },
				{
					type: 'application.status_changed',
					at: '2026-04-15',
					subject: 'nurse-utrecht',
					properties: { status: 'Match' },
				},
			],
			asOf: '2026-04-30',
			expect: { score: 10, bucket: 'lukewarm', phase: 'do', medal: null, route: 'nurture' },
		},
		{
			name: 'a month without activity takes a point a day',
			events: [{ type: 'application.submitted', at: '2026-03-02', subject: 'nurse-utrecht' }],
			asOf: '2026-04-05',
			expect: { score: 10, bucket: 'lukewarm' },
		},
		{
			name: 'whoever applied, had the intake and is in touch is hot, with bronze',
			events: [
				{ type: 'application.submitted', at: '2026-03-02', subject: 'nurse-utrecht', known: true },
				{
					type: 'application.status_changed',
					at: '2026-03-09',
					subject: 'nurse-utrecht',
					properties: { status: 'Intake verwerkt' },
				},
				{ type: 'email.replied', at: '2026-03-10', subject: 'invitation' },
			],
			asOf: '2026-03-10',
			expect: { score: 43, bucket: 'hot', phase: 'do', medal: 'bronze', route: 'recruiter' },
		},
	],
};
