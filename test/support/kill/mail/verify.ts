import assert from 'node:assert/strict';
import type { CandidateStore } from '../../../../lib/store';
import type { TestSmtp } from '../../smtp/server';

/** What became of mails. */
export interface Verified {
	mails: number;
	/** Known to have been sent. */
	sent: number;
	/** Listed as those of which nobody can tell. */
	unknown: number;
	/** Of the unknown ones, how many arrived. */
	arrived: number;
}

/**
 * Makes sure that every one of these addresses got its mail once, or is listed as unknown and got it once at most.
 *
 * @throws {AssertionError} with the first difference
 */
export async function verifyMails(
	store: CandidateStore,
	smtp: TestSmtp,
	addresses: readonly string[],
): Promise<Verified> {
	const { nurture } = store;
	const limit = addresses.length + 1;
	const mails = await nurture.mails({ limit });
	const states = new Map(mails.map(({ address, state }) => [address, state]));
	assert.equal(mails.length, addresses.length, 'mails in the outbox');
	const received = new Map<string, number>();
	for (const { to } of smtp.received) received.set(to, (received.get(to) ?? 0) + 1);
	const found: Verified = { mails: mails.length, sent: 0, unknown: 0, arrived: 0 };
	for (const address of addresses) {
		const state = states.get(address);
		const times = received.get(address) ?? 0;
		assert.ok(times <= 1, `${address} got its mail ${times} times`);
		if (state === 'sent') assert.equal(times, 1, `the mail to ${address} is sent and not there`);
		else assert.equal(state, 'unknown', `the mail to ${address}`);
		found[state as 'sent' | 'unknown']++;
		if (state === 'unknown') found.arrived += times;
	}
	const listed = await nurture.mails({ states: ['unknown'], limit });
	assert.equal(listed.length, found.unknown, 'mails listed as unknown');
	return found;
}
