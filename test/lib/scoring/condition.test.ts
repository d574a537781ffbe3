import type { CandidateEvent } from '../../../lib/scoring';
import { compileConditions } from '../../../lib/scoring/condition';
import type { Condition } from '../../../lib/scoring/model/types';
import cases from './condition.json';

type Content = Partial<CandidateEvent>;

interface Case {
	name: string;
	where: Condition;
	meets: Content[];
	misses: Content[];
}

const meets = (where: Condition[], content: Content) => {
	const test = compileConditions(where);
	return test === null || test({ eventId: 'e', type: 'thing.done', occurredAt: 0, ...content });
};

describe('conditions', () => {
	it.each(cases as Case[])('$name', ({ where, meets: wanted, misses }) => {
		expect(wanted.filter((content) => !meets([where], content))).toEqual([]);
		expect(misses.filter((content) => meets([where], content))).toEqual([]);
	});

	it('of one rule must all be met', () => {
		const where: Condition[] = [
			{ field: 'source', op: 'equals', value: 'ad' },
			{ field: 'channel', op: 'exists' },
		];
		expect(meets(where, { source: 'ad', channel: 'x' })).toBe(true);
		expect(meets(where, { source: 'ad' })).toBe(false);
	});

	it('are none where a rule has none', () => {
		expect(compileConditions([])).toBeNull();
	});

	it('read an own __proto__ of parsed JSON as the data it is', () => {
		const properties: unknown = JSON.parse('{"__proto__": "x"}');
		const content = { properties } as Content;
		expect(meets([{ field: 'properties.__proto__', op: 'equals', value: 'x' }], content)).toBe(
			true,
		);
	});

	it('match a glob of many stars against a long text at once', () => {
		const value = `${'a*'.repeat(50)}b`;
		expect(meets([{ field: 'subject', op: 'glob', value }], { subject: 'a'.repeat(100_000) })).toBe(
			false,
		);
	});
});
