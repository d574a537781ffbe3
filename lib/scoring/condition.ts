import type { CandidateEvent } from './event';
import type { Condition } from './model/types';

/** Whether a value meets a comparison. */
export type ValueTest = (value: unknown) => boolean;

/** Whether an event meets a rule's conditions; always true for a rule without any. */
export type EventTest = (event: CandidateEvent) => boolean;

/**
 * Turns a rule's `where` into one function, so that an event costs no interpretation.
 *
 * Texts compare without regard to case; numbers compare as numbers, also when the event carries them as
 * text. A field that is missing meets only `notEquals` and `exists: false`.
 */
export function compileConditions(where: readonly Condition[]): EventTest | null {
	if (where.length === 0) return null;
	const tests = where.map((condition) => {
		const read = compileField(condition.field);
		const test = compileTest(condition);
		return (event: CandidateEvent) => test(read(event));
	});
	return (event) => tests.every((test) => test(event));
}

function compileField(field: string): (event: CandidateEvent) => unknown {
	const name = field.startsWith('properties.') ? field.slice('properties.'.length) : null;
	if (name === null) return (event) => event[field as keyof CandidateEvent];
	return (event) =>
		event.properties && Object.hasOwn(event.properties, name) ? event.properties[name] : undefined;
}

/** Turns a comparison into a function; what is missing meets only `notEquals` and `exists: false`. */
export function compileTest({ op, value }: Pick<Condition, 'op' | 'value'>): ValueTest {
	const wanted = [value].flat().map(fold);
	const first = wanted[0] ?? '';
	const number = toNumber(first);
	switch (op) {
		case 'equals':
			return (actual) => fold(actual) === first;
		case 'notEquals':
			return (actual) => fold(actual) !== first;
		case 'in':
			return (actual) => wanted.includes(fold(actual));
		case 'contains':
			return (actual) =>
				Array.isArray(actual)
					? actual.some((one) => fold(one) === first)
					: (fold(actual)?.includes(first) ?? false);
		case 'startsWith':
			return (actual) => fold(actual)?.startsWith(first) ?? false;
		case 'glob':
			return compileGlob(first);
		case 'gt':
			return (actual) => toNumber(actual) > number;
		case 'gte':
			return (actual) => toNumber(actual) >= number;
		case 'lt':
			return (actual) => toNumber(actual) < number;
		case 'lte':
			return (actual) => toNumber(actual) <= number;
		case 'exists':
			return (actual) =>
				(actual !== undefined && actual !== null && actual !== '') === (value !== false);
	}
}

/** `*` stands for any run of characters; matched part by part, so no pattern can be slow. */
function compileGlob(pattern: string): ValueTest {
	const parts = pattern.split('*');
	if (parts.length === 1) return (actual) => fold(actual) === pattern;
	const [head, tail] = [parts[0], parts[parts.length - 1]];
	const middle = parts.slice(1, -1).filter((part) => part !== '');
	return (actual) => {
		const whole = fold(actual);
		if (!whole?.startsWith(head)) return false;
		let at = head.length;
		for (const part of middle) {
			const found = whole.indexOf(part, at);
			if (found < 0) return false;
			at = found + part.length;
		}
		return whole.length - tail.length >= at && whole.endsWith(tail);
	};
}

/** Text, numbers and booleans as lower-case text, so that 75 equals "75"; null for anything else. */
function fold(value: unknown): string | null {
	const kind = typeof value;
	return kind === 'string' || kind === 'number' || kind === 'boolean'
		? String(value).trim().toLowerCase()
		: null;
}

/** NaN, which no comparison meets, for anything that is no number. */
function toNumber(value: unknown): number {
	if (typeof value === 'number') return value;
	return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}
