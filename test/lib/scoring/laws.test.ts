import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import {
	compileModel,
	evaluate,
	explain,
	formatDay,
	mergeTallies,
	mergeTimelines,
	presentedOf,
	type CandidateEvent,
	type Change,
	type Memory,
} from '../../../lib/scoring';
import { Engagement } from '../../../lib/scoring/engagement';
import { eventLists, moments, PLENTY, positiveEvent, positiveEvents } from './arbitraries';
import { preset, presetModel, remember } from './remember';

const DAY_MS = 86_400_000;
const MEDALS = [null, 'bronze', 'silver', 'gold'];

/** An instant that falls on a local day in Amsterdam whatever the season. */
const noonOf = (day: number) => day * DAY_MS + DAY_MS / 2;

const evaluateOn = (memory: Memory, day: number) => evaluate(memory, preset, noonOf(day));

const evaluateEvents = (events: readonly CandidateEvent[], asOfMs: number) =>
	evaluate(remember(events, preset), preset, asOfMs);

function merge(a: Memory, b: Memory): Memory {
	return {
		tally: mergeTallies(a.tally, b.tally),
		timelines: mergeTimelines(a.timelines, b.timelines),
	};
}

/** Every day of a short time; of a long one the first days, the last ones and some in between. */
function daysBetween(from: number, to: number): number[] {
	const stride = Math.ceil((to - from) / 10);
	const isChecked = (day: number) => day - from < 5 || to - day <= 4 || (day - from) % stride === 0;
	return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).filter(isChecked);
}

describe('folding', () => {
	it('is indifferent to the order of events (MSR-09)', () => {
		const shuffled = eventLists.chain((events) =>
			fc.tuple(
				fc.constant(events),
				fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
			),
		);
		fc.assert(
			fc.property(shuffled, moments, ([events, reordered], asOf) => {
				expect(remember(reordered, preset)).toEqual(remember(events, preset));
				expect(evaluateEvents(reordered, asOf)).toEqual(evaluateEvents(events, asOf));
			}),
			PLENTY,
		);
	});

	it('is indifferent to how events are split over memories that merge later', () => {
		const split = fc.record({
			events: eventLists,
			parts: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 30, maxLength: 30 }),
		});
		fc.assert(
			fc.property(split, moments, ({ events, parts }, asOf) => {
				const [a, b, c] = [0, 1, 2].map((part) =>
					remember(
						events.filter((_, i) => parts[i] === part),
						preset,
					),
				);
				const whole = remember(events, preset);
				expect(merge(merge(a, b), c)).toEqual(whole);
				expect(merge(c, merge(b, a))).toEqual(whole);
				expect(evaluate(merge(a, merge(c, b)), preset, asOf)).toEqual(
					evaluate(whole, preset, asOf),
				);
			}),
			PLENTY,
		);
	});
});

describe('evaluating', () => {
	it('gives the same whenever and however often it ran before: twice, late or never', () => {
		const runs = fc.array(moments, { maxLength: 6 });
		fc.assert(
			fc.property(eventLists, runs, moments, (events, earlier, asOf) => {
				const memory = remember(events, preset);
				const untouched = structuredClone(memory);
				const expected = evaluate(structuredClone(memory), preset, asOf);
				for (const moment of [...earlier, asOf]) evaluate(memory, preset, moment);
				expect(evaluate(memory, preset, asOf)).toEqual(expected);
				expect(memory).toEqual(untouched);
			}),
			PLENTY,
		);
	});

	it('tells exactly on which day something presented changes next', () => {
		fc.assert(
			fc.property(eventLists, moments, (events, asOf) => {
				const memory = remember(events, preset);
				const now = evaluate(memory, preset, asOf);
				const end = now.nextChangeOn ?? now.evaluatedOn + 2_000;
				const differing = daysBetween(now.evaluatedOn + 1, end).filter(
					(day) => !isDeepStrictEqual(presentedOf(evaluateOn(memory, day)), presentedOf(now)),
				);
				expect(differing.map(formatDay)).toEqual([]);
				if (now.nextChangeOn !== null)
					expect(presentedOf(evaluateOn(memory, now.nextChangeOn))).not.toEqual(presentedOf(now));
			}),
			PLENTY,
		);
	});

	it('keeps scores between 0 and 100, whole, and from 1 once points were earned (StD-01)', () => {
		fc.assert(
			fc.property(eventLists, moments, (events, asOf) => {
				const { score, firstScoredAt, bucket } = evaluateEvents(events, asOf);
				expect(score === null).toBe(firstScoredAt === null);
				expect(bucket === null).toBe(score === null);
				if (score === null) return;
				expect(Number.isInteger(score)).toBe(true);
				expect(score).toBeGreaterThanOrEqual(1);
				expect(score).toBeLessThanOrEqual(100);
			}),
			PLENTY,
		);
	});

	it('never lowers a score for a positive event that comes last', () => {
		fc.assert(
			fc.property(eventLists, positiveEvent, moments, (events, more, asOf) => {
				const last = Math.max(more.occurredAt, ...events.map(({ occurredAt }) => occurredAt));
				const later = { ...more, occurredAt: last };
				const before = evaluateEvents(events, asOf).score;
				const after = evaluateEvents([...events, later], asOf).score;
				expect(after ?? 0).toBeGreaterThanOrEqual(before ?? 0);
			}),
			PLENTY,
		);
	});

	it('halves the uncapped engagement in one half-life once every event is past its grace', () => {
		const model = presetModel();
		const uncapped = compileModel({
			...model,
			pillars: model.pillars.map((pillar) => ({ ...pillar, cap: 1e9 })),
		});
		fc.assert(
			fc.property(eventLists, fc.integer({ min: 0, max: 120 }), (events, wait) => {
				const engagement = new Engagement(remember(events, uncapped), uncapped);
				const last = Math.max(0, ...engagement.credits.flatMap(({ days }) => days));
				const day = last + 7 + wait;
				const raw = engagement.rawOn(day);
				expect(engagement.rawOn(day + 45)).toBeCloseTo(raw / 2, 9);
			}),
			PLENTY,
		);
	});
});

