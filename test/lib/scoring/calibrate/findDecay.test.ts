import { DECAYS, halfAfter, nameDecay } from '../../../../lib/scoring/calibrate/decays';
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
const factors = { rules: signs };

describe('finding decay in what happened', () => {
	const found = findDecay(lookAtPeople(townOf({ view: 7, call: 7 }, 3), settings, 2_500), factors);

	it('finds the decay that is true, or the next to it', () => {
		const best = found?.tried.reduce((a, b) => (b.loss < a.loss ? b : a));
		const half = best && halfAfter(best.decay);
		expect(half).toBeGreaterThanOrEqual(3);
		expect(half).toBeLessThanOrEqual(14);
		const none = found?.tried.find(({ decay }) => decay.kind === 'none');
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
		const steady = findDecay(lookAtPeople(town, settings, 2_500), factors);
		const best = steady?.tried.reduce((a, b) => (b.loss < a.loss ? b : a));
		expect((best && halfAfter(best.decay)) ?? Infinity).toBeGreaterThanOrEqual(60);
	});
});

describe('the ways of losing worth that are tried', () => {
	it('are told in words, with the day on which half is left', () => {
		const said = DECAYS.map((decay) => [nameDecay(decay), halfAfter(decay)]);
		expect(said).toContainEqual(['halves every day', 1]);
		expect(said).toContainEqual(['halves every 30 days', 30]);
		expect(said).toContainEqual(['loses 25 % every 7 days', 14]);
		expect(said).toContainEqual(['keeps its worth', null]);
	});

	it('are found again where they are true: all of it for a week, then less', () => {
		const random = seeded(9);
		const people = Array.from({ length: 3_000 }, (_, person): Followed => {
			const age = Math.floor(random() * 40);
			const left = Math.max(0, 1 - 0.25 * Math.floor(age / 7));
			const isHit = random() < 1 / (1 + Math.exp(3 - 3.5 * left));
			return {
				fold: person % 5,
				deeds: [{ rule: 'view', day: 100 - age }],
				outcomeOn: isHit ? 105 : null,
			};
		});
		const once = { horizonDays: 14, everyDays: 14, from: 100, until: 114 };
		const { tried = [] } =
			findDecay(lookAtPeople(people, once), {
				rules: new Map([['view', 1]]),
			}) ?? {};
		const best = tried.reduce((a, b) => (b.loss < a.loss ? b : a));
		expect(best.decay).toEqual({ kind: 'steps', percent: 25, everyDays: 7 });
	});
});

describe('what the profile adds', () => {
	it('is fitted together with what happened, and told apart from it', () => {
		const random = seeded(4);
		const people = Array.from({ length: 3_000 }, (_, person): Followed => {
			const isNurse = random() < 0.4;
			// Nurses look at more vacancies; only being one makes the outcome likelier.
			const deeds = Array.from({ length: isNurse ? 4 : 1 }, () => ({ rule: 'view', day: 95 }));
			const isHit = random() < (isNurse ? 0.3 : 0.08);
			const traits = [
				...(isNurse ? [{ trait: 'nurse', from: 90, until: Infinity }] : []),
				...(random() < 0.5 ? [{ trait: 'early riser', from: 90, until: Infinity }] : []),
				{ trait: 'known too late', from: 200, until: Infinity },
			];
			return { fold: person % 5, deeds, traits, outcomeOn: isHit ? 105 : null };
		});
		const noise = people.map((one, i) => ({
			...one,
			deeds: [...one.deeds, ...(i % 3 === 0 ? [{ rule: 'view', day: 94 }] : [])],
		}));
		const once = { horizonDays: 14, everyDays: 14, from: 100, until: 114 };
		const found = findDecay(lookAtPeople(noise, once), {
			rules: new Map([['view', 1]]),
			traits: new Map([
				['nurse', 1],
				['early riser', 1],
				['known too late', 1],
			]),
		});
		const points = Object.fromEntries(found?.traits.map((one) => [one.trait, one]) ?? []);
		expect(points.nurse.points).toBeGreaterThan(0);
		expect(points.nurse.from).toBeGreaterThan(0);
		expect(points['early riser'].from).toBeLessThanOrEqual(points.nurse.from);
		expect(points['known too late'].points).toBe(0);
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
