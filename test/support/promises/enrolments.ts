import type { Advance, NewEnrolment, StoredEnrolment } from '../../../lib/store';
import { dayMs, eventOf } from '../events';
import { jobOf } from '../nurture/storeOutbox';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const now = dayMs(1);
const HOUR_MS = 3_600_000;

const newEnrolment = (candidateId: number, changes: Partial<NewEnrolment> = {}): NewEnrolment => ({
	candidateId,
	sequence: 'short',
	version: 1,
	enrolledAt: now,
	subject: null,
	fields: { vacancy: { title: "O'Brien 🚀" } },
	...changes,
});

export function promisesOfEnrolments(makePlace: MakePlace): void {
	describe('enrolments', () => {
		const at = useStore(makePlace);
		const enrolments = () => at.store.nurture.enrolments;
		const add = async (...wanted: NewEnrolment[]) =>
			(await enrolments().add(wanted)).map((id) => id ?? 0);
		const get = async (id: number) => (await enrolments().get([id]))[0] as StoredEnrolment;
		const sendOf = (id: number, candidateId: number): Advance => ({
			enrolmentId: id,
			lookAt: now,
			skipped: ['for others'],
			next: {
				kind: 'send',
				send: {
					id: `${id}/first`,
					guarantee: 'atMostOnce',
					notBefore: now,
					letter: jobOf(candidateId, { enrolmentId: id }),
				},
			},
		});
		const claim = async (atMs = now) =>
			(await at.store.nurture.outbox.claim('w', 10, atMs, HOUR_MS)).map(({ id }) => id);

		it('are kept as they were given, and are due at once', async () => {
			const [id] = await add(newEnrolment(7, { subject: 'vacancy-1' }));
			expect(await enrolments().due(now, 10)).toEqual([
				{
					...newEnrolment(7, { subject: 'vacancy-1' }),
					id,
					lookAt: now,
					skipped: [],
					endedAt: null,
					endReason: null,
				},
			]);
			expect(await enrolments().due(now - 1, 10)).toEqual([]);
			expect(await enrolments().get([id + 1, id])).toMatchObject([null, { id }]);
			expect(await enrolments().of(7)).toMatchObject([{ id }]);
		});

		it('are one at a time for a candidate and a sequence, whoever enrols', async () => {
			const other = await at.place.open();
			const ids = await Promise.all(
				[at.store, other, at.store].map((store) =>
					store.nurture.enrolments.add([newEnrolment(7), newEnrolment(7), newEnrolment(8)]),
				),
			);
			expect(ids.flat().filter((id) => id !== null)).toHaveLength(2);
			await add(newEnrolment(7, { sequence: 'other' }));
			expect(await enrolments().due(now, 10)).toHaveLength(3);
		});

		it('may follow one another, and tell of the times before', async () => {
			await add(newEnrolment(7), newEnrolment(8));
			await enrolments().end({ candidateIds: [7] }, 'finished', now + 1);
			await add(newEnrolment(7, { enrolledAt: now + 2 }));
			const past = await enrolments().past('short', [7, 9]);
			expect(past.map(({ endedAt }) => endedAt).sort()).toEqual([now + 1, null].sort());
		});

		it('put a mail into the outbox once, whoever plans', async () => {
			const [id] = await add(newEnrolment(7));
			const other = await at.place.open();
			await Promise.all(
				[at.store, other].map((store) => store.nurture.enrolments.advance([sendOf(id, 7)])),
			);
			expect(await claim()).toEqual([`${id}/first`]);
			expect(await get(id)).toMatchObject({ lookAt: null, skipped: ['for others'] });
			expect(await enrolments().due(now + HOUR_MS, 10)).toEqual([]);
		});

		it('are looked at again once their mail has come to an end', async () => {
			const [id] = await add(newEnrolment(7));
			await enrolments().advance([sendOf(id, 7)]);
			const [mail] = await claim();
			const { outbox } = at.store.nurture;
			await outbox.begin('w', [mail], now, HOUR_MS);
			const by = { id: mail, worker: 'w', at: now + 5 };
			await outbox.settle([{ ...by, type: 'sent', messageId: '<1@x>' }]);
			expect(await get(id)).toMatchObject({ lookAt: now + 5 });
			expect(await enrolments().steps([id])).toEqual([
				{ enrolmentId: id, step: 'first', outcome: 'sent', at: now + 5 },
			]);
			// planned by somebody who had not heard of the end of the mail yet
			await enrolments().advance([{ ...sendOf(id, 7), lookAt: now + 5 }]);
			expect(await get(id)).toMatchObject({ lookAt: now + 5 });
			expect(await claim(now + 2 * HOUR_MS)).toEqual([]);
		});

		it('are looked at when somebody says so, and end when they are through', async () => {
			const [later, over] = await add(newEnrolment(7), newEnrolment(8));
			const plan = { lookAt: now, skipped: [] };
			await enrolments().advance([
				{ ...plan, enrolmentId: later, next: { kind: 'look', at: now + HOUR_MS } },
				{ ...plan, enrolmentId: over, next: { kind: 'end', reason: 'finished', at: now } },
			]);
			expect(await enrolments().due(now, 10)).toEqual([]);
			expect(await enrolments().due(now + HOUR_MS, 10)).toMatchObject([{ id: later }]);
			expect(await get(over)).toMatchObject({ endedAt: now, endReason: 'finished' });
		});

		it.each([
			['their ids', (ids: readonly number[]) => ({ enrolmentIds: [ids[0]] })],
			['their candidates', () => ({ candidateIds: [7] })],
			['their sequence and candidates', () => ({ candidateIds: [7, 8], sequence: 'short' })],
			['what they are about', () => ({ subject: 'vacancy-1' })],
		])('end by %s, with the mails nobody is sending', async (_, filterOf) => {
			const ids = await add(
				newEnrolment(7, { subject: 'vacancy-1' }),
				newEnrolment(8, { sequence: 'other', subject: 'vacancy-2' }),
			);
			await enrolments().advance([sendOf(ids[0], 7)]);
			const ended = await enrolments().end(filterOf(ids), 'applied', now + 1);
			expect(ended).toMatchObject([{ id: ids[0], endedAt: now + 1, endReason: 'applied' }]);
			expect(await enrolments().end(filterOf(ids), 'hot', now + 2)).toEqual([]);
			expect(await claim()).toEqual([]);
			expect(await at.store.nurture.mails({ limit: 9 })).toMatchObject([
				{ state: 'failed', failure: 'exited', detail: 'applied' },
			]);
			expect(await get(ids[1])).toMatchObject({ endedAt: null });
		});

		it('take a mail back that was only claimed, and leave one that is on its way', async () => {
			const [claimed, begun] = await add(newEnrolment(7), newEnrolment(8));
			await enrolments().advance([sendOf(claimed, 7), sendOf(begun, 8)]);
			await claim();
			const { outbox } = at.store.nurture;
			await outbox.begin('w', [`${begun}/first`], now, HOUR_MS);
			await enrolments().end({ candidateIds: [7, 8] }, 'hot', now + 1);
			expect(await outbox.begin('w', [`${claimed}/first`], now, HOUR_MS)).toEqual([]);
			const by = { worker: 'w', at: now + 2 };
			await outbox.settle([{ id: `${begun}/first`, ...by, type: 'sent', messageId: '<1@x>' }]);
			expect(await get(begun)).toMatchObject({ lookAt: null, endReason: 'hot' });
			expect(await at.store.nurture.mails({ states: ['sent'], limit: 9 })).toHaveLength(1);
		});

		it('keep their version until they are moved', async () => {
			const [running, ended] = await add(newEnrolment(7), newEnrolment(8));
			await enrolments().end({ enrolmentIds: [ended] }, 'finished', now);
			expect(await enrolments().moveTo('short', 2)).toBe(1);
			expect((await get(running)).version).toBe(2);
			expect((await get(ended)).version).toBe(1);
		});

		it('are found again when something changed of their candidates', async () => {
			const record = async (who: { email: string }, type: string, occurredAt: number) =>
				(await at.store.record([eventOf(who, { type, occurredAt })], preset, occurredAt))[0];
			const [ann, bob] = [{ email: 'ann@example.com' }, { email: 'bob@example.com' }];
			const { candidateId } = await record(ann, 'article.read', dayMs(0));
			await record(bob, 'article.read', dayMs(0));
			const [id] = await add(newEnrolment(candidateId), newEnrolment(999));
			const start = await enrolments().touched(null, 100);
			expect(start).toMatchObject({ enrolments: [], isLast: true });
			await record(ann, 'application.submitted', now);
			await record(bob, 'application.submitted', now);
			const changed = await enrolments().touched(start.upTo, 100);
			expect(changed).toMatchObject({ enrolments: [{ id }], isLast: true });
			expect(await enrolments().touched(changed.upTo, 100)).toMatchObject({ enrolments: [] });
			const part = await enrolments().touched(0, 2);
			expect(part.isLast).toBe(false);
			expect(part.upTo).toBeLessThan(changed.upTo);
			await enrolments().end({ enrolmentIds: [id] }, 'applied', now);
			expect(await enrolments().touched(start.upTo, 100)).toMatchObject({ enrolments: [] });
		});

		it('of people who turn out to be one become one', async () => {
			const record = async (event: ReturnType<typeof eventOf>) =>
				(await at.store.record([event], preset, now))[0].candidateId;
			const ann = await record(eventOf({ email: 'ann@example.com' }));
			const ats = await record(eventOf({ externalId: 'ATS-1' }));
			const [first, second, other] = await add(
				newEnrolment(ann),
				newEnrolment(ats),
				newEnrolment(ats, { sequence: 'other' }),
			);
			await enrolments().advance([sendOf(first, ann), sendOf(second, ats)]);
			await record(eventOf({ email: 'ann@example.com', externalId: 'ATS-1' }));
			expect((await enrolments().of(ann)).map(({ id }) => id).sort()).toEqual(
				[first, second, other].sort(),
			);
			expect(await get(second)).toMatchObject({ endReason: 'merged', endedAt: now });
			expect(await claim()).toEqual([`${first}/first`]);
		});
	});
}
