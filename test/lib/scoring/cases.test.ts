import {
	compileModel,
	evaluateOn,
	explainOn,
	formatDay,
	matrixLabel,
	type CompiledModel,
	type Evaluation,
	type ExplanationLine,
	type ScoringModelInput,
} from '../../../lib/scoring';
import { Engagement } from '../../../lib/scoring/engagement';
import { parseModel } from '../../../lib/scoring/model/parseModel';
import { MAX_SCORE } from '../../../lib/scoring/score';
import { PRESETS } from '../../../lib/scoring/presets';
import cases from './cases.json';
import { describeChanges, instant, remember, toEvents, type EventRow } from './remember';
import variants from './variants.json';

type Presented = Omit<Evaluation, 'evaluatedOn' | 'nextChangeOn' | 'changes'>;

interface Expected extends Partial<Presented> {
	nextChangeOn?: string | null;
	/** The place in the fit × engagement matrix. */
	matrix?: string | null;
	/** The engagement before rounding, between 0 and 100. */
	exact?: number;
	/** Every change of the kinds that are named, oldest first. */
	changes?: string[];
	/** Parts of lines of the explanation, by rule. */
	explain?: Record<string, Partial<ExplanationLine>>;
}

interface Case {
	name: string;
	/** The key of a preset, or the name of one of the variants. */
	model: string;
	/** In the order in which they arrive. */
	events: EventRow[];
	asOf: string;
	expected: Expected;
	/** The requirements it shows, or the publication whose figures it works out. */
	source: string;
}

/** A preset or another variant, with some of its parts replaced. */
type Variants = Record<string, { preset: string; changes: Partial<ScoringModelInput> } | undefined>;

function inputOf(name: string): ScoringModelInput {
	const variant = (variants as Variants)[name];
	if (variant) return { ...inputOf(variant.preset), tests: [], ...variant.changes };
	const preset = PRESETS.find(({ key }) => key === name);
	if (!preset) throw new Error(`There is neither a preset nor a variant "${name}"`);
	return preset;
}

const compiled = new Map<string, CompiledModel>();

function modelOf(name: string): CompiledModel {
	const model = compiled.get(name) ?? compileModel(parseModel(inputOf(name)));
	compiled.set(name, model);
	return model;
}

/** Everything a case can expect, worked out by the engine. */
function workOut({ events, asOf, expected }: Case, model: CompiledModel) {
	const memory = remember(toEvents(events), model);
	const day = model.toLocalDay(instant(asOf));
	const evaluation = evaluateOn(memory, model, day);
	const { lines, score } = explainOn(memory, model, day);
	expect(score).toBe(evaluation.score);
	const kinds = new Set(expected.changes?.map(kindOf));
	const { nextChangeOn, grade, engagement } = evaluation;
	return {
		...evaluation,
		nextChangeOn: nextChangeOn === null ? null : formatDay(nextChangeOn),
		matrix: matrixLabel(grade, engagement, model.model.matrix),
		exact: Math.min(MAX_SCORE, Math.max(0, new Engagement(memory, model).rawOn(day))),
		changes: describeChanges(evaluation).filter((line) => kinds.has(kindOf(line))),
		explain: Object.fromEntries(lines.map((line) => [line.rule, line])),
	};
}

/** The kind of a described change, e.g. `bucket`. */
function kindOf(change: string): string {
	return change.slice('2026-03-02 '.length, change.indexOf(':'));
}

/** The same with numbers that need to be right to nine places only. */
function nearly(value: unknown): unknown {
	if (typeof value === 'number') return expect.closeTo(value, 9);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, nearly(part)]));
}

describe('candidates worked out by hand', () => {
	it.each(cases as Case[])('$model: $name ($source)', (one) => {
		const { exact, explain, ...presented } = one.expected;
		const expected = {
			...presented,
			...(exact !== undefined && { exact: nearly(exact) }),
			...(explain && { explain: nearly(explain) }),
		};
		const model = modelOf(one.model);
		const got = workOut(one, model);
		expect(got).toMatchObject(expected);
		expect(workOut({ ...one, events: [...one.events].reverse() }, model)).toEqual(got);
	});

	it.each(PRESETS.map(({ key }) => [key]))('%s has its share of them', (key) => {
		expect(cases.filter(({ model }) => model === key).length).toBeGreaterThanOrEqual(20);
	});
});
