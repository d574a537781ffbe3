import fc from 'fast-check';
import path from 'node:path';
import { evaluateOn, stepBucket, type Change } from '../../../lib/scoring';
import type {
	CandidateOutcome,
	FedTransition,
	IncomingEvent,
	Transition,
} from '../../../lib/store';
import { SqliteStore } from '../../../lib/store/sqlite/SqliteStore';
import { dayMs, eventOf } from '../../support/events';
import { variant } from '../../support/models';
import { makeFolder } from '../../support/sqlitePlace';

jest.setTimeout(300_000);

const COOLDOWN = 6;
const READER = 'reader';
/** Scores rise and fall within days, so that a walk of some weeks crosses every threshold several times. */
const compiled = variant({
	decay: { kind: 'halfLife', days: 3, graceDays: 1 },
	hysteresis: { points: 5 },
	transitions: {
		cooldownDays: COOLDOWN,
		returnSignal: { quietDays: 15, views: 2, withinDays: 4 },
	},
});

/** A step of a walk: days that pass, whether a daily run is made, and what happens then. */
const step = fc.record({
	days: fc.constantFrom(0, 0, 1, 1, 2, 5, 9, 20),
	runs: fc.boolean(),
	events: fc.array(
		fc.record({
			type: fc.constantFrom(
				'application.submitted',
				'appointment.booked',
				'chat.held',
				'asset.downloaded',
				'vacancy.viewed',
				'page.viewed',
				'email.complained',
			),
			subject: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
		}),
		{ maxLength: 4 },
	),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
const walk = fc.array(step, { minLength: 1, maxLength: 18 });

type Said = Pick<Transition, 'kind' | 'from' | 'to' | 'day'>;
const said = ({ kind, from, to, day }: Said): Said => ({ kind, from, to, day });
const inOrder = (changes: readonly Said[]) =>
	changes.map(said).sort((a, b) => a.day - b.day || a.kind.localeCompare(b.kind));

describe('transitions of random walks', () => {
	let store: SqliteStore;
	let remove: () => void;
	let made = 0;

	beforeAll(async () => {
		const folder = makeFolder();
		remove = folder.remove;
		store = await SqliteStore.open(path.join(folder.folder, 'store.sqlite'));
		await store.transitions.open(READER, null);
	});
	afterAll(async () => {
		await store.close();
		remove();
	});

	/** All that waits for the reader. */
	const readAll = async (limit: number): Promise<FedTransition[]> => {
		const read: FedTransition[] = [];
		for (;;) {
			const asked = { wants: () => true, limit, nowMs: 0, untilMs: 1 };
			const batch = await store.transitions.lease(READER, asked);
			if (!batch) return read;
			read.push(...batch.transitions);
			await store.transitions.confirm(READER, batch.lease);
		}
	};

	/** Lives a walk a day at a time, with the store's jobs as they come; what was announced on the way, and handed out. */
	const live = async (steps: readonly Step[]) => {
		const email = `walker-${++made}@example.com`;
		const outcomes: CandidateOutcome[] = [];
		const run = async (nowMs: number) =>
			await store.decay(compiled, nowMs, (part) => outcomes.push(...part));
		let day = 0;
		for (const { days, runs, events } of steps) {
			day += Math.max(1, days); // a history knows days: what changes twice in a day is told twice, too
			const now = dayMs(day);
			if (runs && days > 1) await run(dayMs(day - 1));
			const told = events.map((one) => eventOf({ email }, { ...one, occurredAt: now }));
			outcomes.push(...(await store.record(told, compiled, now)));
		}
		await run(dayMs(day));
		const [candidateId] = await store.findIds([{ kind: 'email', value: email }]);
		const fed = await readAll(1 + (made % 7));
		const isOwn = (one: { candidateId: number }) => one.candidateId === candidateId;
		return {
			candidateId,
			kept: outcomes.filter(isOwn).flatMap(({ transitions }) => transitions),
			fed: fed.filter(isOwn),
		};
	};

	/** Which of a history are to be told, and which are returns, worked out by itself. */
	const expected = (history: readonly Change[]) => {
		const told: Said[] = [];
		const seen = new Set<string>();
		return inOrder(history).map((change) => {
			const name = `${change.kind} ${change.to}`;
			const isSignal = change.kind === 'signal';
			const isReturn = !isSignal && seen.has(name);
			seen.add(name).add(`${change.kind} ${change.from}`);
			const isQuiet =
				!isSignal &&
				told.some(
					(one) =>
						one.kind === change.kind && one.to === change.to && change.day - one.day < COOLDOWN,
				);
			if (!isQuiet) told.push(change);
			return { ...change, isReturn, isQuiet };
		});
	};

	it('are all kept once, marked by hysteresis and cooldown alone, whenever jobs ran; each that is not quiet is handed out once', async () => {
		const counts = { walks: 0, kept: 0, quiet: 0, returns: 0, signals: 0 };
		await fc.assert(
			fc.asyncProperty(walk, async (steps) => {
				const { kept, candidateId, fed } = await live(steps);
				if (candidateId === null) return;
				const [candidate] = await store.get([candidateId], compiled);
				const { memory, evaluatedOn } = candidate!;
				const history = evaluateOn(memory, compiled, evaluatedOn).changes;
				expect(inOrder(kept)).toEqual(inOrder(history));
				const marks = kept
					.map(({ isReturn, isQuiet, ...change }) => ({ ...said(change), isReturn, isQuiet }))
					.sort((a, b) => a.day - b.day || a.kind.localeCompare(b.kind));
				expect(marks).toEqual(expected(history));
				const loud = kept.filter(({ isQuiet }) => !isQuiet).map(({ id }) => id);
				expect(fed.map(({ id }) => id).sort((a, b) => a - b)).toEqual(loud.sort((a, b) => a - b));
				counts.walks++;
				counts.kept += kept.length;
				counts.quiet += kept.length - loud.length;
				counts.returns += kept.filter(({ isReturn }) => isReturn).length;
				counts.signals += kept.filter(({ kind }) => kind === 'signal').length;
			}),
			{ numRuns: 150, seed: 20261122 },
		);
		// the walks do go where the rules matter
		expect(counts.walks).toBeGreaterThan(100);
		for (const part of [counts.quiet, counts.returns, counts.signals])
			expect(part).toBeGreaterThan(5);
	});

	it('with events that come late, in any order, are a chain, and none is told twice within the cooldown', async () => {
		await fc.assert(
			fc.asyncProperty(walk, fc.infiniteStream(fc.nat(30)), async (steps, delays) => {
				const email = `late-${++made}@example.com`;
				let day = 0;
				const told: Array<{ at: number; event: IncomingEvent }> = steps.flatMap((one) => {
					day += one.days;
					const occurredAt = dayMs(day);
					return one.events.map((event) => ({
						at: day + Number(delays.next().value),
						event: eventOf({ email }, { ...event, occurredAt }),
					}));
				});
				const kept: Transition[] = [];
				for (const { at, event } of told.toSorted((a, b) => a.at - b.at))
					for (const { transitions } of await store.record([event], compiled, dayMs(at)))
						kept.push(...transitions);
				for (const kind of ['bucket', 'phase', 'medal'] as const) {
					const chain = kept.filter((one) => one.kind === kind);
					chain.slice(1).forEach(({ from }, i) => expect(from).toBe(chain[i].to));
				}
				const loud = kept.filter(({ isQuiet }) => !isQuiet);
				for (const one of loud)
					for (const other of loud) {
						if (one === other || one.kind !== other.kind || one.to !== other.to) continue;
						expect(Math.abs(one.day - other.day)).toBeGreaterThanOrEqual(COOLDOWN);
					}
				const fed = await readAll(5);
				expect(fed.map(({ id }) => id)).toEqual(loud.map(({ id }) => id));
			}),
			{ numRuns: 100, seed: 8 },
		);
	});

	it('of a score that jumps over a threshold are told: 149 + 2 = 151 crosses 150, here 49 + 2 = 51 crosses 50', async () => {
		const rule = (key: string, points: number) =>
			({ key, label: key, on: `${key}.done`, points, pillar: 'all' }) as const;
		const jumps = variant({
			key: 'jumps',
			pillars: [{ key: 'all', label: 'All', cap: 100 }],
			rules: [rule('much', 49), rule('little', 2)],
			buckets: [
				{ key: 'below', label: 'Below', from: 0 },
				{ key: 'reached', label: 'Reached', from: 50 },
			],
			phases: [{ key: 'see', label: 'See', enter: [] }],
			routes: [],
		});
		const email = 'jumper@example.com';
		const done = async (type: string) =>
			(await store.record([eventOf({ email }, { type })], jumps, dayMs(0))).map(
				({ after, transitions }) => ({
					score: after.score,
					told: transitions.filter(({ kind }) => kind === 'bucket').map(({ to }) => to),
				}),
			);
		expect(await done('much.done')).toEqual([{ score: 49, told: ['below'] }]);
		expect(await done('little.done')).toEqual([{ score: 51, told: ['reached'] }]);
		const { model } = jumps;
		const as150 = { ...model, buckets: [model.buckets[0], { ...model.buckets[1], from: 150 }] };
		expect(stepBucket(0, 149, as150)).toBe(0);
		expect(stepBucket(0, 149 + 2, as150)).toBe(1);
	});
});
