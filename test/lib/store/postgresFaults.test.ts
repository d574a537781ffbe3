import { createServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { CandidateStore, IncomingEvent } from '../../../lib/store';
import { PostgresStore, type PostgresSettings } from '../../../lib/store/postgres/PostgresStore';
import { toStoreError } from '../../../lib/store/postgres/toStoreError';
import { errorOf } from '../../support/errorOf';
import { dayMs, eventOf } from '../../support/events';
import { choosier, dearer } from '../../support/models';
import { expectedSnapshots, storedSnapshots } from '../../support/oracle';
import { makeSchema } from '../../support/postgres/place';
import { ROLE, startServer } from '../../support/postgres/server';
import { useServer } from '../../support/postgres/useServer';
import { preset } from '../../support/preset';

jest.setTimeout(60_000);

const now = dayMs(10);
const event = eventOf({ email: 'ann@example.com' });
const certificate = path.join(__dirname, '../../support/postgres/server.crt');

describe('PostgreSQL store, when things go wrong', () => {
	const server = useServer(['fsync=off', 'ssl=on']);
	let schema: string;
	const opened: CandidateStore[] = [];

	const admin = async (sql: string) => await server.current.admin(sql);
	const settingsOf = (changes: Partial<PostgresSettings> = {}) => ({
		...server.current.settings(schema),
		...changes,
	});
	const openStore = async (changes?: Partial<PostgresSettings>, patienceMs?: number) => {
		const store = await PostgresStore.open(settingsOf(changes), patienceMs);
		opened.push(store);
		return store;
	};
	const errorOfOpening = async (changes?: Partial<PostgresSettings>, patienceMs?: number) =>
		await errorOf(openStore(changes, patienceMs));

	beforeEach(async () => {
		schema = await makeSchema(server.current);
	});

	afterEach(async () => {
		for (const store of opened.splice(0)) await store.close();
		await admin(`DROP SCHEMA IF EXISTS "${schema}" CASCADE; ALTER ROLE ${ROLE} RESET ALL`);
	});

	describe('opening', () => {
		it.each<[string, string, Partial<PostgresSettings>]>([
			['login-refused', 'password', { password: 'guessed' }],
			['login-refused', 'password', { password: '' }],
			['login-refused', 'user', { user: 'somebody' }],
			['no-database', 'database', { database: 'elsewhere' }],
			['unreachable', 'host and port', { port: 1 }],
			['unreachable', 'host and port', { host: 'no-such-host.invalid' }],
		])('says %s and to look at the %s', async (code, where, changes) => {
			const error = await errorOfOpening(changes);
			expect(error).toMatchObject({ code });
			expect(error.advice).toContain(where);
			expect(`${error.message} ${error.advice}`).not.toContain(settingsOf().password);
		});

		it.each<[string, (server: TcpServer) => void]>([
			['says nothing', () => undefined],
			['hangs up', (tcp) => tcp.on('connection', (socket) => socket.destroy())],
			[
				'speaks another language',
				(tcp) => tcp.on('connection', (s) => s.write('HTTP/1.1 400\r\n')),
			],
		])('gives up on a server that %s', async (_, behave) => {
			const tcp = createServer();
			behave(tcp);
			await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
			const { port } = tcp.address() as AddressInfo;
			const error = await errorOfOpening({ port }, 200);
			expect(['unreachable', 'connection-lost', 'failed']).toContain(error.code);
			tcp.close();
		});

		it('makes the schema where there is none, if the user may', async () => {
			const missing = `${schema} missing`;
			const error = await errorOfOpening({ schema: missing });
			expect(error).toMatchObject({ code: 'no-schema' });
			expect(error.advice).toContain(`CREATE SCHEMA "${missing}" AUTHORIZATION "${ROLE}"`);
			await admin(`GRANT CREATE ON DATABASE recruitment TO ${ROLE}`);
			const store = await openStore({ schema: missing });
			expect(await store.search({}, preset)).toEqual([]);
			await admin(
				`REVOKE CREATE ON DATABASE recruitment FROM ${ROLE}; DROP SCHEMA "${missing}" CASCADE`,
			);
		});

		it('takes any name for a schema, and leaves the others alone', async () => {
			const names = [`${schema} "; DROP TABLE x; --`, `${schema} SELECT`, `${schema} é👩🏽‍💻`];
			await admin(`GRANT CREATE ON DATABASE recruitment TO ${ROLE}`);
			for (const name of names) {
				const store = await openStore({ schema: name });
				await store.record([event], preset, now);
				expect(await store.search({}, preset)).toHaveLength(1);
			}
			for (const name of names) await admin(`DROP SCHEMA "${name.replaceAll('"', '""')}" CASCADE`);
			await admin(`REVOKE CREATE ON DATABASE recruitment FROM ${ROLE}`);
		});

		it('refuses a name that PostgreSQL would cut', async () => {
			const error = await errorOfOpening({ schema: 'é'.repeat(40) });
			expect(error).toMatchObject({ code: 'no-schema' });
			expect(error.advice).toContain('shorter');
		});

		it('refuses a schema with tables of others, and leaves them as they are', async () => {
			await admin(`CREATE TABLE "${schema}".workflow (name text)`);
			expect((await errorOfOpening()).code).toBe('not-a-store');
			expect(
				await admin(
					`SELECT relname FROM pg_class WHERE relnamespace = '"${schema}"'::regnamespace`,
				),
			).toEqual([{ relname: 'workflow' }]);
		});

		it("refuses a schema that is not the user's", async () => {
			await admin(`ALTER SCHEMA "${schema}" OWNER TO postgres`);
			expect((await errorOfOpening()).code).toBe('forbidden');
			await admin(`GRANT USAGE ON SCHEMA "${schema}" TO ${ROLE}`);
			expect((await errorOfOpening()).code).toBe('forbidden');
		});

		it('refuses a store of a newer version, and says to update', async () => {
			await openStore();
			await admin(`UPDATE "${schema}".candidate_store SET schema_version = 99`);
			const error = await errorOfOpening();
			expect(error).toMatchObject({ code: 'newer-schema' });
			expect(error.advice).toContain('Update');
		});

		it('refuses a server that only reads', async () => {
			await admin(`ALTER ROLE ${ROLE} SET default_transaction_read_only = on`);
			expect((await errorOfOpening()).code).toBe('read-only');
		});

		it('says so when there are too many connections', async () => {
			await admin(`ALTER ROLE ${ROLE} CONNECTION LIMIT 0`);
			const error = await errorOfOpening();
			await admin(`ALTER ROLE ${ROLE} CONNECTION LIMIT -1`);
			expect(error).toMatchObject({ code: 'locked' });
			expect(error.advice).toContain('connections');
		});

		it('needs no more than a schema of its own', async () => {
			const [role] = await admin(
				`SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = '${ROLE}'`,
			);
			expect(Object.values(role)).toEqual([false, false, false]);
			await openStore();
			const others = await admin(
				`SELECT relname FROM pg_class WHERE relowner = '${ROLE}'::regrole
				AND relnamespace <> '"${schema}"'::regnamespace AND relnamespace <> 'pg_toast'::regnamespace`,
			);
			expect(others).toEqual([]);
		});
	});

	describe('encryption', () => {
		const isEncrypted = async () => {
			const rows = await admin(
				`SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = '${ROLE}'`,
			);
			return rows.map(({ ssl }) => ssl);
		};

		it.each([
			['off', {}, false],
			['encrypted', {}, true],
			['verified', { ca: readFileSync(certificate, 'utf8') }, true],
		] as const)('is %s when so wanted', async (tls, changes, encrypted) => {
			await openStore({ tls, ...changes });
			expect(await isEncrypted()).toEqual([encrypted]);
		});

		it('refuses a certificate that nobody vouches for', async () => {
			const error = await errorOfOpening({ tls: 'verified' });
			expect(error).toMatchObject({ code: 'insecure' });
			expect(error.advice).toContain('certificate');
		});

		it('refuses a certificate for another host', async () => {
			const ca = readFileSync(certificate, 'utf8');
			const error = await errorOfOpening({ tls: 'verified', ca, host: 'localhost' });
			expect(error).toMatchObject({ code: 'insecure' });
		});

		it('refuses a server that does not encrypt', async () => {
			const plain = await startServer();
			const { port } = plain;
			const error = await errorOfOpening({ tls: 'encrypted', port });
			await plain.stop();
			expect(error).toMatchObject({ code: 'insecure' });
		});
	});

	describe('writing', () => {
		it('waits for somebody who locked a table, but not for ever', async () => {
			const store = await openStore({}, 100);
			const other = await server.current.hold(`LOCK TABLE "${schema}".event IN EXCLUSIVE MODE`);
			const error = await errorOf(store.record([event], preset, now));
			expect(error).toMatchObject({ code: 'locked' });
			expect(error.message).toContain(schema);
			await other.release();
			expect(await store.record([event], preset, now)).toHaveLength(1);
		});

		it('goes on as soon as the other is done, and lets others run meanwhile', async () => {
			const store = await openStore();
			await store.record([event], preset, now);
			const other = await server.current.hold(`SELECT FROM "${schema}".candidate FOR UPDATE`);
			let turns = 0;
			const timer = setInterval(() => turns++, 1);
			const recording = store.record([eventOf({ email: 'ann@example.com' })], preset, now);
			await server.current.untilWaiting();
			await setTimeout(20);
			clearInterval(timer);
			expect(turns).toBeGreaterThan(2);
			await other.release();
			expect(await recording).toMatchObject([{ newEvents: 1, after: { score: 2 } }]);
		});

		it('works on others while somebody is held, and on them in the end', async () => {
			const store = await openStore();
			const chats = [0, 1, 2].map((i) =>
				eventOf({ email: `${i}@example.com` }, { type: 'chat.held', occurredAt: now }),
			);
			await store.record(chats, preset, now);
			const other = await server.current.hold(
				`SELECT FROM "${schema}".candidate WHERE id = 2 FOR UPDATE`,
			);
			const changed: number[] = [];
			const running = store.decay(preset, dayMs(60), (part) => {
				for (const { candidateId } of part) changed.push(candidateId);
			});
			await server.current.untilWaiting();
			const others = store.record([eventOf({ email: '0@example.com' })], preset, dayMs(61));
			expect(await others).toHaveLength(1);
			await other.release();
			expect(await running).toMatchObject({ checked: 3 });
			expect(changed.sort()).toEqual([1, 2, 3]);
		});

		it('records what is about others while somebody is held, and what is about them in the end', async () => {
			const store = await openStore();
			const batch = (name: string) =>
				[0, 1, 2].map((i) => eventOf({ email: `${i}@example.com` }, { eventId: `${name} ${i}` }));
			await store.record(batch('first'), preset, now);
			const other = await server.current.hold(
				`SELECT FROM "${schema}".candidate WHERE id = 2 FOR UPDATE`,
			);
			const recording = store.record(batch('second'), preset, now);
			await server.current.untilWaiting();
			const known = async () =>
				(await Promise.all([1, 2, 3].map((id) => store.events(id, 9)))).map(({ length }) => length);
			expect(await known()).toEqual([2, 1, 2]);
			await other.release();
			expect((await recording).map(({ candidateId }) => candidateId).sort()).toEqual([1, 2, 3]);
			expect(await known()).toEqual([2, 2, 2]);
		});

		it('tries again after a deadlock', async () => {
			const store = await openStore();
			const [email, externalId] = ['ann@example.com', 'A-1'];
			await store.record([eventOf({ email }), eventOf({ externalId })], preset, now);
			const lock = (id: number) => `SELECT FROM "${schema}".candidate WHERE id = ${id} FOR UPDATE`;
			const other = await server.current.hold(lock(2));
			const recording = store.record([eventOf({ email, externalId })], preset, now);
			await server.current.untilWaiting();
			other.ask(lock(1));
			await other.release();
			expect(await recording).toMatchObject([{ candidateId: 1, newEvents: 1 }]);
		});
	});

	describe('failing in the middle of a batch', () => {
		const batch = (size: number): IncomingEvent[] =>
			Array.from({ length: size }, (_, i) =>
				eventOf({ email: `p${i % 4_000}@example.com` }, { eventId: `e${i}` }),
			);

		/** Makes the database do something else to a row than insert it, by PL/pgSQL that may use NEW. */
		const interfere = async (table: string, doing: string) => {
			await admin(
				`CREATE SEQUENCE "${schema}".times;
				GRANT ALL ON SEQUENCE "${schema}".times TO ${ROLE};
				CREATE FUNCTION "${schema}".interfere() RETURNS trigger LANGUAGE plpgsql AS
				$$ BEGIN ${doing} RETURN NEW; END $$;
				CREATE TRIGGER interfere BEFORE INSERT OR UPDATE ON "${schema}".${table}
				FOR EACH ROW EXECUTE FUNCTION "${schema}".interfere()`,
			);
			return async () => void (await admin(`DROP TRIGGER interfere ON "${schema}".${table}`));
		};

		it.each<[string, string]>([
			['failed', "RAISE EXCEPTION 'no such luck';"],
			['connection-lost', 'PERFORM pg_terminate_backend(pg_backend_pid());'],
			['timed-out', 'PERFORM pg_sleep(10);'],
			['disk-full', "RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full';"],
			['locked', "RAISE EXCEPTION 'not now' USING ERRCODE = 'serialization_failure';"],
			['forbidden', "RAISE EXCEPTION 'not you' USING ERRCODE = 'insufficient_privilege';"],
		])('leaves nothing of a transaction (%s), and the next run completes', async (code, doing) => {
			await admin(`ALTER ROLE ${ROLE} SET statement_timeout = '300ms'`);
			const store = await openStore();
			const allow = await interfere('event', `IF NEW.event_id = 'e250' THEN ${doing} END IF;`);
			const events = batch(300);
			const error = await errorOf(store.record(events, preset, now));
			expect(error).toMatchObject({ code });
			expect(error.advice).toMatch(/again|Nothing was half-written|owner/);
			expect(await store.search({}, preset)).toEqual([]);
			expect(await store.findIds(events[0].identities)).toEqual([null]);
			await allow();
			expect(await store.record(events, preset, now)).toHaveLength(300);
			expect(await storedSnapshots(store, events, preset)).toEqual(
				expectedSnapshots(events, preset, now),
			);
		});

		it.each(['serialization_failure', 'deadlock_detected'])(
			'begins again by itself after a %s that passes',
			async (code) => {
				const store = await openStore();
				await interfere(
					'snapshot',
					`IF nextval('"${schema}".times') < 5 THEN
					RAISE EXCEPTION 'not now' USING ERRCODE = '${code}'; END IF;`,
				);
				const events = batch(30);
				const outcomes = await store.record(events, preset, now);
				expect(outcomes.map(({ newEvents }) => newEvents)).toEqual(events.map(() => 1));
				expect(await storedSnapshots(store, events, preset)).toEqual(
					expectedSnapshots(events, preset, now),
				);
			},
		);

		it('keeps whole transactions of a long run, and the next run adds the rest', async () => {
			const store = await openStore();
			const events = batch(12_000);
			const allow = await interfere(
				'event',
				"IF NEW.event_id = 'e11999' THEN RAISE EXCEPTION 'no such luck'; END IF;",
			);
			await errorOf(store.record(events, preset, now));
			const kept = await store.search({}, preset);
			expect(kept.length).toBeGreaterThan(0);
			expect(kept.length).toBeLessThan(4_000);
			expect(new Set(kept.map(({ memory }) => JSON.stringify(memory.tally))).size).toBe(1);
			await allow();
			const outcomes = await store.record(events, preset, now);
			expect(outcomes.reduce((sum, { newEvents }) => sum + newEvents, 0)).toBe(
				12_000 - kept.length * 3,
			);
			expect(await store.search({ minScore: 3, maxScore: 3 }, preset)).toHaveLength(4_000);
		});

		it('rolls back a daily run part by part, and the next run completes', async () => {
			const store = await openStore();
			const events = batch(3_500).map((one) => ({ ...one, type: 'chat.held', occurredAt: now }));
			await store.record(events, preset, now);
			const allow = await interfere(
				'snapshot',
				"IF NEW.candidate_id = 3400 THEN RAISE EXCEPTION 'no such luck'; END IF;",
			);
			let told = 0;
			await errorOf(store.decay(preset, dayMs(60), (part) => (told += part.length)));
			expect(told).toBeLessThan(3_500);
			await allow();
			const before = told;
			const { checked } = await store.decay(preset, dayMs(60), (part) => (told += part.length));
			expect([checked, told]).toEqual([3_500 - before, 3_500]);
			expect(await storedSnapshots(store, events, preset)).toEqual(
				expectedSnapshots(events, preset, dayMs(60)),
			);
		});

		it.each([
			['points', dearer(2)],
			['patterns', choosier(2)],
		])(
			'rolls back the bringing over to other %s part by part, and the next run completes',
			async (_, model) => {
				const store = await openStore();
				const events = batch(1_500).map((one) => ({ ...one, type: 'chat.held', occurredAt: now }));
				await store.record(events, preset, now);
				const allow = await interfere(
					'snapshot',
					"IF NEW.candidate_id = 950 THEN RAISE EXCEPTION 'no such luck'; END IF;",
				);
				let checked = 0;
				const progress = ({ candidates }: { candidates: number }) => (checked = candidates);
				await errorOf(store.reevaluate(model, now, () => undefined, progress));
				expect(checked).toBeGreaterThan(500);
				const expected = expectedSnapshots(events, model, now);
				expect(await storedSnapshots(store, events, model)).toEqual(expected);
				await errorOf(store.reevaluate(model, now, () => undefined));
				await allow();
				const other = await openStore();
				const rest = await other.reevaluate(model, now, () => undefined);
				expect(rest.checked).toBe(1_500 - checked);
				expect(await storedSnapshots(store, events, model)).toEqual(expected);
			},
		);
	});

	it('goes on after all its connections were cut while nobody used them', async () => {
		const store = await openStore();
		await store.record([event], preset, now);
		await admin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${ROLE}'`);
		expect(await store.search({}, preset)).toHaveLength(1);
	});

	it('says so when the server is gone', async () => {
		const other = await startServer();
		const store = await PostgresStore.open(other.settings(await makeSchema(other)));
		await other.stop();
		expect((await errorOf(store.search({}, preset))).code).toBe('unreachable');
		await store.close();
	});

	it.each([
		"UPDATE model SET definition = '{}'",
		"UPDATE model SET note = 'rewritten'",
		'DELETE FROM model',
		'TRUNCATE model',
	])('keeps a published model version from anybody who says %s', async (sql) => {
		const store = await openStore();
		await store.saveModel(preset.model);
		await expect(admin(`SET search_path = "${schema}"; ${sql}`)).rejects.toThrow('never');
	});

	it.each([
		['08006', 'connection-lost'],
		['57P01', 'connection-lost'],
		['57P03', 'unreachable'],
		['28000', 'login-refused'],
		['3D000', 'no-database'],
		['25006', 'read-only'],
		['53100', 'disk-full'],
		['40P01', 'locked'],
		['ECONNREFUSED', 'unreachable'],
		['ECONNRESET', 'connection-lost'],
		['CERT_HAS_EXPIRED', 'insecure'],
		['XX000', 'failed'],
	])('tells from %s that it is %s', (code, meaning) => {
		const error = Object.assign(new Error('ENOENT: said by the server'), { code });
		const told = toStoreError(error, 'of the tests');
		expect(told).toMatchObject({ code: meaning, cause: error });
		expect(told.advice).not.toContain('ENOENT');
	});
});
