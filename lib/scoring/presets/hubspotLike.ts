import type { ScoringModelInput } from '../model/types';
import { once, rulesOf } from './actions';
import { fits } from './criteria';
import { bucketsFrom, journey, phasesBy } from './journey';

const MONTH = 30;
const QUARTER = 90;

/**
 * The way of HubSpot's lead scoring tool: a combined score of engagement (at most 50, in event groups with a limit each)
 * and fit (at most 50), and the matrix A1 to C3.
 *
 * Published and reproduced: group limits; a group loses a percentage of its points every one, three, six or twelve
 * months, always of what they were at first, or counts only within a time frame; engagement and fit of 50 points each with
 * 15 for a form and 10 for an event, a meeting and pages; ready for sales from 60. The limits of the matrix and the other
 * points are starting values.
 *
 * Different by necessity: a month is 30 days; while nothing is known of a candidate there is no letter (HubSpot's
 * fit is 0 then, the lowest). The criteria are examples for care: replace them by your own.
 *
 * Source: knowledge.hubspot.com, "Build engagement scores to qualify contacts and companies"; blog.thalox.com, "Combined
 * score in HubSpot"; nettly.co, "Lead scoring" (the matrix).
 */
export const hubspotLike: ScoringModelInput = {
	...journey,
	key: 'hubspot-like',
	label: 'HubSpot style',
	pillars: [
		{ key: 'website', label: 'Website', cap: 10 },
		{ key: 'email', label: 'E-mail', cap: 5, decay: { kind: 'expires', afterDays: MONTH } },
		{ key: 'content', label: 'Content and events', cap: 10 },
		{
			key: 'forms',
			label: 'Forms and applications',
			cap: 15,
			decay: { kind: 'steps', percent: 25, everyDays: QUARTER },
		},
		{
			key: 'meetings',
			label: 'Meetings and conversations',
			cap: 10,
			decay: { kind: 'steps', percent: 25, everyDays: QUARTER },
		},
	],
	decay: { kind: 'steps', percent: 25, everyDays: MONTH },
	floor: 0,
	rules: rulesOf({
		'page-view': { points: 1, pillar: 'website' },
		'vacancy-view': { points: 3, pillar: 'website', limits: once },
		'ad-or-social': { points: 2, pillar: 'website' },
		'email-click': { points: 2, pillar: 'email' },
		'cta-click': { points: 2, pillar: 'content' },
		'article-read': { points: 2, pillar: 'content', limits: once },
		'video-watched': { points: 4, pillar: 'content', limits: once },
		'asset-download': { points: 6, pillar: 'content', limits: once },
		'webinar-registered': { points: 10, pillar: 'content', limits: once },
		'webinar-attended': { points: 10, pillar: 'content', limits: once },
		newsletter: { points: 5, pillar: 'forms', limits: { total: 1 } },
		'job-alert': { points: 10, pillar: 'forms', limits: { total: 1 } },
		'contact-form': { points: 15, pillar: 'forms' },
		'application-started': { points: 8, pillar: 'forms', limits: once },
		'application-submitted': { points: 15, pillar: 'forms', limits: once },
		'email-reply': { points: 5, pillar: 'meetings' },
		chat: { points: 5, pillar: 'meetings' },
		appointment: { points: 10, pillar: 'meetings', limits: once },
		unsubscribe: { points: -10, pillar: null },
		complaint: { points: -20, pillar: null },
		'hard-bounce': { points: -10, pillar: null },
	}),
	profile: {
		persona: {
			start: 0,
			lowest: -50,
			cap: 50,
			criteria: [
				{ ...fits.function, points: 20, misfit: -20 },
				{ ...fits.region, points: 10, misfit: -10 },
				{ ...fits.sector, points: 10 },
				{ ...fits.experience, points: 10 },
			],
		},
	},
	score: { combine: 'sum' },
	matrix: { grades: { A: 35, B: 20, C: 0 }, levels: { 1: 35, 2: 20, 3: 0 } },
	buckets: bucketsFrom(20, 40, 60),
	hysteresis: { points: 5 },
	phases: phasesBy('vacancy-view'),
	tests: [
		{
			name: 'engagement 35 and fit 40 make 75',
			events: [
				{ type: 'form.submitted', at: '2026-03-02', properties: { form: 'contact' }, known: true },
				{ type: 'appointment.booked', at: '2026-03-02', subject: 'coffee-with-lisa' },
				{ type: 'webinar.registered', at: '2026-03-02', subject: 'a-day-on-the-ward' },
				{
					type: 'profile.updated',
					at: '2026-03-02',
					properties: { function: 'Nurse', region: 'Utrecht', sector: 'Care' },
				},
			],
			asOf: '2026-03-02',
			expect: { score: 75, engagement: 35, persona: 40, grade: 'A', bucket: 'hot' },
		},
		{
			name: 'content loses a quarter of what it was worth every month',
			events: [{ type: 'webinar.attended', at: '2026-03-02', subject: 'a-day-on-the-ward' }],
			asOf: '2026-05-01',
			expect: { score: 5, engagement: 5, bucket: 'cold' },
		},
		{
			name: 'a group never counts more than its limit',
			events: ['/', '/jobs', '/jobs/care', '/about', '/stories', '/team'].flatMap((subject) => [
				{ type: 'page.viewed', at: '2026-03-02', subject },
				{ type: 'vacancy.viewed', at: '2026-03-02', subject },
			]),
			asOf: '2026-03-02',
			expect: { score: 10, phase: 'see', route: 'keepWarm' },
		},
	],
};
