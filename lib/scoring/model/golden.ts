import { DateTime } from 'luxon';
import { evaluate } from '../evaluate';
import type { Memory, Presented } from '../evaluation';
import type { CandidateEvent } from '../event';
import { foldEvent } from '../fold';
import { emptyTally } from '../tally';
import { addToTimelines, emptyTimelines } from '../timeline';
import type { CompiledModel } from './compileModel';
import type { ScoringModel } from './types';

type GoldenTest = ScoringModel['tests'][number];

/** A value of a golden candidate that came out otherwise. */
export interface GoldenDifference {
	field: keyof Presented;
	expected: string | number | null;
	got: string | number | null;
	/** E.g. `score: expected 70, got 66`. */
	text: string;
}

/** What a model makes of one of its golden candidates. */
export interface GoldenResult {
	name: string;
	passed: boolean;
	/** Empty when it passed. */
	differences: GoldenDifference[];
}

/**
 * Runs a model's golden candidates (its `tests`), in the order of the model.
 *
 * An event at a date without a time happened at noon in the model's time zone.
 */
export function runGoldenTests(compiled: CompiledModel): GoldenResult[] {
	return compiled.model.tests.map((test) => {
		const differences = compare(test, present(test, compiled));
		return { name: test.name, passed: differences.length === 0, differences };
	});
}

function present(test: GoldenTest, compiled: CompiledModel): Presented {
	const { timezone } = compiled.model;
	const memory: Memory = { tally: emptyTally(), timelines: emptyTimelines() };
	test.events.forEach(({ at, known, ...rest }, i) => {
		const occurredAt = toInstant(at, timezone);
		const event: CandidateEvent = { ...rest, eventId: `golden-${i}`, occurredAt, isKnown: known };
		foldEvent(memory.tally, compiled, event);
		addToTimelines(memory.timelines, event);
	});
	return evaluate(memory, compiled, toInstant(test.asOf, timezone));
}

function toInstant(moment: string, timezone: string): number {
	const text = moment.length === '2026-01-01'.length ? `${moment}T12:00` : moment;
	return DateTime.fromISO(text, { zone: timezone }).toMillis();
}

function compare({ expect }: GoldenTest, got: Presented): GoldenDifference[] {
	return (Object.keys(expect) as Array<keyof Presented>).flatMap((field) => {
		const expected = expect[field];
		if (expected === undefined || expected === got[field]) return [];
		const text = `${field}: expected ${expected ?? 'none'}, got ${got[field] ?? 'none'}`;
		return [{ field, expected, got: got[field], text }];
	});
}
