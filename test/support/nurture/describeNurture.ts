import { Mailer } from '../../../lib/mail';
import {
	enrolCandidates,
	liftSuppressions,
	readStatus,
	readSuppressions,
	runNurture,
	stopEnrolments,
	suppress,
	takeIncoming,
	type NurtureReport,
	type NurtureScene,
	type RunOptions,
} from '../../../lib/nurture';
import { dayMs, eventOf } from '../events';
import { useStore, type MakePlace } from '../promises/place';
import { faulty } from '../smtp/faults';
import { plainSettings } from '../smtp/letters';
import { TestSmtp } from '../smtp/server';
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
} from './scene';

const HOUR_MS = 3_600_000;

/** What nurture does on a store of an engine, with a real mail server. */
export function describeNurture(engine: string, makePlace: MakePlace): void {
	describe(`nurture on ${engine} (StD-10)`, () => {
		const at = useStore(makePlace);
		const smtp = new TestSmtp();
		let mailer: Mailer;
		let scene: NurtureScene;

		beforeAll(async () => {
			mailer = await Mailer.open(plainSettings(await smtp.start()));
		});
		afterAll(async () => {
			mailer.close();
			await smtp.stop();
		});
		beforeEach(async () => {
			smtp.received.length = 0;
			scene = sceneOf(at.store);
			await publishSequence(at.store);
		});

		const run = (atMs: number, changes: Partial<RunOptions> = {}): Promise<NurtureReport> =>
			runNurture(scene, { mailer, write }, runAt(atMs, changes));
		const enrol = async (names: readonly string[], sequence = 'short', subject?: string) => {
			const ids = await meet(at.store, names);
			const requests = ids.map((candidateId) => ({ candidateId, subject }));
			await enrolCandidates(scene, sequence, requests, MORNING);
			return ids;
		};
		const mailsTo = (name: string) => smtp.mailsTo(addressOf(name)).length;
		const status = async () => (await readStatus(at.store.nurture, 'short'))[0];

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

		it('tells who listens that a sequence was finished, once, and not that it ended otherwise', async () => {
			const [finisher, other] = await enrol(['noor', 'sam']);
			for (const days of [0, 6]) await run(MORNING + days * DAY_MS);
			await stopEnrolments(at.store.nurture, { candidateIds: [other] }, 'stopped', MORNING);
			for (const days of [7, 8])
				await Promise.all(['v', 'w'].map((worker) => run(MORNING + days * DAY_MS, { worker })));
			const told = await at.store.transitions.latest(({ kind }) => kind === 'sequence', 10);
			const day = Math.floor(MORNING / DAY_MS) + 7;
			expect(told).toMatchObject([{ candidateId: finisher, to: 'short', day, isQuiet: false }]);
		});

		it('sends everything once with two runs at the same time', async () => {
			await enrol(Array.from({ length: 120 }, (_, i) => `p${i}`));
			const reports = await Promise.all(['v', 'w'].map((worker) => run(MORNING, { worker })));
			expect(reports[0].sent + reports[1].sent).toBe(120);
			expect(smtp.received).toHaveLength(120);
			expect(new Set(smtp.received.map(({ to }) => to)).size).toBe(120);
		});

		it('gives nobody two mails in two days, over all sequences', async () => {
			await publishSequence(at.store, { key: 'other' });
			await enrol(['noor', 'sam']);
			await enrol(['noor'], 'other');
			expect(await run(MORNING)).toMatchObject({ sent: 2, waiting: 1 });
			expect(await run(MORNING + 47 * HOUR_MS)).toMatchObject({ sent: 0 });
			expect(await run(MORNING + 48 * HOUR_MS)).toMatchObject({ sent: 1 });
			expect(mailsTo('noor')).toBe(2);
		});

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
			await tell(at.store, eventOf({ email: addressOf('noor') }, happened));
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
				await tell(at.store, eventOf({ email: addressOf(name) }, closed));
			expect(await run(night + 10 * HOUR_MS)).toMatchObject({ sent: 1, failed: 1 });
			expect([mailsTo('noor'), mailsTo('sam')]).toEqual([0, 1]);
			expect(await status()).toMatchObject({ running: 1, ended: { vacancyClosed: 1 } });
		});

		it('ends when somebody becomes hot (StD-11)', async () => {
			await publishSequence(at.store, { key: 'think', exits: ['hot'] });
			const ids = await enrol(['noor'], 'think');
			await run(MORNING);
			const who = { email: addressOf('noor') };
			const events = ['application.submitted', 'appointment.booked', 'webinar.attended'].map(
				(type) => eventOf(who, { type, subject: 'v-1', occurredAt: MORNING + DAY_MS }),
			);
			await tell(at.store, ...events);
			const [candidate] = await at.store.get(ids, scene.compiled);
			expect(candidate?.bucket).toBe('hot');
			// at once, and not only when the next mail is due
			const report = await run(MORNING + DAY_MS + HOUR_MS);
			expect(report).toMatchObject({ sent: 0, plan: { exited: { hot: 1 } } });
			expect(await run(MORNING + 6 * DAY_MS)).toMatchObject({ sent: 0, plan: { exited: {} } });
		});

		it('leaves people in peace whom a recruiter spoke with, and who asked for it', async () => {
			await enrol(['noor', 'sam']);
			const until = new Date(MORNING + 20 * DAY_MS).toISOString();
			await tell(
				at.store,
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

		it('looks last of all whether an address is suppressed', async () => {
			await enrol(['noor', 'sam']);
			await suppress(at.store, ['NOOR@Example.com '], { reason: 'unsubscribed', at: MORNING });
			await suppress(at.store, ['sam@example.com'], { reason: 'erased', at: MORNING });
			expect(await run(MORNING)).toMatchObject({ sent: 0, failed: 2 });
			expect(await status()).toMatchObject({ running: 0, ended: { optedOut: 1, erased: 1 } });
			const listed = await at.store.nurture.suppressions.list({ limit: 9 });
			expect(listed.map(({ address }) => address)).toEqual([
				expect.stringMatching(/^erased:[\w-]{43}$/),
				'noor@example.com',
			]);
			const again = await at.place.open();
			expect(await readSuppressions(again, ['sam@example.com'])).toMatchObject([
				[{ reason: 'erased' }],
			]);
			expect(await liftSuppressions(at.store, ['noor@example.com'], ['unsubscribed'])).toBe(1);
		});

		it('suppresses who does not exist, and tries nobody else less', async () => {
			await enrol([faulty('unknown550'), faulty('full552'), faulty('spam550'), 'sam']);
			expect(await run(MORNING)).toMatchObject({ sent: 1, failed: 3 });
			const found = await at.store.nurture.suppressions.list({ limit: 9 });
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

		it('lists what nobody can tell of, and sends it again only by hand', async () => {
			await enrol([faulty('dropAfterData')]);
			expect(await run(MORNING)).toMatchObject({ unknown: 1 });
			expect(await run(MORNING + HOUR_MS)).toMatchObject({ sent: 0, unknown: 0 });
			const { unknown, steps } = await status();
			expect(unknown).toMatchObject([{ step: 'first', address: faulty('dropAfterData') }]);
			expect(steps).toMatchObject([{ step: 'first', unknown: 1 }, { step: 'second' }]);
			await at.store.nurture.requeue([unknown[0].id], MORNING + 3 * DAY_MS);
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

		it('is stopped by hand, for candidates, a sequence or a vacancy', async () => {
			const [noor] = await enrol(['noor'], 'short', 'v-1');
			await enrol(['sam'], 'short', 'v-2');
			const { nurture } = at.store;
			expect(
				await stopEnrolments(nurture, { subject: 'v-2' }, 'vacancyClosed', MORNING),
			).toHaveLength(1);
			expect(
				await stopEnrolments(nurture, { candidateIds: [noor] }, 'stopped', MORNING),
			).toMatchObject([{ candidateId: noor, endReason: 'stopped' }]);
			await expect(stopEnrolments(nurture, {}, 'stopped', MORNING)).rejects.toMatchObject({
				code: 'nobody-named',
			});
			expect(await run(MORNING)).toMatchObject({ sent: 0 });
		});

		it('takes what comes back: bounces and complaints suppress, replies end', async () => {
			await enrol(['noor', 'sam', 'tess']);
			await run(MORNING);
			const sent = await at.store.nurture.mails({ states: ['sent'], limit: 9 });
			const idOf = (name: string) =>
				sent.find(({ address }) => address === addressOf(name))?.messageId ?? null;
			const bounce = { bounce: 'hard' as const, status: '5.1.1', diagnosis: '550 5.1.1' };
			const news = await takeIncoming(
				at.store,
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
			await publishSequence(at.store, { key: 'think', audience: { phases: ['care'] } });
			const [noor, sam] = await meet(at.store, ['noor', 'sam']);
			const visitor = eventOf({ visitorId: 'v' }, { occurredAt: dayMs(1) });
			await tell(at.store, visitor);
			const [anonymous] = await at.store.findIds(visitor.identities);
			await suppress(at.store, ['sam@example.com'], { reason: 'complaint', at: MORNING });
			const wanted = [noor, sam, anonymous ?? 0, 9_999, noor];
			const outcomes = await enrolCandidates(
				scene,
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
			const others = await enrolCandidates(scene, 'think', [{ candidateId: noor }], MORNING);
			expect(others).toMatchObject([{ enrolled: false, reason: 'notInAudience' }]);
			await expect(enrolCandidates(scene, 'none', [], MORNING)).rejects.toMatchObject({
				code: 'unknown-sequence',
			});
		});
	});
}
