import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { moveStore, type CandidateStore, type IncomingEvent } from '../../../lib/store';
import { CANDIDATE_TABLES, SHARED_TABLES } from '../../../lib/store/move';
import { openMoveTarget } from '../../../lib/store/postgres/moveTarget';
import { PostgresStore, type PostgresSettings } from '../../../lib/store/postgres/PostgresStore';
import { openMoveSource } from '../../../lib/store/sqlite/moveSource';
import { SqliteStore } from '../../../lib/store/sqlite/SqliteStore';
import { errorOf } from '../../support/errorOf';
import { dayMs, eventOf } from '../../support/events';
import { dearer, sibling } from '../../support/models';
import { expectedSnapshots, storedSnapshots } from '../../support/oracle';
import { shortSequence } from '../../support/nurture/sequence';
import { jobOf } from '../../support/nurture/storeOutbox';
import { makeSchema } from '../../support/postgres/place';
import { useServer } from '../../support/postgres/useServer';
import { preset } from '../../support/preset';
import { makeFolder } from '../../support/sqlitePlace';
import { townEvents } from '../../support/town';

jest.setTimeout(120_000);

const now = dayMs(30);
const town = townEvents(300);
const ann = { email: 'ann@example.com' };
/** More candidates than one part of a move has. */
const EVERYBODY = Array.from({ length: 2_000 }, (_, i) => i + 1);

