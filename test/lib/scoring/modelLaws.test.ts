import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import {
	compileModel,
	evaluateOn,
	explainOn,
	formatDay,
	mergeTallies,
	mergeTimelines,
	presentedOf,
	type CandidateEvent,
	type CompiledModel,
	type Memory,
	type ScoringModelInput,
} from '../../../lib/scoring';
import { Engagement } from '../../../lib/scoring/engagement';
import { checkModel } from '../../../lib/scoring/model/checkModel';
import { parseModel } from '../../../lib/scoring/model/parseModel';
import { FIRST_DAY, SPAN_DAYS, busyLists, PLENTY, positiveEvent, seeded } from './arbitraries';
import { scoringModels } from './modelArbitraries';
import { remember } from './remember';

const anyModel = scoringModels(true);
const kindModel = scoringModels(false);

/** Mostly while things happen or not long after, at times long before or after. */
const asOfDays = fc.oneof(
	{ weight: 4, arbitrary: fc.integer({ min: FIRST_DAY + 20, max: FIRST_DAY + SPAN_DAYS + 30 }) },
	{ weight: 1, arbitrary: fc.integer({ min: FIRST_DAY - 20, max: FIRST_DAY + SPAN_DAYS + 900 }) },
);

const compile = (input: ScoringModelInput) => compileModel(parseModel(input));

function merge(a: Memory, b: Memory): Memory {
	return {
		tally: mergeTallies(a.tally, b.tally),
		timelines: mergeTimelines(a.timelines, b.timelines),
	};
}

const presentedOn = (memory: Memory, compiled: CompiledModel, day: number) =>
	presentedOf(evaluateOn(memory, compiled, day));

/** Every day of a short time; of a long one the first days, the last ones and some in between. */
function daysBetween(from: number, to: number): number[] {
	const stride = Math.ceil((to - from) / 10);
	const isChecked = (day: number) => day - from < 5 || to - day <= 4 || (day - from) % stride === 0;
	return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).filter(isChecked);
}

const engagementOf = (events: readonly CandidateEvent[], compiled: CompiledModel, day: number) =>
	new Engagement(remember(events, compiled), compiled).rawOn(day);

