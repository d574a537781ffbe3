import { faulty } from '../smtp/faults';
import { DAY_MS, MORNING, publishSequence } from './scene';
import type { Nurture } from './useNurture';

const HOUR_MS = 3_600_000;

/** What is sent, when and how often. */
export function describeSending(nurture: Nurture): void {
	const { run, enrol, mailsTo, status } = nurture;

	it('sends each step on its day, once, and comes to an end', async () => {
		await enrol(['noor']);
		expect(await run(MORNING)).toMatchObject({ sent: 1, plan: { planned: 1, finished: 0 } });
		expect(await run(MORNING + 1)).toMatchObject({ sent: 0, plan: { planned: 0 } });
		expect(await run(MORNING + 3 * DAY_MS)).toMatchObject({ sent: 0 });
		// day 4 is a Saturday: it waits for Monday
		expect(await run(MORNING + 4 * DAY_MS)).toMatchObject({ sent: 0, waiting: 1 });
		expect(await run(MORNING + 6 * DAY_MS)).toMatchObject({ sent: 1 });
		expect(await run(MORNING + 7 * DAY_MS)).toMatchObject({ plan: { finished: 1 } });
		expect(mailsTo('noor')).toBe(2);
		expect(await run(MORNING + 8 * DAY_MS)).toMatchObject({ plan: { finished: 0 } });
		expect(await status()).toMatchObject({
			running: 0,
			ended: { finished: 1 },
			steps: [
				{ step: 'first', sent: 1 },
				{ step: 'second', sent: 1 },
			],
		});
	});

	it('sends everything once with two runs at the same time', async () => {
		await enrol(Array.from({ length: 120 }, (_, i) => `p${i}`));
		const reports = await Promise.all(['v', 'w'].map((worker) => run(MORNING, { worker })));
		expect(reports[0].sent + reports[1].sent).toBe(120);
		expect(nurture.smtp.received).toHaveLength(120);
		expect(new Set(nurture.smtp.received.map(({ to }) => to)).size).toBe(120);
	});

	it('gives nobody two mails in two days, over all sequences', async () => {
		await publishSequence(nurture.store, { key: 'other' });
		await enrol(['noor', 'sam']);
		await enrol(['noor'], 'other');
		expect(await run(MORNING)).toMatchObject({ sent: 2, waiting: 1 });
		expect(await run(MORNING + 47 * HOUR_MS)).toMatchObject({ sent: 0 });
		expect(await run(MORNING + 48 * HOUR_MS)).toMatchObject({ sent: 1 });
		expect(mailsTo('noor')).toBe(2);
	});

	it('lists what nobody can tell of, and sends it again only by hand', async () => {
		await enrol([faulty('dropAfterData')]);
		expect(await run(MORNING)).toMatchObject({ unknown: 1 });
		expect(await run(MORNING + HOUR_MS)).toMatchObject({ sent: 0, unknown: 0 });
		const { unknown, steps } = await status();
		expect(unknown).toMatchObject([{ step: 'first', address: faulty('dropAfterData') }]);
		expect(steps).toMatchObject([{ step: 'first', unknown: 1 }, { step: 'second' }]);
		await nurture.store.nurture.requeue([unknown[0].id], MORNING + 3 * DAY_MS);
		expect(await run(MORNING + 3 * DAY_MS)).toMatchObject({ unknown: 1 });
		expect(mailsTo(faulty('dropAfterData'))).toBe(2);
	});

	it('sends no more within an hour than allowed, over all runs', async () => {
		await enrol(Array.from({ length: 40 }, (_, i) => `p${i}`));
		const some = { perHour: 30, sender: 'anna@example.com' };
		const reports = await Promise.all(
			['v', 'w'].map((worker) => run(MORNING, { ...some, worker })),
		);
		expect(reports[0].sent + reports[1].sent).toBe(30);
		expect(await run(MORNING + 61 * 60_000, some)).toMatchObject({ sent: 10 });
	});
}
