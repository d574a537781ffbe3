import rows from './preset.json';
import { presetModel } from './remember';

const model = presetModel();

describe('the preset Candidate NL (MSR-21)', () => {
	it.each(rows)('$key is worth $points', ({ key, ...expected }) => {
		const rule = model.rules.find((one) => one.key === key);
		expect(rule).toMatchObject({ repeat: 'full', ...expected });
		expect(rule?.limits).toEqual(expected.limits);
	});

	it('has these rules and no others', () => {
		expect(model.rules.map(({ key }) => key)).toEqual(rows.map(({ key }) => key));
	});

	it('asks of three of them what no event type tells', () => {
		const asked = model.rules.filter(({ where }) => where.length > 0);
		expect(asked.map(({ key, where }) => [key, ...where])).toEqual([
			['video-watched', { field: 'properties.percent', op: 'gte', value: 75 }],
			['contact-form', { field: 'properties.form', op: 'equals', value: 'contact' }],
			['hard-bounce', { field: 'properties.kind', op: 'equals', value: 'hard' }],
		]);
	});

	it('caps the pillars, Entrances < Activity < Interaction (StD-06)', () => {
		expect(model.pillars.map(({ key, cap }) => [key, cap])).toEqual([
			['entrances', 25],
			['activity', 40],
			['interaction', 70],
		]);
	});

	it('halves every 45 days after 7 days of grace, and starts at 1', () => {
		expect(model.decay).toEqual({ kind: 'halfLife', days: 45, graceDays: 7 });
		expect(model.rules.filter(({ decay }) => decay !== undefined)).toEqual([]);
		expect(model.floor).toBe(1);
	});

	it('has four bands with a hysteresis of 5 (MSR-03)', () => {
		expect(model.buckets.map(({ key, from }) => [key, from])).toEqual([
			['cold', 0],
			['lukewarm', 20],
			['warm', 45],
			['hot', 70],
		]);
		expect(model.hysteresis).toEqual({ points: 5 });
	});

	it('leads from See through Think and Do to Care (UP-01)', () => {
		expect(model.phases.map(({ key }) => key)).toEqual(['see', 'think', 'do', 'care']);
		expect(model.phases[2].idle).toEqual({ afterDays: 60, to: 'think' });
		expect(model.phases[3].reopens).toMatchObject({ phase: 'do' });
		expect(model.phases[3].idle).toBeUndefined();
	});

	it('knows the statuses of the three medals, in Dutch too (MSR-07)', () => {
		const statuses = Object.fromEntries(model.medals.map((medal) => [medal.key, medal.statuses]));
		expect(Object.keys(statuses)).toEqual(['bronze', 'silver', 'gold']);
		expect(statuses.bronze).toEqual(
			expect.arrayContaining(['Intake processed', 'Intake verwerkt']),
		);
		expect(statuses.silver).toContain('Voorgesteld');
		expect(statuses.gold).toEqual(expect.arrayContaining(['Hired', 'Geplaatst']));
	});
});