describe('the move from SQLite to PostgreSQL', () => {
	const server = useServer();
	let file: string;
	let removeFolder: () => void;
	let schema: string;
	let settings: PostgresSettings;
	let old: SqliteStore;
	const opened: CandidateStore[] = [];

	const openNew = async () => {
		const store = await PostgresStore.open(settings);
		opened.push(store);
		return store;
	};
	const move = async (onProgress?: () => void) => {
		const source = await openMoveSource(file, 200);
		try {
			const target = await openMoveTarget(settings);
			try {
				return await moveStore(source, target, onProgress);
			} finally {
				await target.close();
			}
		} finally {
			await source.close();
		}
	};
	const everybody = async (store: CandidateStore, model = preset) =>
		(await store.get(EVERYBODY, model)).map((one) => one && { ...one });
	const inNew = async (sql: string) => {
		await server.current.admin(`SET search_path = "${schema}"`);
		return await server.current.admin(sql);
	};

	beforeEach(async () => {
		const made = makeFolder();
		removeFolder = made.remove;
		file = path.join(made.folder, 'store.sqlite');
		schema = await makeSchema(server.current);
		settings = server.current.settings(schema);
		old = await SqliteStore.open(file);
		opened.push(old);
	});

	afterEach(async () => {
		for (const store of opened.splice(0)) await store.close();
		removeFolder();
		await server.current.admin(`DROP SCHEMA "${schema}" CASCADE`);
	});

	/** A store with a history: several models and versions, a draft, people who were merged, old events cleaned up. */
	const live = async () => {
		await old.record(town.slice(0, 2_000), preset, dayMs(20));
		await old.record([eventOf({ visitorId: 'v' }), eventOf(ann)], preset, dayMs(20));
		await old.record([eventOf({ ...ann, visitorId: 'v' })], preset, dayMs(21));
		await old.record(town.slice(2_000, 2_500), sibling, dayMs(22));
		await old.retain({ keepDays: 200 }, dayMs(22));
		await old.record(town.slice(2_500), preset, now);
		await old.decay(preset, now, () => undefined);
		await old.saveDraft(dearer(2).model, 'dearer', 'Lisa', now);
		await old.publish('candidate-nl', 'Lisa', 'dearer', now);
		await old.saveDraft(dearer(3).model, 'an idea', 'Lisa', now);
	};

	it('loses no id: everybody is presented as before, under every model, with all that is known', async () => {
		await live();
		const before = await everybody(old);
		const [siblings, models, counts] = [
			await everybody(old, sibling),
			await old.listModels(),
			await old.counts(now),
		];
		const ids = before.flatMap((one) => one?.candidateId ?? []);
		expect(ids.length).toBeGreaterThan(300);
		const events = await Promise.all(ids.map((id) => old.events(id, 1_000)));
		const moved = await move();
		const store = await openNew();
		expect(await everybody(store)).toEqual(before);
		expect(await everybody(store, sibling)).toEqual(siblings);
		expect(await store.listModels()).toEqual(models);
		expect(await store.getModel('candidate-nl', 'draft')).toEqual(
			await old.getModel('candidate-nl', 'draft'),
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
		await old.record(before, preset, dayMs(28));
		const highest = before.length;
		await move();
		const store = await openNew();
		const again = await store.record(before, preset, now);
		expect(again.reduce((sum, { newEvents }) => sum + newEvents, 0)).toBe(0);
		await store.record(after, preset, now);
		await store.decay(preset, now, () => undefined);
		const same = async (events: readonly IncomingEvent[], asOfMs: number) =>
			expect(await storedSnapshots(store, events, preset)).toEqual(
				expectedSnapshots(events, preset, asOfMs),
			);
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
		await old.record([eventOf(ann)], preset, now);
		await old.record([eventOf({ visitorId: 'v' })], preset, now);
		const raw = new DatabaseSync(file);
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
		await old.record([eventOf(ann), eventOf({ visitorId: 'v' })], preset, now);
		const told = (eventId: string, quarantine: string | null) => ({
			...{ eventId, quarantine, receivedAt: now },
			record: { type: 'page.viewed', visitorId: "O'Neil 🎓" },
		});
		await old.inbox.keep('site', [told('first', null)], now);
		await old.inbox.keep('site', [told('second', null), told('bot', 'a machine')], now);
		await old.openTarget('hubspot 1', 'candidate-nl', now);
		const [due] = await old.readUnsynced('hubspot 1', 0, 1);
		await old.keepSynced('hubspot 1', [{ ...due, fingerprint: 'abc', remoteId: '901' }]);
		await old.keepNote('hubspot 1 contacts', 'read up to here');
		const left = await old.readUnsynced('hubspot 1', 0, 10);
		const counts = await old.countSynced('hubspot 1');
		await move();
		const store = await openNew();
		const lease = { limit: 10, nowMs: now, untilMs: now + 1_000 };
		expect((await store.inbox.lease('site', lease)).map(({ events }) => events)).toEqual([
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
		const keepMore = old.inbox.keep('site', [told('late', null)], now);
		expect(await errorOf(keepMore)).toMatchObject({ code: 'moved' });
	});

	it('takes along sequences, who is in them, their mails, and to whom none are sent', async () => {
		const { enrolments, outbox, sequences, suppressions } = old.nurture;
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
		await old.nurture.takeQuota('a@x', 60, 100, now);
		const before = [await enrolments.of(1), await old.nurture.mails({ limit: 9 })];
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
		const claim = old.nurture.outbox.claim('w', 1, now, 1_000);
		expect(await errorOf(claim)).toMatchObject({ code: 'moved' });
	});

	it('moves every table there is', async () => {
		const raw = new DatabaseSync(file);
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

	it('leaves a file behind that can only be read, and says where everything went', async () => {
		await live();
		const before = await everybody(old);
		await move();
		expect(await everybody(old)).toEqual(before);
		for (const work of [
			() => old.record([eventOf({ visitorId: 'new' })], preset, now),
			() => old.decay(preset, dayMs(90), () => undefined),
			() => old.retain({ keepDays: 1 }, now),
			() => old.saveDraft(dearer(4).model, '', 'Lisa', now),
		]) {
			const error = await errorOf(work());
			expect(error).toMatchObject({ code: 'moved' });
			expect(error.message).toContain(schema);
			expect(error.advice).toContain('Choose PostgreSQL under Store');
		}
		expect(await errorOf(move())).toMatchObject({ code: 'target-not-empty' });
		const { isWritable, problem } = await old.health();
		expect(isWritable).toBe(false);
		expect(problem?.message).toContain('were moved to');
	});

	it('refuses a schema in which candidates are, and changes neither', async () => {
		await old.record([eventOf(ann)], preset, now);
		const store = await openNew();
		await store.record([eventOf({ visitorId: 'v' })], preset, now);
		const before = await everybody(store);
		const error = await errorOf(move());
		expect(error).toMatchObject({ code: 'target-not-empty' });
		expect(error.advice).toContain('another schema');
		expect(await everybody(store)).toEqual(before);
		expect(await old.record([eventOf({ visitorId: 'w' })], preset, now)).toHaveLength(1);
	});

	/** Lets the new store do something else with the rows of a table that fulfil a condition. */
	const interfere = async (table: string, condition: string, deed: string) => {
		await (await openNew()).close();
		await inNew(`
			CREATE FUNCTION interfere() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${deed}; RETURN NULL; END $$;
			CREATE TRIGGER interfere BEFORE INSERT ON ${table} FOR EACH ROW WHEN (${condition})
			EXECUTE FUNCTION interfere()`);
		return async () => void (await inNew('DROP FUNCTION interfere CASCADE'));
	};

	it.each<[string, string]>([
		['the connection is cut', 'PERFORM pg_terminate_backend(pg_backend_pid())'],
		['the server refuses', "RAISE EXCEPTION 'no such luck'"],
		['its disk is full', "RAISE EXCEPTION 'full' USING ERRCODE = 'disk_full'"],
	])('begins anew after %s; until it is done nobody can use what is there', async (_, deed) => {
		await live();
		const allow = await interfere('candidate', 'NEW.id > 250', deed);
		await errorOf(move());
		expect(await inNew('SELECT count(*)::integer AS n FROM candidate')).toEqual([{ n: 200 }]);
		const error = await errorOf(openNew());
		expect(error).toMatchObject({ code: 'half-moved' });
		expect(error.advice).toContain('once more');
		await old.record([eventOf({ visitorId: 'meanwhile' })], preset, now);
		await allow();
		await move();
		expect(await everybody(await openNew())).toEqual(await everybody(old));
	});

	it('begins anew after the process that moves was stopped', async () => {
		await live();
		const stopped = move(() => {
			throw new Error('stopped');
		});
		await expect(stopped).rejects.toThrow('stopped');
		expect(await errorOf(openNew())).toMatchObject({ code: 'half-moved' });
		await move();
		expect(await everybody(await openNew())).toEqual(await everybody(old));
	});

	it('notices when rows are missing, and lets nobody use what is there', async () => {
		await old.record(town, preset, now);
		await interfere('identity', 'NEW.candidate_id = 3', 'NULL');
		expect(await errorOf(move())).toMatchObject({ code: 'not-moved' });
		expect(await errorOf(openNew())).toMatchObject({ code: 'half-moved' });
		expect(await old.record([eventOf(ann)], preset, now)).toHaveLength(1);
	});

	it('waits for who is writing, but not for ever; while it goes on others read, and wait for writing', async () => {
		await old.record(town, preset, now);
		const other = new DatabaseSync(file);
		other.exec('BEGIN IMMEDIATE');
		expect(await errorOf(move())).toMatchObject({ code: 'locked' });
		other.exec('ROLLBACK');
		other.close();
		const impatient = await SqliteStore.open(file, 20);
		opened.push(impatient);
		const seen: unknown[] = [];
		const source = await openMoveSource(file);
		seen.push((await impatient.search({ limit: 1 }, preset)).length);
		seen.push((await errorOf(impatient.record([eventOf(ann)], preset, now))).code);
		await source.close();
		expect(seen).toEqual([1, 'locked']);
		expect(await impatient.record([eventOf(ann)], preset, now)).toHaveLength(1);
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
		await old.record(events, preset, now);
		const ids = (await old.findIds(events.map(({ identities }) => identities[0]))).map(Number);
		const before = await Promise.all(ids.map((id) => old.events(id, 10)));
		await move();
		const store = await openNew();
		expect(await store.findIds(events.map(({ identities }) => identities[0]))).toEqual(ids);
		expect(await Promise.all(ids.map((id) => store.events(id, 10)))).toEqual(before);
	});
});
