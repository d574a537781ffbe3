import {
	expectedPrecision,
	heldBack,
	matchRule,
	periodStart,
	type OwnRule,
} from '../../../lib/routing';
import { parseDay } from '../../../lib/scoring';
import rows from './rules.json';

const now = Date.parse('2026-11-22T12:00:00Z');

describe('own rules', () => {
	it.each(rows)('$name: $holds', ({ rule, facts, holds }) => {
		const own: OwnRule = { output: 'x', ...(rule as Partial<OwnRule>) };
		expect(matchRule(facts, [own], now)).toBe(holds ? 0 : -1);
	});

	it('are tried in their order', () => {
		const rules = [{ output: 'a', minScore: 90 }, { output: 'b', minScore: 50 }, { output: 'c' }];
		expect([95, 60, 10].map((score) => matchRule({ score }, rules, now))).toEqual([0, 1, 2]);
	});
});

it.each([
	[{}, null],
	[{ doNotContact: true, snoozedUntil: '2027-01-01', recruiterContactOpen: true }, 'doNotContact'],
	[{ doNotContact: 'true' }, null],
	[{ snoozedUntil: '2026-11-22T12:00:01Z' }, 'snoozed'],
	[{ snoozedUntil: '2026-11-22T12:00:00Z' }, null],
	[{ snoozedUntil: 'soon' }, null],
	[{ snoozedUntil: null, recruiterContactOpen: false }, null],
	[{ recruiterContactOpen: true }, 'recruiterContactOpen'],
])('%j is held back as %s', (item, why) => {
	expect(heldBack(item, now)).toBe(why);
});

it.each([
	['day', '2026-11-22T00:00:00.000+01:00'],
	['week', '2026-11-16T00:00:00.000+01:00'],
	['month', '2026-11-01T00:00:00.000+01:00'],
] as const)('a %s began on %s', (period, began) => {
	expect(periodStart(now, period, 'Europe/Amsterdam')).toBe(Date.parse(began));
});

describe('what to expect', () => {
	const toLocalDay = (atMs: number) => Math.floor(atMs / 86_400_000);
	const routedAt = parseDay('2026-06-01') * 86_400_000;
	const past = (
		score: number | null,
		firstQualifiedAt: string | null,
		firstPlacedAt: string | null = null,
	) => ({ candidateId: 1, routedAt, score, firstQualifiedAt, firstPlacedAt });

	it('is what became of those with at least that score (UP-S01)', () => {
		const all = [
			past(90, '2026-06-10'),
			past(80, null),
			past(80, '2026-05-01'),
			past(80, '2026-05-01', '2026-07-01'),
			past(60, '2026-06-10'),
			past(null, '2026-06-10'),
		];
		expect(expectedPrecision(all, 80, toLocalDay)).toEqual({ known: 4, good: 2, share: 0.5 });
	});

	it('is not known of nobody', () => {
		expect(expectedPrecision([past(60, '2026-06-10')], 80, toLocalDay)).toBeNull();
		expect(expectedPrecision([], 0, toLocalDay)).toBeNull();
	});
});
