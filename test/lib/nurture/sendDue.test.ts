import fc from 'fast-check';
import { Mailer, type Letter, type Verdict } from '../../../lib/mail';
import { sendDue, type Guarantee, type SendRun } from '../../../lib/nurture';
import { MemoryOutbox } from '../../support/nurture/MemoryOutbox';
import { faulty } from '../../support/smtp/faults';
import { letterTo, plainSettings } from '../../support/smtp/letters';
import { useMailer } from '../../support/smtp/useMailer';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const at = useMailer();
const { smtp } = at;

beforeEach(() => {
	smtp.received.length = 0;
});

async function outboxOf(
	addresses: readonly string[],
	guarantee: Guarantee = 'atMostOnce',
): Promise<MemoryOutbox<Letter>> {
	const outbox = new MemoryOutbox<Letter>();
	await outbox.put(
		addresses.map((address) => ({
			id: `see-1:${address}`,
			guarantee,
			notBefore: 0,
			letter: letterTo(address, { id: `see-1:${address}` }),
		})),
	);
	return outbox;
}

const people = (count: number) => Array.from({ length: count }, (_, i) => `p${i}@example.com`);

const runOf = (
	outbox: MemoryOutbox<Letter>,
	changes: Partial<SendRun<Letter>> = {},
): SendRun<Letter> => ({
	outbox,
	mailer: at.mailer,
	prepare: async (claimed) => claimed.map(({ letter }) => ({ action: 'send', letter })),
	clock: { now: () => 0 },
	worker: 'a',
	...changes,
});

const times = (addresses: readonly string[]) =>
	Math.max(0, ...addresses.map((address) => smtp.mailsTo(address).length));

describe('sending what is due', () => {
	it('sends everything once through one pool, and nothing again', async () => {
		const addresses = people(300);
		const outbox = await outboxOf([...addresses, ...addresses]);
		expect(await sendDue(runOf(outbox))).toMatchObject({ sent: 300, unknown: 0, halted: null });
		expect(await sendDue(runOf(outbox))).toMatchObject({ sent: 0 });
		expect(smtp.received).toHaveLength(300);
		expect(times(addresses)).toBe(1);
	});

	it('sends everything once with two workers at the same time', async () => {
		const addresses = people(400);
		const outbox = await outboxOf(addresses);
		const reports = await Promise.all(
			['a', 'b'].map((worker) => sendDue(runOf(outbox, { worker }))),
		);
		expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(400);
		expect(smtp.received).toHaveLength(400);
		expect(times(addresses)).toBe(1);
	});

	it('accounts for every mail when some meet each fault', async () => {
		const outbox = await outboxOf([
			...people(20),
			faulty('greylisted450'),
			faulty('full452'),
			faulty('unknown550'),
			faulty('full552'),
			faulty('spam550'),
			faulty('dropAfterData'),
			'not an address',
		]);
		const report = await sendDue(runOf(outbox));
		expect(report).toMatchObject({ sent: 20, deferred: 2, failed: 4, unknown: 1, waiting: 0 });
		expect(outbox.in('unknown')).toEqual([`see-1:${faulty('dropAfterData')}`]);
		const failures = outbox
			.sends()
			.flatMap((send) => (send.state === 'failed' ? send.failure : []));
		expect(failures.sort()).toEqual(['hardBounce', 'invalid', 'policy', 'softBounce']);
	});

	it('tries a greylisted mail again when it was asked to, and not before', async () => {
		const outbox = await outboxOf([faulty('greylistedOnce')]);
		const at = (ms: number) => sendDue(runOf(outbox, { clock: { now: () => ms } }));
		expect(await at(0)).toMatchObject({ deferred: 1 });
		expect(await at(60_000)).toMatchObject({ sent: 0, deferred: 0 });
		expect(await at(5 * 60_000)).toMatchObject({ sent: 1 });
	});

	it('gives up what is never accepted, after five more tries, as a soft bounce', async () => {
		const outbox = await outboxOf([faulty('local451')]);
		for (let hours = 0; hours < 72; hours++)
			await sendDue(runOf(outbox, { clock: { now: () => hours * HOUR_MS } }));
		expect(outbox.sends()).toMatchObject([{ state: 'failed', failure: 'softBounce' }]);
		expect(smtp.offered.get(faulty('local451'))).toBe(6);
	});

	it('looks a last time, and neither sends nor forgets what may not go out', async () => {
		const outbox = await outboxOf(['now@example.com', 'later@example.com', 'never@example.com']);
		const prepare: SendRun<Letter>['prepare'] = async (claimed) =>
			claimed.map(({ letter }) => {
				if (letter.to.address.startsWith('later')) return { action: 'wait', untilMs: HOUR_MS };
				return letter.to.address.startsWith('never')
					? { action: 'drop', failure: 'suppressed', detail: 'unsubscribed' }
					: { action: 'send', letter };
			});
		const report = await sendDue(runOf(outbox, { prepare }));
		expect(report).toMatchObject({ sent: 1, waiting: 1, failed: 1 });
		expect(smtp.received.map(({ to }) => to)).toEqual(['now@example.com']);
		expect(outbox.in('queued')).toEqual(['see-1:later@example.com']);
	});

	it('stops where the server lets nobody in, and keeps everything due', async () => {
		const outbox = await outboxOf(people(200));
		const nobody = await Mailer.open(plainSettings(at.port, { security: 'startTls' }));
		try {
			const report = await sendDue(runOf(outbox, { mailer: nobody }));
			expect(report).toMatchObject({ sent: 0, halted: { reason: 'insecure' } });
			expect(outbox.in('queued')).toHaveLength(200);
			expect(await sendDue(runOf(outbox))).toMatchObject({ sent: 200 });
		} finally {
			nobody.close();
		}
	});

	it('sends no more than the budget', async () => {
		const outbox = await outboxOf(people(200));
		expect(await sendDue(runOf(outbox, { budget: 60 }))).toMatchObject({ sent: 60 });
		expect(outbox.in('queued')).toHaveLength(140);
	});

	it('ends when it is told to, with everything accounted for', async () => {
		const outbox = await outboxOf(people(500));
		const stop = new AbortController();
		const report = await sendDue(
			runOf(outbox, { signal: stop.signal, onProgress: () => stop.abort() }),
		);
		expect(report.sent).toBeLessThan(500);
		expect(outbox.in('queued')).toHaveLength(500 - report.sent);
		expect(outbox.in('sent')).toHaveLength(report.sent);
	});
});

