import {
	enrolCandidates,
	liftSuppressions,
	readSuppressions,
	suppress,
	takeIncoming,
} from '../../../lib/nurture';
import { dayMs, eventOf } from '../events';
import { faulty } from '../smtp/faults';
import { addressOf, meet, MORNING, publishSequence, tell } from './scene';
import type { Nurture } from './useNurture';

const HOUR_MS = 3_600_000;

/** Who is enrolled, and to whom no mail goes any more. */
export function describePeople(nurture: Nurture): void {
	const { run, enrol, status } = nurture;

	it('looks last of all whether an address is suppressed', async () => {
		await enrol(['noor', 'sam']);
		await suppress(nurture.store, ['NOOR@Example.com '], { reason: 'unsubscribed', at: MORNING });
		await suppress(nurture.store, ['sam@example.com'], { reason: 'erased', at: MORNING });
		expect(await run(MORNING)).toMatchObject({ sent: 0, failed: 2 });
		expect(await status()).toMatchObject({ running: 0, ended: { optedOut: 1, erased: 1 } });
		const listed = await nurture.store.nurture.suppressions.list({ limit: 9 });
		expect(listed.map(({ address }) => address)).toEqual([
			expect.stringMatching(/^erased:[\w-]{43}$/),
			'noor@example.com',
		]);
		const again = await nurture.place.open();
		expect(await readSuppressions(again, ['sam@example.com'])).toMatchObject([
			[{ reason: 'erased' }],
		]);
		expect(await liftSuppressions(nurture.store, ['noor@example.com'], ['unsubscribed'])).toBe(1);
	});

	it('suppresses who does not exist, and tries nobody else less', async () => {
		await enrol([faulty('unknown550'), faulty('full552'), faulty('spam550'), 'sam']);
		expect(await run(MORNING)).toMatchObject({ sent: 1, failed: 3 });
		const found = await nurture.store.nurture.suppressions.list({ limit: 9 });
		expect(found).toMatchObject([
			{
				address: faulty('unknown550'),
				reason: 'hardBounce',
				detail: expect.stringContaining('5.1.1'),
			},
		]);
		expect(await status()).toMatchObject({ running: 3, ended: { bounced: 1 } });
		expect((await status()).failed.map(({ failure }) => failure).sort()).toEqual([
			'hardBounce',
			'policy',
			'softBounce',
		]);
	});

	it('takes what comes back: bounces and complaints suppress, replies end', async () => {
		await enrol(['noor', 'sam', 'tess']);
		await run(MORNING);
		const sent = await nurture.store.nurture.mails({ states: ['sent'], limit: 9 });
		const idOf = (name: string) =>
			sent.find(({ address }) => address === addressOf(name))?.messageId ?? null;
		const bounce = { bounce: 'hard' as const, status: '5.1.1', diagnosis: '550 5.1.1' };
		const news = await takeIncoming(
			nurture.store,
			[
				{
					kind: 'bounce',
					messageId: idOf('noor'),
					recipients: [
						{ ...bounce, address: 'Noor@example.com' },
						{ ...bounce, address: 'sam@example.com' }, // not whom this mail went to
					],
				},
				{ kind: 'complaint', messageId: idOf('sam'), addresses: ['sam@example.com'] },
				{ kind: 'reply', messageId: idOf('tess'), from: 'tess@example.com' },
				{ kind: 'reply', messageId: idOf('tess'), from: 'stranger@example.com' },
				{ kind: 'bounce', messageId: '<x@y>', recipients: [{ ...bounce, address: 'a@b.nl' }] },
			],
			MORNING + HOUR_MS,
		);
		expect(news.map((one) => one.map(({ kind, isSuppressed }) => [kind, isSuppressed]))).toEqual([
			[['bounced', true]],
			[['complained', true]],
			[['replied', false]],
			[],
			[],
		]);
		expect(news[0][0].event).toMatchObject({ type: 'email.bounced', email: 'noor@example.com' });
		expect((await status()).ended).toEqual({ bounced: 1, complained: 1, replied: 1 });
	});

	it('enrols many at once, and says of each why not', async () => {
		await publishSequence(nurture.store, { key: 'think', audience: { phases: ['care'] } });
		const [noor, sam] = await meet(nurture.store, ['noor', 'sam']);
		const visitor = eventOf({ visitorId: 'v' }, { occurredAt: dayMs(1) });
		await tell(nurture.store, visitor);
		const [anonymous] = await nurture.store.findIds(visitor.identities);
		await suppress(nurture.store, ['sam@example.com'], { reason: 'complaint', at: MORNING });
		const wanted = [noor, sam, anonymous ?? 0, 9_999, noor];
		const outcomes = await enrolCandidates(
			nurture.scene,
			'short',
			wanted.map((candidateId) => ({ candidateId })),
			MORNING,
		);
		expect(outcomes.map((one) => (one.enrolled ? one.version : one.reason))).toEqual([
			1,
			'suppressed',
			'noAddress',
			'unknownCandidate',
			'alreadyEnrolled',
		]);
		const others = await enrolCandidates(nurture.scene, 'think', [{ candidateId: noor }], MORNING);
		expect(others).toMatchObject([{ enrolled: false, reason: 'notInAudience' }]);
		await expect(enrolCandidates(nurture.scene, 'none', [], MORNING)).rejects.toMatchObject({
			code: 'unknown-sequence',
		});
	});
}
