import { findDecay } from '../../../../lib/scoring/calibrate/findDecay';
import { lookAtPeople, type Followed } from '../../../../lib/scoring/calibrate/panel';
import { seeded } from './rowsOf';

const LAST = 240;

/** A town in which views and calls make the outcome likelier, and lose half of that in so many days. */
function townOf(
	halfLives: { view: number; call: number },
	seed: number,
	people = 1_500,
): Followed[] {
	const random = seeded(seed);
	return Array.from({ length: people }, (_, person): Followed => {
		const deeds: Array<{ rule: string; day: number }> = [];
		const liveliness = 0.15 * random() ** 2;
		const heat = { view: 0, call: 0 };
		for (let day = 0; day <= LAST; day++) {
			heat.view *= 2 ** (-1 / halfLives.view);
			heat.call *= 2 ** (-1 / halfLives.call);
			const chance = 1 / (1 + Math.exp(8 - 0.8 * heat.view - 2.5 * heat.call));
			if (random() < chance) return { fold: person % 5, deeds, outcomeOn: day };
			const isOn = day % 40 < 20; // comes and goes
			if (isOn && random() < liveliness) {
				deeds.push({ rule: 'view', day });
				heat.view++;
			}
			if (isOn && random() < liveliness / 8) {
				deeds.push({ rule: 'call', day });
				heat.call++;
			}
			if (random() < 0.01) deeds.push({ rule: 'noise', day });
		}
		return { fold: person % 5, deeds, outcomeOn: null };
	});
}

const settings = { horizonDays: 14, everyDays: 14, from: 20, until: LAST };
const signs = new Map<string, 1 | -1>([
	['view', 1],
	['call', 1],
	['noise', 1],
]);

describe('finding decay in what happened', () => {
	const found = findDecay(lookAtPeople(townOf({ view: 7, call: 7 }, 3), settings, 2_500), signs);

	it('finds the half-life that is true, or the next to it', () => {
		const best = found?.tried.reduce((a, b) => (b.loss < a.loss ? b : a));
		expect([3, 7, 14]).toContain(best?.halfLifeDays);
		const none = found?.tried.find(({ halfLifeDays }) => halfLifeDays === null);
		expect(best?.ranking.auc).toBeGreaterThan(none?.ranking.auc ?? 1);
	});

	it('finds which rule is worth more, and which is worth nothing', () => {
		const points = Object.fromEntries(found?.rules.map((one) => [one.rule, one.points]) ?? []);
		expect(points.call).toBe(20);
		expect(points.view).toBeGreaterThan(0);
		expect(points.view).toBeLessThan(points.call);
		expect(points.noise).toBeLessThanOrEqual(2);
		for (const { from, to, points: own } of found?.rules ?? []) {
			expect(from).toBeLessThanOrEqual(own + 0.5);
			expect(to).toBeGreaterThanOrEqual(own - 0.5);
		}
	});

	it('tells how well days since the last event do alone', () => {
		expect(found?.recencyOnly.auc).toBeGreaterThan(0.55);
	});

	it('finds no decay where there is none', () => {
		const town = townOf({ view: 1e6, call: 1e6 }, 5, 1_200);
		const steady = findDecay(lookAtPeople(town, settings, 2_500), signs);
		const best = steady?.tried.reduce((a, b) => (b.loss < a.loss ? b : a));
		expect([60, 120, null]).toContain(best?.halfLifeDays);
	});
});

describe('looking at people', () => {
	const person = (days: number[], outcomeOn: number | null): Followed => ({
		fold: 0,
		deeds: days.map((day) => ({ rule: 'view', day })),
		outcomeOn,
	});
	const every10 = { horizonDays: 5, everyDays: 10, from: 0, until: 40 };
	const rowsOf = (people: Followed[], most?: number) => {
		const { person: who, day, outcome } = lookAtPeople(people, every10, most);
		return [...who].map((one, row) => [one, day[row], outcome[row]]);
	};

	it.each<[string, Followed, number[][]]>([
		[
			'from the first deed on',
			person([11], null),
			[
				[0, 20, 0],
				[0, 30, 0],
			],
		],
		[
			'on the day of the first deed too',
			person([10], null),
			[
				[0, 10, 0],
				[0, 20, 0],
				[0, 30, 0],
			],
		],
		['until the outcome, which the day itself gives away', person([0], 10), [[0, 0, 0]]],
		[
			'with the outcome where it comes about within the horizon',
			person([0], 15),
			[
				[0, 0, 0],
				[0, 10, 1],
			],
		],
		[
			'without where it comes later',
			person([0], 16),
			[
				[0, 0, 0],
				[0, 10, 0],
			],
		],
		['never before anything happened', person([], null), []],
	])('%s', (_, one, expected) => {
		expect(rowsOf([one])).toEqual(expected);
	});

	it('leaves out looks too late to tell what comes of them', () => {
		expect(rowsOf([person([0], null)]).map(([, day]) => day)).toEqual([0, 10, 20, 30]);
	});

	it('keeps every row with the outcome when it keeps few of the others', () => {
		const people = Array.from({ length: 100 }, (_, i) => person([0], i % 10 === 0 ? 3 : null));
		const rows = rowsOf(people, 100);
		expect(rows.filter(([, , hit]) => hit === 1)).toHaveLength(10);
		expect(rows.length).toBeLessThanOrEqual(101);
		expect(lookAtPeople(people, every10, 100).oneIn).toBe(4);
	});
});
