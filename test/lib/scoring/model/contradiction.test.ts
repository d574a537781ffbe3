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

	it.each<[Case['where'], string]>([
		[
			[
				['a', 'exists', false],
				['a', 'gt', 3],
			],
			'a must be missing and must also meet gt 3',
		],
		[
			[
				['a', 'exists', true],
				['a', 'exists', false],
			],
			'a must be missing and must also meet exists: true',
		],
		[
			[
				['a', 'exists'],
				['a', 'exists', false],
			],
			'a must be missing and must also meet exists: true',
		],
		[
			[
				['a', 'in', ['x', 'y']],
				['a', 'notEquals', 'x'],
				['a', 'notEquals', 'y'],
			],
			'a cannot be in ["x","y"] and notEquals "x" and notEquals "y" at once',
		],
		[[['a', 'gt', 'ten']], 'a is compared with "ten", which is no number'],
		[[['a', 'lte', ' ']], 'a is compared with " ", which is no number'],
		[
			[
				['b', 'exists'],
				['a', 'gte', 5],
				['a', 'lt', '5'],
			],
			'a cannot be gte 5 and lt "5" at once',
		],
		[
			[
				['a', 'startsWith', 'jobs'],
				['a', 'startsWith', 'news'],
			],
			'a cannot be startsWith "jobs" and startsWith "news" at once',
		],
	])('say why: %j', (where, problem) => {
		const conditions = where.map(([field, op, value]) => ({ field, op, value }));
		expect(findContradiction(conditions)?.problem).toBe(problem);
	});

	it.each<[Case['where']]>([
		[
			[
				['a', 'gte', 5],
				['a', 'lte', 5],
			],
		],
		[
			[
				['a', 'startsWith', 'jobs/nurse'],
				['a', 'startsWith', ' JOBS'],
			],
		],
		[
			[
				['a', 'startsWith', 'jobs'],
				['a', 'startsWith', 'jobs/nurse'],
			],
		],
		[
			[
				['a', 'notEquals', 'x'],
				['a', 'exists', false],
			],
		],
		[
			[
				['a', 'notEquals', false],
				['a', 'equals', 'x'],
			],
		],
		[[['a', 'gt', '3']]],
		[
			[
				['a', 'gt', 3],
				['b', 'lt', 2],
			],
		],
	])('are not these: %j', (where) => {
		expect(findContradiction(where.map(([field, op, value]) => ({ field, op, value })))).toBeNull();
	});

	it.each<[Case['where']]>([
		[
			[
				['a', 'gte', 5],
				['a', 'lt', 5],
			],
		],
		[
			[
				['a', 'gt', 5],
				['a', 'lte', 5],
			],
		],
		[
			[
				['a', 'startsWith', 'nurse-jobs'],
				['a', 'startsWith', 'jobs'],
			],
		],
	])('are these: %j', (where) => {
		const conditions = where.map(([field, op, value]) => ({ field, op, value }));
		expect(findContradiction(conditions)?.conditions).toEqual([0, 1]);
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