/** Where a worker can die: before and after each step that leaves its process. */
class Death {
	private left: number;

	constructor(afterSteps: number) {
		this.left = afterSteps;
	}

	/** Rejects from a moment on, for ever: nothing that comes after it happens. */
	async step<Result>(work: () => Promise<Result>): Promise<Result> {
		this.tick();
		const result = await work();
		this.tick();
		return result;
	}

	private tick(): void {
		if (this.left-- <= 0) throw new Error('killed');
	}
}

/** The outbox and the mailer of a worker that dies; what it had handed to the server goes on its way. */
function mortal(
	outbox: MemoryOutbox<Letter>,
	worker: string,
	death: Death,
	now: () => number,
	onTheirWay: Array<Promise<Verdict>>,
) {
	const send = (letter: Letter) => {
		const sending = at.mailer.send(letter);
		onTheirWay.push(sending);
		return sending;
	};
	const run = runOf(outbox, { worker, clock: { now } });
	return {
		...run,
		outbox: {
			put: () => Promise.reject(new Error('not used')),
			claim: (...args: Parameters<typeof outbox.claim>) => death.step(() => outbox.claim(...args)),
			begin: (...args: Parameters<typeof outbox.begin>) => death.step(() => outbox.begin(...args)),
			settle: (...args: Parameters<typeof outbox.settle>) =>
				death.step(() => outbox.settle(...args)),
		},
		mailer: { send: (letter: Letter): Promise<Verdict> => death.step(() => send(letter)) },
	};
}

describe('workers that die at any moment', () => {
	it.each<Guarantee>(['atMostOnce', 'atLeastOnce'])(
		'leave every mail sent, due or unknown, %s',
		async (guarantee) => {
			const deaths = fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 2, maxLength: 4 });
			await fc.assert(
				fc.asyncProperty(deaths, async (steps) => {
					smtp.received.length = 0;
					const addresses = people(60);
					const outbox = await outboxOf(addresses, guarantee);
					let now = 0;
					const onTheirWay: Array<Promise<Verdict>> = [];
					const lives = steps.map((left, i) =>
						sendDue(mortal(outbox, `w${i}`, new Death(left), () => now, onTheirWay)).catch(
							(error: Error) => expect(error.message).toBe('killed'),
						),
					);
					await Promise.all(lives);
					await Promise.all(onTheirWay);
					now = HOUR_MS;
					await sendDue(runOf(outbox, { worker: 'last', clock: { now: () => now } }));
					const [sent, unknown] = [outbox.in('sent'), outbox.in('unknown')];
					expect(sent.length + unknown.length).toBe(60);
					if (guarantee === 'atMostOnce') expect(times(addresses)).toBeLessThanOrEqual(1);
					else expect(unknown).toEqual([]);
					for (const address of addresses) {
						const isSent = sent.includes(`see-1:${address}`);
						if (isSent) expect(smtp.mailsTo(address).length).toBeGreaterThan(0);
					}
				}),
				{ seed: 9, numRuns: 20 },
			);
		},
	);
});
