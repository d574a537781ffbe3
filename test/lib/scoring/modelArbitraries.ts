import fc from 'fast-check';
import type { ScoringModelInput } from '../../../lib/scoring';
import type { Decay } from '../../../lib/scoring/model/types';

type RuleInput = ScoringModelInput['rules'][number];
type DecayInput = Exclude<ScoringModelInput['decay'], undefined>;
type ProfileInput = NonNullable<ScoringModelInput['profile']>;

const STATUSES = ['Web application', 'Intake processed', 'Voorgesteld', 'Hired'];

const days = fc.integer({ min: 1, max: 120 });
const graceDays = fc.constantFrom(0, 0, 3, 10);

const decay: fc.Arbitrary<DecayInput> = fc.oneof(
	fc.constant({ kind: 'none' } as const),
	fc.record({ kind: fc.constant('halfLife' as const), days, graceDays }),
	fc.record({ kind: fc.constant('linear' as const), days, graceDays }),
	fc.record({ kind: fc.constant('perDay' as const), points: fc.constantFrom(0.1, 0.56, 3) }),
	fc.record({
		kind: fc.constant('steps' as const),
		percent: fc.constantFrom(10, 25, 33, 100),
		everyDays: days,
	}),
	fc.record({ kind: fc.constant('expires' as const), afterDays: days }),
);

const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined, freq: 2 });

const rarely = <Value>(of: fc.Arbitrary<Value>) =>
	fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: of });

const points = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0.5, 2.25, 100));

const limitsPerSubject: fc.Arbitrary<RuleInput['limits']> = fc.record(
	{
		perSubject: fc.oneof(fc.constant('once' as const), fc.record({ days })),
		again: fc.record({ withinDays: days, points: fc.integer({ min: 1, max: 9 }) }),
		pointsPerDay: points,
		maxPoints: points,
	},
	{ requiredKeys: ['perSubject'] },
);

const limitsOfCounts: fc.Arbitrary<RuleInput['limits']> = fc.record(
	{
		perDay: fc.integer({ min: 1, max: 4 }),
		pointsPerDay: points,
		everyDays: days,
		total: fc.integer({ min: 1, max: 5 }),
		maxPoints: points,
	},
	{ requiredKeys: [] },
);

const on = fc.constantFrom<RuleInput['on']>(
	['page.viewed', 'ad.clicked', 'social.*'],
	'vacancy.viewed',
	'email.clicked',
	'email.*',
	['newsletter.subscribed', 'jobalert.subscribed', 'asset.*'],
	['cta.clicked', 'article.read'],
	['chat.held', 'appointment.booked', 'application.*'],
	'webinar.*',
);

const statuses = fc.subarray(STATUSES, { minLength: 1 });

/** What a rule is but for its key and pillar; what does not go together is left out of it. */
const ruleBody = fc
	.record({
		on,
		points,
		limits: fc.oneof(fc.constant<RuleInput['limits']>({}), limitsPerSubject, limitsOfCounts),
		repeat: fc.constantFrom<RuleInput['repeat']>('full', 'full', { factor: 0.5 }, { factor: 0 }),
		decay: maybe(decay),
		statuses: rarely(statuses),
	})
	.map(({ repeat, ...rule }) => ({
		...rule,
		repeat: rule.limits?.perSubject ? ('full' as const) : repeat,
	}));

const where = fc.constantFrom<NonNullable<RuleInput['where']>>(
	[],
	[],
	[],
	[],
	[{ field: 'subject', op: 'in', value: ['v1', 'v2'] }],
);

interface Frame {
	pillars: ScoringModelInput['pillars'];
	decay: Decay['kind'];
}

function rulesOf({ pillars, decay: modelDecay }: Frame): fc.Arbitrary<RuleInput[]> {
	const gain = fc
		.tuple(ruleBody, where, fc.nat({ max: pillars.length - 1 }))
		.map(([body, conditions, i]): Omit<RuleInput, 'key' | 'label'> => {
			const { key: pillar, decay: pillarDecay } = pillars[i];
			const isPooled = !body.decay && (pillarDecay?.kind ?? modelDecay) === 'perDay';
			const limits = isPooled ? { ...body.limits, maxPoints: undefined } : body.limits;
			return { ...body, where: conditions, limits, pillar };
		});
	const loss = ruleBody.map(({ limits, ...body }): Omit<RuleInput, 'key' | 'label'> => {
		const { perSubject, ...rest } = limits ?? {};
		const pooled = !body.decay && modelDecay === 'perDay';
		const kept = perSubject
			? { perSubject }
			: { ...rest, maxPoints: pooled ? undefined : rest.maxPoints };
		return { ...body, limits: kept, points: -body.points, pillar: null };
	});
	return fc
		.tuple(
			fc.array(gain, { minLength: 3, maxLength: 8 }),
			fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(loss, { maxLength: 2 })),
		)
		.map(([gains, losses]) =>
			[...gains, ...losses].map((rule, i) => ({ key: `rule-${i}`, label: `Rule ${i}`, ...rule })),
		);
}

