import { keepSingle, sendSingles, suppress, type SingleReport } from '../../../lib/nurture';
import { parseSequence } from '../../../lib/nurture/sequence/parseSequence';
import type { SuppressionReason } from '../../../lib/store';
import { preset } from '../preset';
import { faulty } from '../smtp/faults';
import { addressOf, DAY_MS, meet, MORNING, runAt, write } from './scene';
import { shortSequence } from './sequence';
import type { Nurture } from './useNurture';

const HOUR_MS = 3_600_000;
const NIGHT = MORNING + 14 * HOUR_MS;

const { label, steps, ...others } = shortSequence();
const single = parseSequence({
	...{ ...others, label, key: 'single-short', single: true, exits: [] },
	steps: steps.slice(0, 1),
});

/** Mails that belong to no sequence. */
export function describeSingles(nurture: Nurture): void {
	const { run, enrol, mailsTo } = nurture;

	const sendOne = async (
		names: readonly string[],
		atMs: number,
		{ occasion = 'once', isAskedFor = true, worker = `run at ${atMs}` } = {},
	): Promise<SingleReport['outcomes']> => {
		const ids = await meet(nurture.store, names);
		const candidates = await nurture.store.get(ids, preset);
		const requests = candidates.map((candidate) => {
			if (!candidate) throw new Error('Nobody there');
			return { candidate, occasion, fields: {} };
		});
		const sequence = await keepSingle(nurture.store.nurture, single, atMs);
		const post = { mailer: nurture.mailer(), write };
		const options = runAt(atMs, { worker });
		const report = await sendSingles(nurture.scene, {
			...{ sequence, isAskedFor, requests, post, options },
		});
		return report.outcomes;
	};

	it('sends a mail of its own once for each occasion, at any hour', async () => {
		expect(await sendOne(['noor', 'sam'], NIGHT)).toMatchObject([
			{ state: 'sent', isNew: true, address: 'noor@example.com' },
			{ state: 'sent', isNew: true },
		]);
		expect(await sendOne(['noor'], NIGHT + 1)).toMatchObject([{ state: 'sent', isNew: false }]);
		expect(await sendOne(['noor'], NIGHT, { occasion: 'twice' })).toMatchObject([{ isNew: true }]);
		expect([mailsTo('noor'), mailsTo('sam')]).toEqual([2, 1]);
		expect(await run(NIGHT + DAY_MS)).toMatchObject({ sent: 0, plan: { planned: 0, finished: 0 } });
	});

	it('sends it once with two workers at the same time', async () => {
		const names = Array.from({ length: 60 }, (_, i) => `p${i}`);
		await meet(nurture.store, names);
		const reports = await Promise.all(
			['v', 'w'].map((worker) => sendOne(names, NIGHT, { worker })),
		);
		expect(nurture.smtp.received).toHaveLength(60);
		const [v, w] = reports.map((outcomes) => outcomes.map((one) => one?.isNew));
		expect(v.map((isNew, i) => isNew !== w[i])).toEqual(names.map(() => true));
	});

	it('sends no other mail that is due', async () => {
		await enrol(['sam']);
		await sendOne(['noor'], MORNING);
		expect([mailsTo('noor'), mailsTo('sam')]).toEqual([1, 0]);
		expect(await run(MORNING)).toMatchObject({ sent: 1 });
	});

	it.each<[SuppressionReason, string, string]>([
		['unsubscribed', 'sent', 'failed'],
		['complaint', 'failed', 'failed'],
		['hardBounce', 'failed', 'failed'],
		['softBounces', 'failed', 'failed'],
		['byHand', 'failed', 'failed'],
	])('to an address with %s, what was asked for is %s, anything else %s', async (...row) => {
		const [reason, askedFor, promotion] = row;
		await meet(nurture.store, ['noor']);
		await suppress(nurture.store, [addressOf('noor')], { reason, at: MORNING - DAY_MS });
		const send = async (isAskedFor: boolean) =>
			(await sendOne(['noor'], MORNING, { isAskedFor, occasion: String(isAskedFor) }))[0];
		expect(await send(true)).toMatchObject({ state: askedFor });
		expect(await send(false)).toMatchObject({ state: promotion });
	});

	it('lets what was asked for count for no series, and anything else for all', async () => {
		await enrol(['noor', 'sam']);
		await sendOne(['noor'], MORNING);
		await sendOne(['sam'], MORNING, { isAskedFor: false });
		expect(await run(MORNING + HOUR_MS)).toMatchObject({ sent: 1, waiting: 1 });
		expect(mailsTo('noor')).toBe(2);
	});

	it('leaves what waits for its hour, or was deferred, to the next run', async () => {
		const late = await sendOne(['noor'], NIGHT, { isAskedFor: false });
		const busy = await sendOne([faulty('greylistedOnce')], NIGHT);
		expect([late[0]?.state, busy[0]?.state]).toEqual(['queued', 'queued']);
		expect(await run(NIGHT + 10 * HOUR_MS)).toMatchObject({ sent: 2 });
		expect(await sendOne(['noor'], NIGHT + 11 * HOUR_MS)).toMatchObject([{ isNew: false }]);
	});

	it('goes on with a mail that a killed run had put in, and lists what it was sending', async () => {
		const [first, second] = await meet(nurture.store, ['noor', 'sam']);
		await sendOne(['noor', 'sam'], NIGHT, { isAskedFor: false });
		const { outbox } = nurture.store.nurture;
		const morning = NIGHT + 10 * HOUR_MS;
		const claimed = await outbox.claim('killed', 1, morning, 1_000);
		const { id, letter } = claimed[0];
		await outbox.begin('killed', [id], morning, 1_000);
		expect([first, second]).toContain(letter.candidateId);
		const after = await sendOne(['noor', 'sam'], morning + 2_000);
		expect(after.map((one) => one?.state).sort()).toEqual(['sent', 'unknown']);
		expect(nurture.smtp.received).toHaveLength(1);
	});
}
