import type { ScoringModelInput } from '../model/types';
import { once, rulesOf } from './actions';
import { bucketsFrom, journey, phasesBy } from './journey';

/**
 * "Candidate NL": the default model. Starting values inside the ranges the field uses; recalibrate them after
 * a month of own data.
 */
export const candidateNl: ScoringModelInput = {
	...journey,
	key: 'candidate-nl',
	label: 'Candidate NL',
	pillars: [
		{ key: 'entrances', label: 'Entrances', cap: 25 },
		{ key: 'activity', label: 'Activity', cap: 40 },
		{ key: 'interaction', label: 'Interaction', cap: 70 },
	],
	decay: { kind: 'halfLife', days: 45, graceDays: 7 },
	floor: 1,
	rules: rulesOf({
		'page-view': { points: 1, pillar: 'entrances', limits: { pointsPerDay: 5 } },
		'vacancy-view': {
			points: 3,
			pillar: 'entrances',
			limits: { ...once, again: { withinDays: 7, points: 2 }, pointsPerDay: 12 },
		},
		'ad-or-social': { points: 2, pillar: 'entrances', limits: { pointsPerDay: 4 } },
		'email-click': { points: 4, pillar: 'activity', repeat: { factor: 0.5 } },
		'cta-click': { points: 3, pillar: 'activity', repeat: { factor: 0.5 } },
		'article-read': { points: 3, pillar: 'activity', limits: once },
		'video-watched': { points: 6, pillar: 'activity', limits: once },
		'asset-download': { points: 10, pillar: 'activity', limits: once },
		'webinar-registered': { points: 8, pillar: 'activity', limits: once },
		'webinar-attended': { points: 15, pillar: 'activity', limits: once },
		newsletter: { points: 8, pillar: 'activity', limits: { total: 1 } },
		'job-alert': { points: 12, pillar: 'activity', limits: { total: 1 } },
		'contact-form': { points: 20, pillar: 'interaction', limits: { everyDays: 30 } },
		'application-started': { points: 12, pillar: 'interaction', limits: once },
		'application-submitted': { points: 40, pillar: 'interaction', limits: once },
		'email-reply': { points: 20, pillar: 'interaction', limits: { everyDays: 7 } },
		chat: { points: 15, pillar: 'interaction', limits: { everyDays: 7 } },
		appointment: { points: 25, pillar: 'interaction', limits: once },
		unsubscribe: { points: -20, pillar: null },
		complaint: { points: -40, pillar: null },
		'hard-bounce': { points: -30, pillar: null },
	}),
	buckets: bucketsFrom(20, 45, 70),
	hysteresis: { points: 5 },
	phases: phasesBy('vacancy-view'),
	tests: [
		{
			name: 'browsing alone is never warm',
			events: ['2026-03-02', '2026-03-03', '2026-03-04'].flatMap((at) => [
				...['/', '/jobs', '/jobs/care', '/about', '/stories'].map((subject) => ({
					type: 'page.viewed',
					at,
					subject,
				})),
				...['nurse', 'carer', 'planner', 'driver'].map((vacancy) => ({
					type: 'vacancy.viewed',
					at,
					subject: `${vacancy}-${at}`,
				})),
			]),
			asOf: '2026-03-04',
			expect: { score: 25, bucket: 'lukewarm', phase: 'see', route: 'nurture' },
		},
		{
			name: 'Noor, after two webinars, one vacancy seen twice and an appointment, is for the recruiter',
			events: [
				{ type: 'jobalert.subscribed', at: '2026-03-20', known: true, consent: ['nurture'] },
				{ type: 'asset.downloaded', at: '2026-03-20', subject: 'salary-guide' },
				{ type: 'webinar.attended', at: '2026-05-05', subject: 'a-day-on-the-ward' },
				{ type: 'webinar.attended', at: '2026-05-07', subject: 'growing-as-a-nurse' },
				{ type: 'vacancy.viewed', at: '2026-05-08', subject: 'nurse-utrecht' },
				{ type: 'vacancy.viewed', at: '2026-05-10', subject: 'nurse-utrecht' },
				{ type: 'appointment.booked', at: '2026-05-11', subject: 'coffee-with-lisa' },
			],
			asOf: '2026-05-11',
			expect: { score: 70, bucket: 'hot', phase: 'do', medal: null, route: 'recruiter' },
		},
		{
			name: 'a hire keeps gold after a year of silence',
			events: [
				{ type: 'application.submitted', at: '2026-01-05', subject: 'nurse-utrecht', known: true },
				{
					type: 'application.status_changed',
					at: '2026-02-02',
					subject: 'nurse-utrecht',
					properties: { status: 'Geplaatst' },
				},
			],
			asOf: '2027-02-02',
			expect: { score: 1, bucket: 'cold', phase: 'care', medal: 'gold', route: 'care' },
		},
	],
};
