import { compileModel, type ScoringModelInput } from '../../../../lib/scoring';
import { runGoldenTests } from '../../../../lib/scoring/model/golden';
import { preset, presetWith } from '../remember';

type GoldenTest = NonNullable<ScoringModelInput['tests']>[number];

/** What the preset makes of one golden candidate, however it turns out. */
function run(test: Omit<GoldenTest, 'name'>) {
	const tests = [{ name: 'somebody', ...test }];
	return runGoldenTests(compileModel({ ...preset.model, tests }))[0];
}

const booking = { type: 'appointment.booked', at: '2026-05-11' };

describe('golden candidates', () => {
	it('of the preset all pass', () => {
		expect(runGoldenTests(preset)).toEqual(
			preset.model.tests.map(({ name }) => ({ name, passed: true, differences: [] })),
		);
		expect(preset.model.tests).toHaveLength(3);
	});

	it('may be left out', () => {
		expect(runGoldenTests(presetWith({ tests: undefined }))).toEqual([]);
	});

	it('that differ are told in words, value by value', () => {
		const { passed, differences } = run({
			events: [booking],
			asOf: '2026-05-11',
			expect: { score: 30, bucket: 'hot', medal: 'bronze', phase: 'see' },
		});
		expect(passed).toBe(false);
		expect(differences.map(({ text }) => text)).toEqual([
			'score: expected 30, got 25',
			'bucket: expected hot, got lukewarm',
			'medal: expected bronze, got none',
		]);
	});

	it('that differ are told with both values', () => {
		const events = [booking];
		const { differences } = run({ events, asOf: '2026-05-11', expect: { score: null } });
		expect(differences).toEqual([
			{ field: 'score', expected: null, got: 25, text: 'score: expected none, got 25' },
		]);
	});

	it('are each somebody else', () => {
		const one = { name: 'one', events: [booking], asOf: '2026-05-11', expect: { score: 25 } };
		const compiled = compileModel({ ...preset.model, tests: [one, { ...one, name: 'two' }] });
		expect(runGoldenTests(compiled)).toEqual([
			{ name: 'one', passed: true, differences: [] },
			{ name: 'two', passed: true, differences: [] },
		]);
	});

	it('have each of their statuses by an event of its own', () => {
		const events = ['Intake', 'Hired'].map((status) => ({
			type: 'application.status_changed',
			at: '2026-05-11',
			properties: { status },
		}));
		const expected = { medal: 'gold', route: 'care' } as const;
		expect(run({ events, asOf: '2026-05-11', expect: expected }).differences).toEqual([]);
	});

	it('without events have no score', () => {
		const expected = { score: null, bucket: null, medal: null, route: 'keepWarm' } as const;
		expect(run({ events: [], asOf: '2026-05-11', expect: expected }).passed).toBe(true);
	});

	it('know contact details, consent, sources and properties', () => {
		const events = [
			{ ...booking, known: true, consent: ['nurture'] },
			{ type: 'form.submitted', at: '2026-05-11', properties: { form: 'contact' } },
		];
		const { differences } = run({ events, asOf: '2026-05-11', expect: { score: 45, phase: 'do' } });
		expect(differences).toEqual([]);
	});

	it.each([
		['a date is noon in the time zone of the model', '2026-05-11', '2026-05-11', 25],
		[
			'an hour before midnight in UTC is the next day in Amsterdam',
			'2026-05-11T23:00Z',
			'2026-05-11',
			null,
		],
		['an hour before local midnight is the same day', '2026-05-11T23:00', '2026-05-11', 25],
		['an offset counts', '2026-05-11T23:30+00:00', '2026-05-12', 25],
	])('%s', (_, at, asOf, score) => {
		const { differences } = run({ events: [{ ...booking, at }], asOf, expect: { score } });
		expect(differences).toEqual([]);
	});
});
