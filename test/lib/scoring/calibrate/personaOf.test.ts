import { compileModel, evaluateOn } from '../../../../lib/scoring';
import { calibrateRows } from '../../../../lib/scoring/calibrate/calibrateRows';
import { personaOf } from '../../../../lib/scoring/calibrate/personaOf';
import { measureRanking } from '../../../../lib/scoring/calibrate/ranking';
import { readColumn, type LabelledRows } from '../../../../lib/scoring/calibrate/rows';
import { reviewModel } from '../../../../lib/scoring/model/edit/reviewModel';
import { candidateNl } from '../../../../lib/scoring/presets/candidateNl';
import { emptyTally } from '../../../../lib/scoring/tally';
import { emptyTimelines } from '../../../../lib/scoring/timeline';
import { peopleOf, seeded } from './rowsOf';

const truth = {
	base: -1.5,
	effects: {
		source: { referral: 1.2, search: 0.3, board: -0.4, social: -1.1 },
		noise: { a: 0, b: 0, c: 0 },
	},
};

/** People whose experience counts too: more is better, up to a point; not known of every tenth. */
function people(): LabelledRows {
	const random = seeded(8);
	const { columns, outcome, folds } = peopleOf(truth, 4_000, 3);
	const years = outcome.map((hit) => Math.max(0, Math.round(60 * random() + (hit ? 12 : 0)) / 2));
	const texts = years.map((one, i) => (i % 10 === 0 ? '' : String(one)));
	return { columns: [...columns, readColumn('years', texts)], outcome, folds };
}

function learned(data: LabelledRows) {
	const found = calibrateRows(data);
	if (found.standing === 'refused') throw new Error(found.why);
	const persona = personaOf(found.scorecard, found.outOfFold.points);
	if (!persona) throw new Error('nothing is worth a point');
	return { found, persona };
}

describe('a persona learned from rows (UP-S03, StD-03)', () => {
	const data = people();
	const { found, persona } = learned(data);
	const edited = reviewModel(candidateNl, {
		profilePart: { part: 'persona', definition: persona },
	});

	it('is a part of a model without errors', () => {
		expect(edited.errors).toEqual([]);
		expect(edited.model?.profile?.persona?.criteria.length).toBeGreaterThan(5);
		expect(persona.start).toBeGreaterThan(0);
		expect(persona.start).toBeLessThan(100);
	});

	it('ranks people as the points do that it was made from', () => {
		const compiled = compileModel(edited.model!);
		const day = compiled.toLocalDay(Date.UTC(2026, 0, 2));
		const personas = data.outcome.map((_, row) => {
			const timelines = emptyTimelines();
			timelines.profile = data.columns
				.filter(({ cells }) => cells[row] !== null)
				.map(({ name, cells }) => [0, name, JSON.stringify(cells[row])]);
			return evaluateOn({ tally: emptyTally(), timelines }, compiled, day).persona ?? 0;
		});
		expect(Math.max(...personas)).toBeGreaterThan(95);
		expect(Math.min(...personas)).toBeLessThan(5);
		const own = measureRanking(personas, data.outcome)?.auc ?? 0;
		expect(own).toBeGreaterThan(found.quality.ranking.auc - 0.01);
	});

	it('says the values and the steps of numbers, each under a key of its own', () => {
		const telling = persona.criteria.filter(({ field }) => field !== 'noise');
		const fields = telling.map(({ field, op }) => `${field} ${op}`);
		expect(new Set(fields)).toEqual(new Set(['source equals', 'years gt', 'years lte']));
		expect(new Set(persona.criteria.map(({ key }) => key)).size).toBe(persona.criteria.length);
		const referral = persona.criteria.find(({ value }) => value === 'referral');
		expect(referral).toMatchObject({ field: 'source', label: 'source: referral' });
		expect(referral?.points).toBeGreaterThan(0);
	});

	it('is none where nothing is worth a point', () => {
		const same = { ...found.scorecard, columns: [] };
		expect(personaOf(same, found.outOfFold.points)).toBeNull();
		expect(
			personaOf(
				found.scorecard,
				found.outOfFold.points.map(() => 3),
			),
		).toBeNull();
	});
});