const criteria = fc
	.array(
		fc.record({
			field: fc.constantFrom('function', 'region', 'years'),
			points: fc.integer({ min: -40, max: 40 }),
			misfit: fc.constantFrom(0, 0, -30),
		}),
		{ minLength: 1, maxLength: 3 },
	)
	.map((list) =>
		list.map((one, i) => ({
			key: `criterion-${i}`,
			label: `Criterion ${i}`,
			...one,
			...(one.field === 'years'
				? { op: 'gte' as const, value: 2 }
				: { op: 'in' as const, value: ['nurse', 'utrecht'] }),
		})),
	);

const part = fc.record({
	start: fc.constantFrom(0, 20, 50),
	lowest: fc.constantFrom(0, -50),
	cap: fc.constantFrom(60, 100),
	weight: fc.constantFrom(1, 2),
	criteria,
});

const personas: fc.Arbitrary<ProfileInput['personas']> = fc.constantFrom<ProfileInput['personas']>(
	[],
	[
		{
			key: 'senior-nurse',
			label: 'Senior nurse',
			where: [
				{ field: 'function', op: 'equals', value: 'Nurse' },
				{ field: 'years', op: 'gt', value: 5 },
			],
		},
		{
			key: 'nurse',
			label: 'Nurse',
			where: [{ field: 'function', op: 'contains', value: 'nurse' }],
		},
	],
);

type Parts = Pick<ScoringModelInput, 'profile' | 'score'>;

const parts: fc.Arbitrary<Parts> = fc.oneof(
	{ weight: 2, arbitrary: fc.constant<Parts>({}) },
	{
		weight: 3,
		arbitrary: fc.record({
			profile: fc.record({ persona: part, culture: maybe(part), personas }),
			score: fc.constantFrom<ScoringModelInput['score']>(
				{ combine: 'engagement' },
				{ combine: 'sum' },
				{ combine: 'weights', engagement: 2, persona: 1 },
				{ combine: 'weights', engagement: 0.5, persona: 0.5 },
			),
		}),
	},
);

const inactivity = fc.record({
	afterDays: days,
	points: fc.constantFrom(1, 5, 20),
	everyDays: days,
	floor: fc.constantFrom(0, 10),
	cumulative: fc.boolean(),
});

function phasesOf(rules: readonly RuleInput[]): ScoringModelInput['phases'] {
	return [
		{ key: 'see', label: 'See', enter: [] },
		{ key: 'think', label: 'Think', enter: [{ known: true, consent: 'nurture' }] },
		{
			key: 'do',
			label: 'Do',
			enter: [{ known: true, rules: [rules[0].key] }, { statuses: ['Web application'] }],
			idle: { afterDays: 45, to: 'think' },
		},
		{
			key: 'care',
			label: 'Care',
			enter: [{ statuses: ['Hired'] }],
			reopens: { phase: 'do', afterDays: 30 },
		},
	];
}

const medalsOf = (fromEngagement: number | undefined): ScoringModelInput['medals'] => [
	{ key: 'bronze', label: 'Bronze', statuses: ['Intake processed'], fromEngagement },
	{ key: 'gold', label: 'Gold', statuses: ['Hired'] },
];

const frame = fc
	.record({
		pillars: fc.array(fc.record({ cap: fc.constantFrom(40, 70, 100), decay: maybe(decay) }, {}), {
			minLength: 1,
			maxLength: 3,
		}),
		decay,
	})
	.map((one) => ({
		...one,
		pillars: one.pillars.map((pillar, i) => ({
			key: `pillar-${i}`,
			label: `Pillar ${i}`,
			...pillar,
		})),
	}));

/**
 * Models of every kind the schema knows, valid by construction.
 *
 * @param withPenalties - whether rules, inactivity or the profile may take points away
 */
export function scoringModels(withPenalties: boolean): fc.Arbitrary<ScoringModelInput> {
	return frame.chain(({ pillars, decay: modelDecay }) =>
		fc
			.record({
				timezone: fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'UTC'),
				horizonDays: fc.constantFrom(30, 200, 730),
				accumulation: fc.constantFrom<ScoringModelInput['accumulation']>(
					'additive',
					'additive',
					'saturating',
					'squareRoot',
				),
				inactivity: maybe(inactivity),
				rules: rulesOf({ pillars, decay: modelDecay.kind }),
				floor: fc.constantFrom(0, 1),
				parts,
				steps: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }),
				hysteresis: fc.constantFrom(0, 1, 5),
				bronzeFrom: maybe(fc.constantFrom(5, 30)),
			})
			.map(({ parts: combined, steps, hysteresis, bronzeFrom, ...rest }): ScoringModelInput => {
				const rules = withPenalties ? rest.rules : rest.rules.filter(({ points: of }) => of > 0);
				return {
					key: 'random',
					label: 'Random',
					version: 1,
					...rest,
					...(withPenalties ? combined : {}),
					inactivity: withPenalties ? rest.inactivity : undefined,
					pillars,
					decay: modelDecay,
					rules,
					buckets: [0, ...steps.sort((a, b) => a - b)].map((from, i) => ({
						key: `bucket-${i}`,
						label: `Bucket ${i}`,
						from,
					})),
					hysteresis: { points: hysteresis },
					phases: phasesOf(rules),
					medals: medalsOf(bronzeFrom),
					routes: [
						{ to: 'care', phases: ['care'] },
						{ to: 'recruiter', buckets: [`bucket-${steps.length}`] },
						{ to: 'nurture', rules: [rules[0].key], withinDays: 20 },
					],
				};
			}),
	);
}
