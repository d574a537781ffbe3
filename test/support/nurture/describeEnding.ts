import { stopEnrolments } from '../../../lib/nurture';
import { eventOf } from '../events';
import { addressOf, DAY_MS, MORNING, publishSequence, tell } from './scene';
import type { Nurture } from './useNurture';

const HOUR_MS = 3_600_000;

/** What ends or interrupts a sequence. */
export function describeEnding(nurture: Nurture): void {
	const { run, enrol, mailsTo, status } = nurture;

	it.each([
		['application.submitted', 'applied'],
		['application.status_changed', 'applied'],
		['appointment.booked', 'appointment'],
		['email.replied', 'replied'],
		['email.unsubscribed', 'optedOut'],
		['email.complained', 'complained'],
	])('ends at %s', async (type, reason) => {
		await enrol(['noor']);
		await run(MORNING);
		const happened = { type, occurredAt: MORNING + DAY_MS, properties: { status: 'New' } };
		await tell(nurture.store, eventOf({ email: addressOf('noor') }, happened));
		const report = await run(MORNING + 6 * DAY_MS);
		expect(report).toMatchObject({ sent: 0, plan: { exited: { [reason]: 1 } } });
		expect(await status()).toMatchObject({ running: 0, ended: { [reason]: 1 } });
	});

	it('ends right before a mail goes out that was planned before', async () => {
		await enrol(['noor'], 'short', 'vacancy-1');
		await enrol(['sam'], 'short', 'vacancy-2');
		const night = Date.parse('2026-11-24T23:00:00Z');
		expect(await run(night)).toMatchObject({ waiting: 2 });
		const closed = { type: 'vacancy.closed', subject: 'vacancy-1', occurredAt: night };
		for (const name of ['noor', 'sam'])
			await tell(nurture.store, eventOf({ email: addressOf(name) }, closed));
		expect(await run(night + 10 * HOUR_MS)).toMatchObject({ sent: 1, failed: 1 });
		expect([mailsTo('noor'), mailsTo('sam')]).toEqual([0, 1]);
		expect(await status()).toMatchObject({ running: 1, ended: { vacancyClosed: 1 } });
	});

	it('ends when somebody becomes hot (StD-11)', async () => {
		await publishSequence(nurture.store, { key: 'think', exits: ['hot'] });
		const ids = await enrol(['noor'], 'think');
		await run(MORNING);
		const who = { email: addressOf('noor') };
		const events = ['application.submitted', 'appointment.booked', 'webinar.attended'].map((type) =>
			eventOf(who, { type, subject: 'v-1', occurredAt: MORNING + DAY_MS }),
		);
		await tell(nurture.store, ...events);
		const [candidate] = await nurture.store.get(ids, nurture.scene.compiled);
		expect(candidate?.bucket).toBe('hot');
		// at once, and not only when the next mail is due
		const report = await run(MORNING + DAY_MS + HOUR_MS);
		expect(report).toMatchObject({ sent: 0, plan: { exited: { hot: 1 } } });
		expect(await run(MORNING + 6 * DAY_MS)).toMatchObject({ sent: 0, plan: { exited: {} } });
	});

	it('tells who listens that a sequence was finished, once, and not that it ended otherwise', async () => {
		const [finisher, other] = await enrol(['noor', 'sam']);
		for (const days of [0, 6]) await run(MORNING + days * DAY_MS);
		await stopEnrolments(nurture.store.nurture, { candidateIds: [other] }, 'stopped', MORNING);
		for (const days of [7, 8])
			await Promise.all(['v', 'w'].map((worker) => run(MORNING + days * DAY_MS, { worker })));
		const told = await nurture.store.transitions.latest(({ kind }) => kind === 'sequence', 10);
		const day = Math.floor(MORNING / DAY_MS) + 7;
		expect(told).toMatchObject([{ candidateId: finisher, to: 'short', day, isQuiet: false }]);
	});

	it('is stopped by hand, for candidates, a sequence or a vacancy', async () => {
		const [noor] = await enrol(['noor'], 'short', 'v-1');
		await enrol(['sam'], 'short', 'v-2');
		expect(
			await stopEnrolments(nurture.store.nurture, { subject: 'v-2' }, 'vacancyClosed', MORNING),
		).toHaveLength(1);
		expect(
			await stopEnrolments(nurture.store.nurture, { candidateIds: [noor] }, 'stopped', MORNING),
		).toMatchObject([{ candidateId: noor, endReason: 'stopped' }]);
		await expect(
			stopEnrolments(nurture.store.nurture, {}, 'stopped', MORNING),
		).rejects.toMatchObject({
			code: 'nobody-named',
		});
		expect(await run(MORNING)).toMatchObject({ sent: 0 });
	});

	it('leaves people in peace whom a recruiter spoke with, and who asked for it', async () => {
		await enrol(['noor', 'sam']);
		const until = new Date(MORNING + 20 * DAY_MS).toISOString();
		await tell(
			nurture.store,
			eventOf({ email: addressOf('noor') }, { type: 'call.held', occurredAt: MORNING - 1 }),
			eventOf(
				{ email: addressOf('sam') },
				{ type: 'candidate.paused', occurredAt: MORNING - 1, properties: { until } },
			),
		);
		expect(await run(MORNING)).toMatchObject({ sent: 0, waiting: 2 });
		expect(await run(MORNING + 7 * DAY_MS)).toMatchObject({ sent: 1 });
		expect([mailsTo('noor'), mailsTo('sam')]).toEqual([1, 0]);
		expect(await run(MORNING + 20 * DAY_MS)).toMatchObject({ sent: 2 });
	});
}
