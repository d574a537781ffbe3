import { DateTime } from 'luxon';
import {
	belongsTo,
	isHeldOut,
	isNurtureError,
	MAIN,
	placeInDraw,
	planNext,
	variantFor,
	whyNotEnrol,
	type Addressee,
	type PastEnrolment,
	type StepRecord,
} from '../../../lib/nurture';
import { parseSequence } from '../../../lib/nurture/sequence/parseSequence';
import { changedSequence } from '../../support/nurture/sequence';

const zone = 'Europe/Amsterdam';
const local = (text: string) => DateTime.fromISO(text, { zone }).toMillis();
const text = (ms: number) => DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
const DAY_MS = 86_400_000;

const noor: Addressee = {
	phase: 'think',
	bucket: 'warm',
	persona: 'engineer',
	interests: ['platform', 'data'],
	language: 'nl',
};
const ids = Array.from({ length: 5_000 }, (_, i) => String(i));
const share = (test: (id: string) => boolean) => ids.filter(test).length / ids.length;

describe('which step comes next, and when (StD-10)', () => {
	const sequence = parseSequence(changedSequence({ 'steps.1.afterDays': 4 }));
	const enrolledAt = local('2026-11-24T16:30');
	const plan = (steps: Record<string, StepRecord>, who = noor, of = sequence) => {
		const next = planNext(of, { enrolledAt, steps }, who, zone);
		return next.kind === 'step' ? `${next.step.key} ${text(next.dueAt)}` : next.kind;
	};
	const sent = (at: string): StepRecord => ({ outcome: 'sent', at: local(at) });

	it('is the first one, at once', () => {
		expect(plan({})).toBe('first 2026-11-24T16:30');
	});

	it('is the second one, on its day', () => {
		expect(plan({ first: sent('2026-11-24T16:31') })).toBe('second 2026-11-28T00:00');
	});

	it('keeps the gap to a mail that went out late', () => {
		expect(plan({ first: sent('2026-11-30T09:00') })).toBe('second 2026-12-04T00:00');
	});

	it('keeps to local days over a clock change', () => {
		const before = {
			enrolledAt: local('2026-10-24T23:30'),
			steps: { first: sent('2026-10-24T23:31') },
		};
		const next = planNext(sequence, before, noor, zone);
		expect(next.kind === 'step' && text(next.dueAt)).toBe('2026-10-28T00:00');
	});

	it('is nothing after the last', () => {
		const done = { first: sent('2026-11-24T16:31'), second: sent('2026-11-28T09:00') };
		expect(plan(done)).toBe('finished');
	});

	it('counts a mail nobody can tell of as one that went out', () => {
		const unknown: StepRecord = { outcome: 'unknown', at: local('2026-11-30T09:00') };
		expect(plan({ first: unknown })).toBe('second 2026-12-04T00:00');
	});

	it('leaves out steps that are for others, and says which (UP-03)', () => {
		const some = parseSequence(changedSequence({ 'steps.0.when': { personas: ['tester'] } }));
		const next = planNext(some, { enrolledAt, steps: {} }, noor, zone);
		expect(next).toMatchObject({ kind: 'step', step: { key: 'second' }, skipped: ['first'] });
		const skipped: StepRecord = { outcome: 'skipped', at: local('2026-12-24T09:00') };
		expect(plan({ first: skipped }, noor, some)).toBe('second 2026-11-28T00:00');
	});

	it('cannot be told in a zone that is none', () => {
		expect.assertions(1);
		try {
			planNext(sequence, { enrolledAt, steps: {} }, noor, 'Europe/Nowhere');
		} catch (error) {
			expect(isNurtureError(error) && error.code).toBe('bad-zone');
		}
	});
});

describe('whom mails are for', () => {
	it.each([
		[{}, true],
		[{ phases: ['think' as const] }, true],
		[{ phases: ['see' as const] }, false],
		[{ buckets: ['Warm'] }, true],
		[{ personas: ['tester', 'engineer'] }, true],
		[{ interests: ['security', 'data'] }, true],
		[{ interests: ['security'] }, false],
		[{ languages: ['en'] }, false],
		[{ phases: ['think' as const], languages: ['en'] }, false],
	])('%j: %s', (audience, expected) => {
		expect(belongsTo(noor, audience)).toBe(expected);
	});

	it('are not those of whom nobody knows whether they fit', () => {
		expect(belongsTo({ ...noor, persona: null }, { personas: ['engineer'] })).toBe(false);
	});
});

describe('entering a sequence', () => {
	const sequence = parseSequence(changedSequence({ audience: { phases: ['think'] } }));
	const again = { ...sequence, reenrol: { allowed: true, afterDays: 10 } };
	const ended = (daysAgo: number): PastEnrolment => ({
		enrolledAt: -99 * DAY_MS,
		endedAt: -daysAgo * DAY_MS,
	});

	it.each([
		['for the first time', sequence, noor, [], null],
		['in another phase', sequence, { ...noor, phase: 'see' }, [], 'notInAudience'],
		['while in it', again, noor, [{ enrolledAt: 0, endedAt: null }], 'alreadyEnrolled'],
		['after it', sequence, noor, [ended(400)], 'alreadyCompleted'],
		['again, too soon', again, noor, [ended(400), ended(9)], 'coolingDown'],
		['again, later', again, noor, [ended(10)], null],
		['held out of everything', { ...sequence, holdoutPercent: 100 }, noor, [], 'heldOut'],
	])('%s: %j', (_, of, who, past, expected) => {
		expect(whyNotEnrol(of, '42', who, past, 0)).toBe(expected);
	});
});

describe('the draw', () => {
	const step = {
		key: 'first',
		variants: [
			{ key: 'a', share: 30, content: {} },
			{ key: 'b', share: 20, content: {} },
		],
	};

	it('holds out the share that was asked for, always the same candidates, more of them for a larger share', () => {
		expect(share((id) => isHeldOut(id, 10))).toBeCloseTo(0.1, 1);
		for (const id of ids) if (isHeldOut(id, 5)) expect(isHeldOut(id, 10)).toBe(true);
		expect(ids.some((id) => isHeldOut(id, 0))).toBe(false);
	});

	it('gives each variant its share, and each candidate always the same one', () => {
		const drawn = ids.map((id) => variantFor(id, { key: 'see' }, step));
		const shares = ['a', 'b', MAIN].map(
			(key) => drawn.filter((one) => one === key).length / ids.length,
		);
		[0.3, 0.2, 0.5].forEach((wanted, i) => expect(Math.abs(shares[i] - wanted)).toBeLessThan(0.03));
		expect(ids.map((id) => variantFor(id, { key: 'see' }, step))).toEqual(drawn);
	});

	it('of one step has nothing to do with that of another, nor with the holdout', () => {
		const both = share(
			(id) => placeInDraw('see/first', id) < 0.5 && placeInDraw('see/second', id) < 0.5,
		);
		expect(Math.abs(both - 0.25)).toBeLessThan(0.03);
		const held = share((id) => isHeldOut(id, 50) && placeInDraw('see/first', id) < 0.5);
		expect(Math.abs(held - 0.25)).toBeLessThan(0.03);
	});
});
