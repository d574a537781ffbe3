import {
	calibrateRows,
	FEWEST,
	SOUND,
	type Calibration,
} from '../../../../lib/scoring/calibrate/calibrateRows';
import { nameLevel } from '../../../../lib/scoring/calibrate/binning';
import { readColumn, type LabelledRows } from '../../../../lib/scoring/calibrate/rows';
import { scorer, type Scorecard } from '../../../../lib/scoring/calibrate/scorecard';
import { onlyColumn, peopleOf, rowsOf, seeded } from './rowsOf';

const truth = {
	base: -1.5,
	effects: {
		source: { referral: 1.2, search: 0.3, board: -0.4, social: -1.1 },
		level: { mbo: 0, hbo: 0.5, wo: -0.5 },
		noise: { a: 0, b: 0, c: 0 },
	},
};

function learned(data: LabelledRows): Calibration {
	const found = calibrateRows(data);
	if (found.standing === 'refused') throw new Error(found.why);
	return found;
}

function pointsOf(card: Scorecard, column: string): Record<string, number> {
	const levels = card.columns.find((one) => one.column === column)?.levels ?? [];
	return Object.fromEntries(levels.map(({ level, points }) => [nameLevel(level), points]));
}

/** Every number anywhere in a result. */
function numbersIn(value: unknown): number[] {
	if (typeof value === 'number') return [value];
	return value && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

describe('points learned from rows', () => {
	const people = peopleOf(truth, 6_000, 11);

	it('recover the order of what is true', () => {
		const { scorecard, standing } = learned(people);
		expect(standing).toBe('sound');
		const source = pointsOf(scorecard, 'source');
		expect(source.referral).toBeGreaterThan(source.search);
		expect(source.search).toBeGreaterThan(source.board);
		expect(source.board).toBeGreaterThan(source.social);
		const level = pointsOf(scorecard, 'level');
		expect(level.hbo).toBeGreaterThan(level.mbo);
		expect(level.mbo).toBeGreaterThan(level.wo);
		for (const points of Object.values(pointsOf(scorecard, 'noise')))
			expect(Math.abs(points)).toBeLessThanOrEqual(2);
		expect(
			Math.max(...numbersIn(scorecard.columns.map(({ levels }) => levels.map((l) => l.points)))),
		).toBeLessThanOrEqual(20);
	});

	it('have intervals that hold the true difference', () => {
		const { scorecard } = learned(people);
		const levels = scorecard.columns[0].levels;
		const of = (value: string) => {
			const found = levels.find(({ level }) => level.is === 'value' && level.value === value);
			if (!found) throw new Error(value);
			return found;
		};
		const [best, worst] = [of('referral'), of('social')];
		const unit = scorecard.logOddsPerPoint;
		expect((best.from - worst.to) * unit).toBeLessThan(2.3);
		expect((best.to - worst.from) * unit).toBeGreaterThan(2.3);
		expect(best.rows).toBe(
			onlyColumn(people, 'source').cells.filter((cell) => cell === 'referral').length,
		);
	});

	it('stand for chances that come about', () => {
		const { quality } = learned(people);
		expect(quality.calibrationError).toBeLessThan(0.03);
		expect(quality.deciles.reduce((sum, { rows }) => sum + rows, 0)).toBe(6_000);
		const [best] = quality.deciles;
		const last = quality.deciles[quality.deciles.length - 1];
		expect(best.share).toBeGreaterThan(3 * last.share);
		expect(best.fromPoints).toBeGreaterThan(last.toPoints);
		for (const { share, from, to, expected } of quality.deciles) {
			expect(from).toBeLessThanOrEqual(share);
			expect(to).toBeGreaterThanOrEqual(share);
			expect(Math.abs(expected - share)).toBeLessThan(0.08);
		}
	});

	it('are given the same way by the scorecard as JSON', () => {
		const { scorecard } = learned(people);
		const again = scorer(JSON.parse(JSON.stringify(scorecard)) as Scorecard);
		const points = scorer(scorecard);
		for (let row = 0; row < 100; row++) {
			const cells = people.columns.map((column) => column.cells[row]);
			expect(again(cells)).toBe(points(cells));
		}
		expect(points([null, 'never seen', null])).toEqual(expect.any(Number));
	});

	it('are tried on rows they were not learned from: what is made up ranks by chance', () => {
		const random = seeded(3);
		const outcome = Array.from({ length: 900 }, () => random() < 0.3);
		const made = outcome.map(() => `g${Math.floor(random() * 40)}`);
		const { quality, notes } = learned(rowsOf({ made }, outcome));
		expect(quality.ranking.aucFrom).toBeLessThan(0.5);
		expect(quality.ranking.aucTo).toBeLessThan(0.6);
		expect(notes[0]).toMatch(/do not rank better than chance .*do not use them/);
	});

	it('may go one way only where the direction is known', () => {
		const random = seeded(8);
		const visits = Array.from({ length: 3_000 }, () => 100 * random() ** 2);
		const outcome = visits.map((count) => random() < 0.1 + 0.3 * Math.min(1, count / 50));
		const column = readColumn('visits', visits.map(String));
		const folds = outcome.map((_, row) => row % 5);
		const card = learned({ columns: [{ ...column, direction: 'up' }], outcome, folds }).scorecard;
		const points = card.columns[0].levels
			.filter(({ level }) => level.is === 'range')
			.map((l) => l.points);
		expect(points).toHaveLength(10);
		expect(points).toEqual([...points].sort((a, b) => a - b));
		expect(points[9]).toBeGreaterThan(points[0]);
	});

	describe('what is barred', () => {
		it('is every protected characteristic, however much it would tell', () => {
			const random = seeded(5);
			const gender = Array.from({ length: 2_000 }, () => (random() < 0.5 ? 'f' : 'm'));
			const skill = gender.map(() => String(Math.floor(random() * 3)));
			const outcome = gender.map(
				(one, row) => random() < (one === 'f' ? 0.5 : 0.2) + 0.1 * Number(skill[row]),
			);
			const found = learned(rowsOf({ gender, skill, hobby: gender }, outcome));
			expect(found.scorecard.columns.map(({ column }) => column)).toEqual(['skill', 'hobby']);
			expect(found.leftOut).toEqual([
				{ column: 'gender', why: expect.stringContaining('sex or gender') },
			]);
			// The stand-in does what the barred column would have done, and the test for groups shows it.
			expect(found.adverseImpact).toMatchObject([{ column: 'gender' }]);
			expect(found.adverseImpact[0].worst).toBeLessThan(0.8);
		});

		it('leaves groups untested where no protected column is there', () => {
			expect(learned(people).adverseImpact).toEqual([]);
		});
	});

	describe('what there is too little of', () => {
		const withHits = (hits: number, rows = 1_000) => {
			const outcome = Array.from({ length: rows }, (_, row) => row < hits);
			const folds = outcome.map((_, row) => row % 5);
			const side = outcome.map((_, row) => String(row % 3));
			return { ...rowsOf({ side }, outcome), folds };
		};

		it.each([
			['no rows', rowsOf({ a: [] }, []), /no rows/],
			['nobody', withHits(0), /Only 0 of 1000/],
			['hardly anybody', withHits(FEWEST - 1), /Only 19 of 1000 .* at least 20/],
			['everybody', withHits(1_000), /Only 0 of 1000 candidates do not/],
			[
				'nothing to learn from',
				rowsOf({ gender: withHits(500).outcome.map(String) }, withHits(500).outcome),
				/No column is left/,
			],
			['one part', { ...withHits(300), folds: withHits(300).outcome.map(() => 0) }, /one part/],
		])('refuses %s, and says why', (_, data, why) => {
			expect(calibrateRows(data)).toMatchObject({
				standing: 'refused',
				why: expect.stringMatching(why),
			});
		});

		it('calls points from few exploratory', () => {
			expect(learned(withHits(SOUND - 1)).standing).toBe('exploratory');
			expect(learned(withHits(SOUND - 1)).notes.join()).toMatch(/Exploratory: with 119/);
			expect(learned(withHits(SOUND)).standing).toBe('sound');
		});
	});

	describe('never guess, whatever comes in', () => {
		const random = seeded(21);
		const outcome = Array.from({ length: 600 }, () => random() < 0.4);
		it.each<[string, Record<string, Array<string | undefined>>, RegExp | null]>([
			['a constant', { same: outcome.map(() => 'x') }, /the same of everybody/],
			['nothing known', { empty: outcome.map(() => '') }, /the same of everybody/],
			['ids', { reference: outcome.map((_, row) => `id${row}`) }, /like a name or an id/],
			['levels without end', { tail: outcome.map(() => `t${Math.floor(random() * 290)}`) }, null],
			['gaps', { gaps: outcome.map(() => (random() < 0.5 ? undefined : 'x')) }, null],
			['numbers of any size', { size: outcome.map(() => String(random() * 1e300)) }, null],
			['perfect separation', { told: outcome.map(String) }, null],
		])('%s', (_, texts, why) => {
			const side = outcome.map(() => String(Math.floor(random() * 3)));
			const found = learned(rowsOf({ ...texts, side }, outcome));
			for (const value of numbersIn(found)) expect(Number.isFinite(value)).toBe(true);
			const [name] = Object.keys(texts);
			const left = found.leftOut.find(({ column }) => column === name);
			if (why) expect(left?.why).toMatch(why);
			else expect(left).toBeUndefined();
		});

		it('tells of rows that are there twice', () => {
			const data = peopleOf(
				{
					base: 0,
					effects: { id: Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`v${i}`, 0])) },
				},
				400,
				2,
			);
			expect(learned(data).notes.join()).toMatch(/rows say exactly what another row says/);
		});
	});
});
