import type { ScoringModelInput } from '../model/types';
import { once, rulesOf } from './actions';
import { fits } from './criteria';
import { bucketsFrom, journey, phasesBy } from './journey';

const pillar = 'behaviour';

/**
 * The way of Marketo's lead score: behaviour and demographics add up, nothing fades by itself, and a month without
 * activity takes points.
 *
 * Published and reproduced, as Marketo scored its own leads: a page or an opened e-mail 1; a demo watched, a webinar
 * registered or attended and a download 5 each; a late-stage download 12 (send `stage: "decision"` with it); the page that
 * shows intent (pricing there, a vacancy here) 5, and 8 for coming back within a week; up to 30 for a review by hand and up
 * to 8 for the function; 15 less after a month without activity; a lead above 65. Actions Marketo does not list, such as
 * an application, are starting values.
 *
 * Different by necessity: the score ends at 100; the month costs 15 also below 30 (5 there) and is given back when the
 * candidate returns; coming back is to the same vacancy; searches by name and the number of pages in a visit are no
 * events. The criteria are examples for care: replace them by your own.
 *
 * Source: A. Ross and M. Tyler, "Predictable Revenue", 2011, pp. 148–150; nation.marketo.com, "Lead score vs behavior &
 * demographic score" (the matrix A1 to D4).
 */
export const marketoLike: ScoringModelInput = {
	...journey,
	key: 'marketo-like',
	label: 'Marketo style',
	pillars: [{ key: pillar, label: 'Behaviour', cap: 100 }],
	decay: { kind: 'none' },
	inactivity: { afterDays: 30, points: 15, everyDays: 30 },
	floor: 0,
	rules: [
		...rulesOf({
			'page-view': { points: 1, pillar },
			'vacancy-view': {
				points: 5,
				pillar,
				limits: { ...once, again: { withinDays: 7, points: 8 } },
			},
			'ad-or-social': { points: 1, pillar },
			'email-open': { points: 1, pillar },
			'email-click': { points: 3, pillar },
			'cta-click': { points: 3, pillar },
			'article-read': { points: 2, pillar, limits: once },
			'video-watched': { points: 5, pillar, limits: once },
			'asset-download': { points: 5, pillar, limits: once },
			'webinar-registered': { points: 5, pillar, limits: once },
			'webinar-attended': { points: 5, pillar, limits: once },
			newsletter: { points: 5, pillar, limits: { total: 1 } },
			'job-alert': { points: 8, pillar, limits: { total: 1 } },
			'contact-form': { points: 15, pillar, limits: { everyDays: 30 } },
			'application-started': { points: 10, pillar, limits: once },
			'application-submitted': { points: 30, pillar, limits: once },
			'email-reply': { points: 10, pillar, limits: { everyDays: 7 } },
			chat: { points: 10, pillar, limits: { everyDays: 7 } },
			appointment: { points: 20, pillar, limits: once },
			unsubscribe: { points: -15, pillar: null },
			complaint: { points: -30, pillar: null },
			'hard-bounce': { points: -20, pillar: null },
		}),
		{
			key: 'late-stage-download',
			label: 'Late-stage download, on top',
			on: 'asset.downloaded',
			where: [{ field: 'properties.stage', op: 'equals', value: 'decision' }],
			points: 7,
			pillar,
			limits: once,
		},
	],
	profile: {
		persona: {
			start: 0,
			lowest: -20,
			cap: 38,
			criteria: [
				{
					key: 'reviewed-good',
					label: 'Reviewed by a recruiter: good',
					field: 'review',
					op: 'equals',
					value: 'good',
					points: 30,
				},
				{
					key: 'reviewed-fair',
					label: 'Reviewed by a recruiter: fair',
					field: 'review',
					op: 'equals',
					value: 'fair',
					points: 15,
				},
				{ ...fits.function, points: 8 },
				{ ...fits.region, points: 0, misfit: -10 },
			],
		},
	},
	score: { combine: 'sum' },
	matrix: { grades: { A: 29, B: 19, C: 10 }, levels: { 1: 75, 2: 50, 3: 25 } },
	buckets: bucketsFrom(20, 40, 66),
	hysteresis: { points: 5 },
	phases: phasesBy('vacancy-view'),
	tests: [
		{
			name: 'behaviour 35 and demographics 38 make a lead of 73',
			events: [
				{ type: 'application.submitted', at: '2026-03-02', subject: 'nurse-utrecht', known: true },
				{ type: 'webinar.attended', at: '2026-03-02', subject: 'a-day-on-the-ward' },
				{
					type: 'profile.updated',
					at: '2026-03-02',
					properties: { function: 'Nurse', review: 'good' },
				},
			],
			asOf: '2026-03-02',
			expect: { score: 73, engagement: 35, persona: 38, grade: 'A', bucket: 'hot' },
		},
		{
			name: 'two months without activity take 30, and nothing else fades',
			events: [
				{ type: 'application.submitted', at: '2026-03-02', subject: 'nurse-utrecht' },
				{ type: 'appointment.booked', at: '2026-03-02', subject: 'coffee-with-lisa' },
			],
			asOf: '2026-05-01',
			expect: { score: 20, bucket: 'lukewarm' },
		},
		{
			name: 'a late-stage download is worth 12, a first one 5',
			events: [
				{ type: 'asset.downloaded', at: '2026-03-02', subject: 'salary-guide' },
				{
					type: 'asset.downloaded',
					at: '2026-03-02',
					subject: 'what-we-offer',
					properties: { stage: 'decision' },
				},
			],
			asOf: '2026-03-02',
			expect: { score: 17, bucket: 'cold' },
		},
	],
};