describe('history', () => {
	it('is a chain whose last links are what is presented', () => {
		fc.assert(
			fc.property(eventLists, moments, (events, asOf) => {
				const { changes, ...now } = evaluateEvents(events, asOf);
				const days = changes.map(({ day }) => day);
				expect(days).toEqual([...days].sort((a, b) => a - b));
				for (const kind of ['bucket', 'phase', 'medal'] as const) {
					const links = changes.filter((change) => change.kind === kind);
					links.forEach(({ from, to }, i) => {
						expect(from).toBe(i === 0 ? null : links[i - 1].to);
						expect(to).not.toBe(from);
					});
					if (links.length > 0) expect(links.at(-1)?.to).toBe(now[kind]);
					else if (kind !== 'phase') expect(now[kind]).toBeNull();
				}
			}),
			PLENTY,
		);
	});

	it('of an earlier day is the beginning of the history of a later day', () => {
		fc.assert(
			fc.property(eventLists, moments, moments, (events, one, other) => {
				const memory = remember(events, preset);
				const [early, late] = [Math.min(one, other), Math.max(one, other)].map((asOf) =>
					evaluate(memory, preset, asOf),
				);
				const upTo = (change: Change) => change.day <= early.evaluatedOn;
				expect(late.changes.filter(upTo)).toEqual(early.changes);
			}),
			PLENTY,
		);
	});
});

describe('medals', () => {
	it('never fall, neither by time nor by more events (MSR-08)', () => {
		fc.assert(
			fc.property(eventLists, eventLists, moments, moments, (events, more, one, other) => {
				const asOf = Math.min(one, other);
				const held = MEDALS.indexOf(evaluateEvents(events, asOf).medal);
				const later = evaluateEvents(events, Math.max(one, other)).medal;
				const richer = evaluateEvents([...events, ...more], asOf).medal;
				expect(MEDALS.indexOf(later)).toBeGreaterThanOrEqual(held);
				expect(MEDALS.indexOf(richer)).toBeGreaterThanOrEqual(held);
			}),
			PLENTY,
		);
	});
});

describe('explanations', () => {
	it.each([
		['any events', eventLists],
		['events that fill pillars', positiveEvents],
	])('add up to the score, shown and exact: %s (StD-02)', (_, lists) => {
		fc.assert(
			fc.property(lists, moments, (events, asOf) => {
				const memory = remember(events, preset);
				const { score } = evaluate(memory, preset, asOf);
				const explanation = explain(memory, preset, asOf);
				expect(explanation.score).toBe(score);
				const add = (key: 'shown' | 'contribution') =>
					explanation.lines.reduce((sum, line) => sum + line[key], 0);
				expect(add('shown')).toBe(score ?? 0);
				expect(Math.abs(add('contribution') - explanation.exact)).toBeLessThan(1e-9);
				const day = preset.toLocalDay(asOf);
				const raw = new Engagement(memory, preset).rawOn(day);
				const clipped = Math.min(100, Math.max(0, raw));
				const hasFloor = explanation.lines.some(({ rule }) => rule === 'floor');
				if (score !== null) expect(explanation.exact).toBeCloseTo(hasFloor ? score : clipped, 9);
				for (const line of explanation.lines) {
					expect(Math.abs(line.shown - line.contribution)).toBeLessThan(1);
					expect(line.decayFactor).toBeGreaterThanOrEqual(0);
					expect(line.decayFactor).toBeLessThanOrEqual(1);
				}
			}),
			PLENTY,
		);
	});
});
