import type { ScoringModelInput } from '../model/types';
import { rulesOf, vacanciesMet } from './actions';
import { fits } from './criteria';
import { bucketsFrom, journey, phasesBy } from './journey';
import { intake } from './statuses';

const pillar = 'prospect-score';

/** Two thirds of a letter, up when a criterion matches and down when it does not: a third is 10 points. */
const TWO_THIRDS = { points: 20, misfit: -20 } as const;

/**
 * The way of Pardot (Account Engagement): a score that only rises, and beside it a grade that starts at D.
 *
 * Published and reproduced: page 1; tracked link, custom redirect and file 3; chat 10; form, landing page and opportunity
 * 50; an opened e-mail and an event 0; sales-ready from 100. Five criteria that lift or lower the grade by two thirds of a
 * letter: ten thirds lead from D to A+. On the scale of the persona a third is 10, so D is 0, C- 20, B- 50, A- 80, A+ 100
 * and F −20; like there, no letter shows until something is known.
 *
 * Different by necessity: the score ends at 100 and forgets after two years; letters come without + and −, and F shows as D;
 * form errors, site searches and visits are no events; an intake stands in for an opportunity. Left out on purpose:
 * an opportunity lost (−100 there), for a rejection says nothing about the next vacancy.
 *
 * Source: help.salesforce.com, "Default scoring system"; trailhead.salesforce.com, "Pardot lead scoring and grading".
 */
export const pardotLike: ScoringModelInput = {
	...journey,
	key: 'pardot-like',
	label: 'Pardot style',
	pillars: [{ key: pillar, label: 'Prospect score', cap: 100 }],
	decay: { kind: 'none' },
	floor: 0,
	rules: [
		...rulesOf({
			'page-view': { points: 1, pillar },
			'vacancy-view': { points: 1, pillar },
			'ad-or-social': { points: 3, pillar },
			'email-click': { points: 3, pillar },
			'cta-click': { points: 3, pillar },
			'asset-download': { points: 3, pillar },
			newsletter: { points: 50, pillar },
			'job-alert': { points: 50, pillar },
			'contact-form': { points: 50, pillar },
			'application-submitted': { points: 50, pillar },
			chat: { points: 10, pillar },
		}),
		{
			key: 'opportunity',
			label: 'Intake or interview held',
			on: 'application.status_changed',
			where: [{ field: 'properties.status', op: 'in', value: intake }],
			points: 50,
			pillar,
			limits: { perSubject: 'once' },
		},
		vacanciesMet,
	],
	profile: {
		persona: {
			start: 0,
			lowest: -20,
			criteria: [
				{ ...fits.function, ...TWO_THIRDS },
				{ ...fits.department, ...TWO_THIRDS },
				{ ...fits.sector, ...TWO_THIRDS },
				{ ...fits.region, ...TWO_THIRDS },
				{ ...fits.certificate, ...TWO_THIRDS },
			],
		},
	},
	matrix: { grades: { A: 80, B: 50, C: 20 } },
	buckets: bucketsFrom(25, 50, 100),
	hysteresis: { points: 5 },
	phases: phasesBy('vacancy-met'),
	tests: [
		{
			name: 'two forms are sales-ready, and stay so',
			events: [
				{ type: 'jobalert.subscribed', at: '2026-03-02', known: true, consent: ['nurture'] },
				{ type: 'form.submitted', at: '2026-03-03', properties: { form: 'contact' } },
			],
			asOf: '2027-03-02',
			expect: { score: 100, bucket: 'hot', grade: null, route: 'recruiter' },
		},
		{
			name: 'one criterion that matches lifts D to C-',
			events: [
				{ type: 'email.clicked', at: '2026-03-02', subject: 'news' },
				{ type: 'profile.updated', at: '2026-03-02', properties: { function: 'Nurse' } },
			],
			asOf: '2026-03-02',
			expect: { score: 3, persona: 20, grade: 'C', bucket: 'cold' },
		},
		{
			name: 'five criteria that match lift D to A+',
			events: [
				{
					type: 'profile.updated',
					at: '2026-03-02',
					properties: {
						function: 'Verzorgende',
						department: 'thuiszorg',
						sector: 'zorg',
						region: 'Utrecht',
						certificates: ['BIG'],
					},
				},
			],
			asOf: '2026-03-02',
			expect: { score: null, persona: 100, grade: 'A', bucket: null },
		},
	],
};
