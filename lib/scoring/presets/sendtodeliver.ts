import type { ScoringModelInput } from '../model/types';
import { once, rulesOf } from './actions';
import { fits, personas } from './criteria';
import { bucketsFrom, journey, phasesBy } from './journey';

/**
 * The way of SendtoDeliver's engagement scoring: 1 to 100, in three pillars of which Entrances weigh least and
 * Interaction most, on every channel; beside it a persona and a culture score, which together tell the fit.
 *
 * Published and reproduced: the range, the three scores, the order of the pillars, and which kinds of actions count (a
 * finished video more than a visit). The points, the caps (which add up to 100) and the fading are starting values,
 * because their template is filled in per organisation. The criteria are examples for care: replace them by your own.
 *
 * Source: SendtoDeliver's whitepaper on engagement scoring, as told on werf-en.nl, "Hoe engagement scoring het succes
 * van je recruitment kan versterken".
 */
export const sendtodeliver: ScoringModelInput = {
	...journey,
	key: 'sendtodeliver',
	label: 'SendtoDeliver style',
	pillars: [
		{ key: 'entrances', label: 'Entrances', cap: 20 },
		{ key: 'activity', label: 'Activity', cap: 30 },
		{ key: 'interaction', label: 'Interaction', cap: 50 },
	],
	decay: { kind: 'linear', days: 180, graceDays: 14 },
	floor: 1,
	rules: rulesOf({
		'page-view': { points: 1, pillar: 'entrances', limits: { pointsPerDay: 4 } },
		'vacancy-view': {
			points: 3,
			pillar: 'entrances',
			limits: { ...once, again: { withinDays: 14, points: 3 } },
		},
		'ad-or-social': { points: 2, pillar: 'entrances', limits: { pointsPerDay: 6 } },
		'email-click': { points: 3, pillar: 'activity', repeat: { factor: 0.5 } },
		'cta-click': { points: 3, pillar: 'activity', repeat: { factor: 0.5 } },
		'article-read': { points: 3, pillar: 'activity', limits: once },
		'video-watched': { points: 6, pillar: 'activity', limits: once },
		'asset-download': { points: 8, pillar: 'activity', limits: once },
		'webinar-registered': { points: 6, pillar: 'activity', limits: once },
		'webinar-attended': { points: 12, pillar: 'activity', limits: once },
		newsletter: { points: 6, pillar: 'activity', limits: { total: 1 } },
		'job-alert': { points: 10, pillar: 'activity', limits: { total: 1 } },
		'contact-form': { points: 20, pillar: 'interaction', limits: { everyDays: 30 } },
		'application-started': { points: 10, pillar: 'interaction', limits: once },
		'application-submitted': { points: 30, pillar: 'interaction', limits: once },
		'email-reply': { points: 15, pillar: 'interaction', limits: { everyDays: 7 } },
		chat: { points: 15, pillar: 'interaction', limits: { everyDays: 7 } },
		appointment: { points: 20, pillar: 'interaction', limits: once },
		unsubscribe: { points: -15, pillar: null },
		complaint: { points: -30, pillar: null },
		'hard-bounce': { points: -20, pillar: null },
	}),
	profile: {
		persona: {
			weight: 2,
			criteria: [
				{ ...fits.function, points: 20, misfit: -20 },
				{ ...fits.education, points: 10 },
				{ ...fits.experience, points: 10 },
				{ ...fits.certificate, points: 10 },
				{ ...fits.salaryWish, points: 5, misfit: -10 },
				{ ...fits.region, points: 10, misfit: -20 },
			],
		},
		culture: {
			criteria: [
				{
					key: 'test',
					label: 'Culture test: 70 or more',
					field: 'cultureTest',
					op: 'gte',
					value: 70,
					points: 30,
					misfit: -20,
				},
				{
					key: 'values',
					label: 'Works for people first',
					field: 'values',
					op: 'contains',
					value: 'people first',
					points: 10,
				},
				{
					key: 'way-of-working',
					label: 'Likes to work in a team',
					field: 'wayOfWorking',
					op: 'equals',
					value: 'team',
					points: 10,
				},
			],
		},
		personas,
	},
	buckets: bucketsFrom(20, 45, 70),
	hysteresis: { points: 5 },
	phases: phasesBy('vacancy-view'),
	tests: [
		{
			name: 'whoever did one small thing has at least 1',
			events: [{ type: 'social.liked', at: '2026-03-02', subject: 'linkedin' }],
			asOf: '2027-03-02',
			expect: { score: 1, bucket: 'cold', grade: null },
		},
		{
			name: 'all three pillars full is 100',
			events: [
				...['nurse', 'carer', 'planner', 'driver', 'cook', 'coach', 'host'].map((subject) => ({
					type: 'vacancy.viewed',
					at: '2026-03-02',
					subject,
				})),
				...['ward', 'team', 'day'].map((subject) => ({
					type: 'webinar.attended',
					at: '2026-03-03',
					subject,
				})),
				{ type: 'application.submitted', at: '2026-03-04', subject: 'nurse', known: true },
				{ type: 'appointment.booked', at: '2026-03-05', subject: 'coffee-with-lisa' },
			],
			asOf: '2026-03-05',
			expect: { score: 100, bucket: 'hot', phase: 'do', route: 'recruiter' },
		},
		{
			name: 'three scores stand beside each other: engagement, persona and culture',
			events: [
				{ type: 'form.submitted', at: '2026-03-02', properties: { form: 'contact' }, known: true },
				{
					type: 'profile.updated',
					at: '2026-03-02',
					properties: { function: 'Verpleegkundige', region: 'Utrecht', yearsOfExperience: 6 },
				},
				{ type: 'profile.updated', at: '2026-03-03', properties: { cultureTest: 55 } },
			],
			asOf: '2026-03-03',
			expect: {
				score: 20,
				engagement: 20,
				persona: 90,
				culture: 30,
				grade: 'B',
				personaKey: 'experienced-nurse',
				bucket: 'lukewarm',
			},
		},
	],
};
