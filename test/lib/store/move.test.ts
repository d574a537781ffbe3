import { DatabaseSync } from 'node:sqlite';
import type { IncomingEvent } from '../../../lib/store';
import { CANDIDATE_TABLES, SHARED_TABLES } from '../../../lib/store/move';
import { errorOf } from '../../support/errorOf';
import { dayMs, eventOf } from '../../support/events';
import { sibling } from '../../support/models';
import { expectSnapshots } from '../../support/expectSnapshots';
import { shortSequence } from '../../support/nurture/sequence';
import { jobOf } from '../../support/nurture/storeOutbox';
import { ann, everybody, live, now, town, useMove } from '../../support/postgres/useMove';
import { preset } from '../../support/preset';

jest.setTimeout(120_000);

describe('the move from SQLite to PostgreSQL', () => {
	const at = useMove();
	const { move, openStore: openNew } = at;

	it('loses no id: everybody is presented as before, under every model, with all that is known', async () => {
		await live(at.old);
		const before = await everybody(at.old);
		const [siblings, models, counts] = [
			await everybody(at.old, sibling),
			await at.old.listModels(),
			await at.old.counts(now),
		];
		const ids = before.flatMap((one) => one?.candidateId ?? []);
		expect(ids.length).toBeGreaterThan(300);
		const events = await Promise.all(ids.map((id) => at.old.events(id, 1_000)));
		const moved = await move();
		const store = await openNew();
		expect(await everybody(store)).toEqual(before);
		expect(await everybody(store, sibling)).toEqual(siblings);
		expect(await store.listModels()).toEqual(models);
		expect(await store.getModel('candidate-nl', 'draft')).toEqual(
			await at.old.getModel('candidate-nl', 'draft'),
		);
		expect(await store.counts(now)).toEqual(counts);
		expect(counts.prunedEvents).toBeGreaterThan(100);
		expect(moved).toMatchObject({
			event: counts.events + counts.prunedEvents,
			identity: counts.identities,
			transition: counts.transitions,
		});
		expect(await Promise.all(ids.map((id) => store.events(id, 1_000)))).toEqual(events);
		const differences: unknown[] = [];
		for (const model of [preset, sibling])
			await store.checkIntegrity(model, {}, (part) => differences.push(...part));
		expect(differences).toEqual([]);
	});

	it('goes on as if nothing had happened: scores, days, duplicates, and people found to be one', async () => {
		const [before, after] = [town.slice(0, 3_500), town.slice(3_500)];
		await at.old.record(before, preset, dayMs(28));
		const highest = before.length;
		await move();
		const store = await openNew();
		const again = await store.record(before, preset, now);
		expect(again.reduce((sum, { newEvents }) => sum + newEvents, 0)).toBe(0);
		await store.record(after, preset, now);
		await store.decay(preset, now, () => undefined);
		const same = async (events: readonly IncomingEvent[], asOfMs: number) =>
			await expectSnapshots(store, events, preset, asOfMs);
		await same(town, now);
		await store.decay(preset, dayMs(90), () => undefined);
		await same(town, dayMs(90));
		const [stranger] = await store.record([eventOf(ann)], preset, dayMs(90));
		expect(stranger.candidateId).toBeGreaterThan(0);
		expect(stranger.candidateId).toBeLessThan(highest);
		const [known] = await store.findIds(before[0].identities);
		const joining = eventOf({
			...ann,
			[before[0].identities[0].kind]: before[0].identities[0].value,
		});
		await store.record([joining], preset, dayMs(90));
		expect(await store.findIds(joining.identities)).toEqual(joining.identities.map(() => known));
	});

	it('gives nobody the id of somebody who was there before', async () => {
		await at.old.record([eventOf(ann)], preset, now);
		await at.old.record([eventOf({ visitorId: 'v' })], preset, now);
		const raw = new DatabaseSync(at.file);
		raw.exec('DELETE FROM candidate WHERE id = 2; DELETE FROM identity WHERE candidate_id = 2');
		raw.exec(
			'DELETE FROM event WHERE candidate_id = 2; DELETE FROM snapshot WHERE candidate_id = 2',
		);
		raw.close();
		await move();
		const [made] = await (await openNew()).record([eventOf({ visitorId: 'w' })], preset, now);
		expect(made.candidateId).toBe(3);
	});

	it('takes along what waits in the inbox, and what HubSpot was told', async () => {
		await at.old.record([eventOf(ann), eventOf({ visitorId: 'v' })], preset, now);
		const told = (eventId: string, quarantine: string | null) => ({
			...{ eventId, quarantine, receivedAt: now },
			record: { type: 'page.viewed', visitorId: "O'Neil 🎓" },
		});
		await at.old.inbox.keep('site', [told('first', null)], now);
		await at.old.inbox.keep('site', [told('second', null), told('bot', 'a machine')], now);
		await at.old.openTarget('hubspot 1', 'candidate-nl', now);
		const [due] = await at.old.readUnsynced('hubspot 1', 0, 1);
		await at.old.keepSynced('hubspot 1', [{ ...due, fingerprint: 'abc', remoteId: '901' }]);
		await at.old.keepNote('hubspot 1 contacts', 'read up to here');
		const left = await at.old.readUnsynced('hubspot 1', 0, 10);
		const counts = await at.old.countSynced('hubspot 1');
		await move();
		const store = await openNew();
		const lease = { limit: 10, nowMs: now, untilMs: now + 1_000 };
		const { parcels } = await store.inbox.lease('site', lease);
		expect(parcels.map(({ events }) => events)).toEqual([
			[told('first', null)],
			[told('second', null)],
		]);
		expect(await store.inbox.quarantined('site', 10)).toEqual([told('bot', 'a machine')]);
		expect(await store.readUnsynced('hubspot 1', 0, 10)).toEqual(left);
		expect(await store.countSynced('hubspot 1')).toEqual(counts);
		expect(await store.readSynced('hubspot 1', [due.candidateId])).toMatchObject([
			{ fingerprint: 'abc', remoteId: '901' },
		]);
		expect(await store.readNote('hubspot 1 contacts')).toBe('read up to here');
		const keepMore = at.old.inbox.keep('site', [told('late', null)], now);
		expect(await errorOf(keepMore)).toMatchObject({ code: 'moved' });
	});

	it('takes along sequences, who is in them, their mails, and to whom none are sent', async () => {
		const { enrolments, outbox, sequences, suppressions } = at.old.nurture;
		await sequences.saveDraft({ ...shortSequence(), label: 'Kort' }, 'why', 'Lisa', now);
		await sequences.publish('short', 'Lisa', '', now);
		const [enrolmentId] = await enrolments.add([
			{
				...{ candidateId: 1, sequence: 'short', version: 1, enrolledAt: now, subject: 'v-1' },
				fields: { vacancy: { title: "O'Neil 🎓" } },
			},
		]);
		const letter = jobOf(1, { enrolmentId: enrolmentId ?? 0 });
		await outbox.put([{ id: '1/first', guarantee: 'atMostOnce', notBefore: now, letter }]);
		await suppressions.add([{ address: 'a@x', reason: 'complaint', at: now, detail: null }]);
		const bounce = { address: 'a@x', mail: '1/first', at: now, diagnosis: '550' };
		await suppressions.addBounces([{ ...bounce, bounce: 'hard' }]);
		await at.old.nurture.takeQuota('a@x', 60, 100, now);
		const before = [await enrolments.of(1), await at.old.nurture.mails({ limit: 9 })];
		await move();
		const { nurture } = await openNew();
		expect([await nurture.enrolments.of(1), await nurture.mails({ limit: 9 })]).toEqual(before);
		expect((await nurture.sequences.get('short'))?.definition).toMatchObject({ label: 'Kort' });
		expect(await nurture.suppressions.find(['a@x'])).toMatchObject([{ reason: 'complaint' }]);
		expect(await nurture.suppressions.bouncesOf(['a@x'], 0)).toHaveLength(1);
		expect(await nurture.takeQuota('a@x', 60, 100, now)).toBe(40);
		const [next] = await nurture.enrolments.add([
			{ candidateId: 2, sequence: 'short', version: 1, enrolledAt: now, subject: null, fields: {} },
		]);
		expect(next).toBe((enrolmentId ?? 0) + 1);
		const claim = at.old.nurture.outbox.claim('w', 1, now, 1_000);
		expect(await errorOf(claim)).toMatchObject({ code: 'moved' });
	});

	it('moves every table there is', async () => {
		const raw = new DatabaseSync(at.file);
		const tables = raw
			.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
			.all();
		raw.close();
		expect(tables.map(({ name }) => String(name)).sort()).toEqual(
			[...CANDIDATE_TABLES, ...SHARED_TABLES, 'turn'].sort(), // whose turn it is holds for seconds
		);
	});

	it('moves a store in which nothing is', async () => {
		expect(await move()).toMatchObject({ candidate: 0, event: 0 });
		const [made] = await (await openNew()).record([eventOf(ann)], preset, now);
		expect(made.candidateId).toBe(1);
	});

	it('moves texts that are hard to write down', async () => {
		const hard = [
			'a\u0000b',
			'"; DROP TABLE candidate; --',
			"o'clock",
			'\ud83d\udc69',
			'\\u0000',
			'__proto__',
		];
		const events = hard.map((text, i) =>
			eventOf({ externalId: `x${text.replace('\u0000', '')}${i}` }, { properties: { note: text } }),
		);
		await at.old.record(events, preset, now);
		const ids = (await at.old.findIds(events.map(({ identities }) => identities[0]))).map(Number);
		const before = await Promise.all(ids.map((id) => at.old.events(id, 10)));
		await move();
		const store = await openNew();
		expect(await store.findIds(events.map(({ identities }) => identities[0]))).toEqual(ids);
		expect(await Promise.all(ids.map((id) => store.events(id, 10)))).toEqual(before);
	});
});
