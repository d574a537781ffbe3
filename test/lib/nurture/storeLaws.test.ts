import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { Letter, Verdict } from '../../../lib/mail';
import { enrolCandidates, runNurture, type SequenceInput } from '../../../lib/nurture';
import { eventOf } from '../../support/events';
import {
	addressOf,
	DAY_MS,
	meet,
	MORNING,
	publishSequence,
	runAt,
	sceneOf,
	tell,
	write,
} from '../../support/nurture/scene';
import { shortSequence } from '../../support/nurture/sequence';
import { makeSqlitePlace } from '../../support/sqlitePlace';

jest.setTimeout(120_000);

const HOUR_MS = 3_600_000;
const PEOPLE = ['noor', 'sam'];
const DAYS = 60;

type Happening =
	| { kind: 'run'; hour: number; workers: number }
	| { kind: 'event'; hour: number; who: string; type: string };

const hour = fc.integer({ min: 1, max: 24 * DAYS - 1 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('run' as const),
			hour,
			workers: fc.integer({ min: 1, max: 2 }),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('event' as const),
			hour,
			who: fc.constantFrom(...PEOPLE),
			type: fc.constantFrom('application.submitted', 'call.held', 'email.clicked', 'page.viewed'),
		}),
	},
);

const sequences = ['a', 'b'].map((key): SequenceInput => {
	const { steps } = shortSequence();
	return {
		...shortSequence(),
		key,
		steps: [...steps, { ...steps[1], key: 'third', afterDays: 6 }],
	};
});

interface Sent {
	at: number;
	to: string;
	id: string;
}

/** Lives through two months of happenings with a run on every morning after them; tells what was sent. */
async function liveThrough(happenings: readonly Happening[]): Promise<Sent[]> {
	const place = await makeSqlitePlace();
	try {
		const store = await place.open();
		const ids = await meet(store, PEOPLE);
		const scene = sceneOf(store);
		for (const sequence of sequences) {
			await publishSequence(store, sequence);
			const requests = ids.map((candidateId) => ({ candidateId }));
			await enrolCandidates(scene, sequence.key, requests, MORNING);
		}
		const sent: Sent[] = [];
		const run = async (at: number, workers: number) => {
			const mailer = {
				send: async ({ id, to }: Letter): Promise<Verdict> => {
					sent.push({ at, to: to.address, id });
					return { kind: 'sent', messageId: `<${id}@x>`, reply: '250' };
				},
			};
			const runs = Array.from({ length: workers }, (_, i) =>
				runNurture(scene, { mailer, write }, runAt(at, { worker: `${at} ${i}` })),
			);
			await Promise.all(runs);
		};
		for (const one of [...happenings].sort((a, b) => a.hour - b.hour)) {
			const at = MORNING + one.hour * HOUR_MS;
			if (one.kind === 'run') await run(at, one.workers);
			else {
				const details = { type: one.type, occurredAt: at };
				await tell(store, eventOf({ email: addressOf(one.who) }, details));
			}
		}
		for (let day = DAYS; day < 2 * DAYS; day++) await run(MORNING + day * DAY_MS, 1);
		return sent;
	} finally {
		await place.remove();
	}
}

describe('what goes out of a store, whatever happens', () => {
	it('keeps to the window, the caps, the quiet and the exits, and comes to an end', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
				const sent = await liveThrough(happenings);
				expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
				for (const { at } of sent) {
					const local = DateTime.fromMillis(at, { zone: 'Europe/Amsterdam' });
					expect(local.weekday).toBeLessThan(6);
					expect(local.hour).toBeGreaterThanOrEqual(8);
					expect(local.hour).toBeLessThan(20);
				}
				for (const who of PEOPLE) {
					const own = sent.filter(({ to }) => to === addressOf(who)).map(({ at }) => at);
					own.slice(1).forEach((at, i) => expect(at - own[i]).toBeGreaterThanOrEqual(48 * HOUR_MS));
					own.slice(2).forEach((at, i) => expect(at - own[i]).toBeGreaterThanOrEqual(7 * DAY_MS));
					const hours = (type: string) =>
						happenings.flatMap((one) =>
							one.kind === 'event' && one.who === who && one.type === type ? one.hour : [],
						);
					const at = (hourOf: number) => MORNING + hourOf * HOUR_MS;
					const applied = hours('application.submitted').map(at);
					for (const end of applied) expect(own.filter((one) => one > end)).toEqual([]);
					for (const call of hours('call.held').map(at))
						expect(own.filter((one) => one > call && one < call + 7 * DAY_MS)).toEqual([]);
					// five without a click end a sequence; more than five are only sent to who clicked
					if (applied.length === 0) expect(own.length).toBeGreaterThanOrEqual(5);
					expect(own.length).toBeLessThanOrEqual(6);
				}
			}),
			{ seed: 11, numRuns: 8 },
		);
	});
});
