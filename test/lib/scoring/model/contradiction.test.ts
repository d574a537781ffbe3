import fc from 'fast-check';
import { compileConditions } from '../../../../lib/scoring/condition';
import { findContradiction } from '../../../../lib/scoring/model/check/contradiction';
import type { Condition } from '../../../../lib/scoring/model/types';
import { seeded } from '../arbitraries';
import cases from './contradiction.json';

interface Case {
	name: string;
	where: Array<[field: string, op: Condition['op'], value?: Condition['value']]>;
	/** The conditions that contradict each other; null when an event can meet them all. */
	never: number[] | null;
}

const values = [0, 3, 5, 9, '5', 'x', 'xy', 'X ', 'jobs', true, ''];
const operators: Array<Condition['op']> = [
	...(['equals', 'notEquals', 'in', 'contains', 'startsWith'] as const),
	...(['glob', 'gt', 'gte', 'lt', 'lte', 'exists'] as const),
];

const condition = fc.record({
	field: fc.constant('properties.a'),
	op: fc.constantFrom(...operators),
	value: fc.oneof(
		fc.constantFrom(...values),
		fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
	),
}) as fc.Arbitrary<Condition>;

describe('conditions that no event can meet together', () => {
	it.each(cases as Case[])('$name', ({ where, never }) => {
		const conditions = where.map(([field, op, value]) => ({ field, op, value }));
		expect(findContradiction(conditions)?.conditions ?? null).toEqual(never);
	});

	it('are never met by an event', () => {
		const actual = fc.oneof(
			fc.constantFrom(...values, undefined, null, 4, 5.5, 'xyz', 'jobs/care'),
			fc.array(fc.constantFrom(...values)),
		);
		fc.assert(
			fc.property(fc.array(condition, { maxLength: 4 }), actual, (where, a) => {
				fc.pre(findContradiction(where) !== null);
				const event = { eventId: 'e', type: 't', occurredAt: 0, properties: { a } };
				expect(compileConditions(where)?.(event)).toBe(false);
			}),
			seeded(3_000),
		);
	});
});