describe('models of every kind', () => {
	it('are valid', () => {
		fc.assert(
			fc.property(anyModel, (input) => {
				expect(checkModel(input).errors).toEqual([]);
			}),
			seeded(300),
		);
	});

	it('make the same of the same events in any order, split and merged in any way', () => {
		const shuffled = busyLists.chain((events) =>
			fc.record({
				events: fc.constant(events),
				reordered: fc.shuffledSubarray(events, {
					minLength: events.length,
					maxLength: events.length,
				}),
				cut: fc.nat({ max: events.length }),
			}),
		);
		fc.assert(
			fc.property(anyModel, shuffled, asOfDays, (input, { events, reordered, cut }, day) => {
				const compiled = compile(input);
				const whole = remember(events, compiled);
				const expected = evaluateOn(whole, compiled, day);
				expect(remember(reordered, compiled)).toEqual(whole);
				const [a, b] = [reordered.slice(0, cut), reordered.slice(cut)].map((some) =>
					remember(some, compiled),
				);
				expect(merge(a, b)).toEqual(whole);
				expect(evaluateOn(merge(b, a), compiled, day)).toEqual(expected);
			}),
			PLENTY,
		);
	});

	it('give the same twice, and leave what is remembered as it is', () => {
		fc.assert(
			fc.property(anyModel, busyLists, asOfDays, asOfDays, (input, events, day, other) => {
				const compiled = compile(input);
				const memory = remember(events, compiled);
				const untouched = structuredClone(memory);
				const expected = evaluateOn(memory, compiled, day);
				evaluateOn(memory, compiled, other);
				explainOn(memory, compiled, other);
				expect(evaluateOn(memory, compiled, day)).toEqual(expected);
				expect(memory).toEqual(untouched);
			}),
			PLENTY,
		);
	});

	it('tell exactly on which day something presented changes next', () => {
		fc.assert(
			fc.property(anyModel, busyLists, asOfDays, (input, events, day) => {
				const compiled = compile(input);
				const memory = remember(events, compiled);
				const now = evaluateOn(memory, compiled, day);
				const end = now.nextChangeOn ?? day + 2_000;
				const differing = daysBetween(day + 1, end).filter(
					(one) => !isDeepStrictEqual(presentedOn(memory, compiled, one), presentedOf(now)),
				);
				expect(differing.map(formatDay)).toEqual([]);
				if (now.nextChangeOn !== null)
					expect(presentedOn(memory, compiled, now.nextChangeOn)).not.toEqual(presentedOf(now));
			}),
			PLENTY,
		);
	});

	it('tell what the coming changes are, as far as only the score fades', () => {
		fc.assert(
			fc.property(
				anyModel,
				busyLists,
				asOfDays,
				fc.nat({ max: 12 }),
				(input, events, day, most) => {
					const compiled = compile(input);
					const memory = remember(events, compiled);
					const plain = evaluateOn(memory, compiled, day);
					const { fading, ...now } = evaluateOn(memory, compiled, day, most + 1);
					expect(now).toEqual(plain);
					const { steps, until } = fading ?? { steps: [], until: null };
					expect(steps.length).toBeLessThanOrEqual(most + 1);
					expect(now.nextChangeOn).toBe(steps[0]?.day ?? until);
					for (const [i, { day: from, ...values }] of steps.entries()) {
						const then = evaluateOn(memory, compiled, from);
						expect(then.nextChangeOn).toBe(steps[i + 1]?.day ?? until);
						expect({
							...now,
							...values,
							evaluatedOn: from,
							nextChangeOn: then.nextChangeOn,
						}).toEqual(then);
					}
				},
			),
			PLENTY,
		);
	});

	it('tell a history that is a chain, ends in what is presented, and is never rewritten', () => {
		fc.assert(
			fc.property(anyModel, busyLists, asOfDays, asOfDays, (input, events, one, other) => {
				const compiled = compile(input);
				const memory = remember(events, compiled);
				const early = evaluateOn(memory, compiled, Math.min(one, other));
				const late = evaluateOn(memory, compiled, Math.max(one, other));
				expect(late.changes.filter(({ day }) => day <= early.evaluatedOn)).toEqual(early.changes);
				for (const kind of ['bucket', 'phase', 'medal'] as const) {
					const links = late.changes.filter((change) => change.kind === kind);
					links.forEach(({ from, to }, i) => {
						expect(from).toBe(i === 0 ? null : links[i - 1].to);
						expect(to).not.toBe(from);
					});
					if (links.length > 0) expect(links.at(-1)?.to).toBe(late[kind]);
				}
			}),
			PLENTY,
		);
	});

	it('explain every score to the last point, and where every point went', () => {
		fc.assert(
			fc.property(anyModel, busyLists, asOfDays, (input, events, day) => {
				const compiled = compile(input);
				const memory = remember(events, compiled);
				const now = evaluateOn(memory, compiled, day);
				const explanation = explainOn(memory, compiled, day);
				expect(explanation.score).toBe(now.score);
				const { lines } = explanation;
				const add = (of: (line: (typeof lines)[number]) => number) =>
					lines.reduce((sum, line) => sum + of(line), 0);
				expect(add(({ shown }) => shown)).toBe(now.score ?? 0);
				expect(add(({ contribution }) => contribution)).toBeCloseTo(explanation.exact, 9);
				if (now.score !== null) {
					const rounded = Math.round(Math.min(100, Math.max(0, explanation.exact)) * 1e9) / 1e9;
					expect(Math.abs(rounded - now.score)).toBeLessThanOrEqual(0.5 + 1e-9);
				}
				for (const line of lines) {
					const lost = Object.values(line.lost).reduce((sum, points) => sum + points, 0);
					expect(line.contribution + lost).toBeCloseTo(line.points * line.decayFactor, 9);
					expect(Math.abs(line.shown - line.contribution)).toBeLessThan(1 + 1e-9);
				}
				for (const name of ['persona', 'culture'] as const) {
					const part = explanation[name];
					if (now[name] !== null) expect(part?.points).toBe(now[name]);
					if (part) expect(part.lines.reduce((sum, line) => sum + line.shown, 0)).toBe(part.points);
				}
			}),
			PLENTY,
		);
	});

	it('keep scores whole and between 0 and 100', () => {
		fc.assert(
			fc.property(anyModel, busyLists, asOfDays, (input, events, day) => {
				const compiled = compile(input);
				const now = evaluateOn(remember(events, compiled), compiled, day);
				expect(now.score === null).toBe(now.bucket === null);
				for (const value of [now.score, now.engagement, now.persona, now.culture]) {
					if (value === null) continue;
					expect(Number.isInteger(value) && value <= 100).toBe(true);
					expect(Object.is(value, -0)).toBe(false);
				}
				expect(now.score ?? 0).toBeGreaterThanOrEqual(0);
				expect(now.engagement ?? 0).toBeGreaterThanOrEqual(0);
			}),
			PLENTY,
		);
	});
});

describe('models without negatives', () => {
	it('never lower a score for an event that comes last', () => {
		fc.assert(
			fc.property(kindModel, busyLists, positiveEvent, asOfDays, (input, events, more, day) => {
				const compiled = compile(input);
				const last = Math.max(more.occurredAt, ...events.map(({ occurredAt }) => occurredAt));
				const before = engagementOf(events, compiled, day);
				const after = engagementOf([...events, { ...more, occurredAt: last }], compiled, day);
				expect(after).toBeGreaterThanOrEqual(before - 1e-9);
			}),
			PLENTY,
		);
	});

	it('never lower a score for more points of a rule', () => {
		const raised = fc.tuple(kindModel, fc.nat({ max: 4 }), fc.constantFrom(1, 7));
		fc.assert(
			fc.property(raised, busyLists, asOfDays, ([input, which, more], events, day) => {
				const rules = input.rules.map((rule, i) =>
					i === which % input.rules.length
						? { ...rule, points: Math.min(100, rule.points + more) }
						: rule,
				);
				const before = engagementOf(events, compile(input), day);
				const after = engagementOf(events, compile({ ...input, rules }), day);
				expect(after).toBeGreaterThanOrEqual(before - 1e-9);
			}),
			PLENTY,
		);
	});
});
