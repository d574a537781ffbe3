import type { CandidateStore } from '../../../lib/store';
import { PostgresStore, type PostgresSettings } from '../../../lib/store/postgres/PostgresStore';
import { SQL } from '../../../lib/store/postgres/statements';
import { errorOf } from '../../support/errorOf';
import { dayMs, eventOf } from '../../support/events';
import { expectSnapshots } from '../../support/expectSnapshots';
import { makeSchema } from '../../support/postgres/place';
import { ROLE } from '../../support/postgres/server';
import { useServer } from '../../support/postgres/useServer';
import { preset } from '../../support/preset';
import { townEvents } from '../../support/town';

jest.setTimeout(60_000);

const now = dayMs(30);
const town = townEvents(100);

describe('looking after a PostgreSQL store', () => {
	const server = useServer();
	let schema: string;
	let settings: PostgresSettings;
	const opened: CandidateStore[] = [];

	const admin = async (sql: string) =>
		await server.current.admin(`SET search_path = "${schema}"; ${sql}`);
	const openStore = async (patienceMs?: number): Promise<CandidateStore> => {
		const store = await PostgresStore.open(settings, patienceMs);
		opened.push(store);
		return store;
	};

	beforeEach(async () => {
		schema = await makeSchema(server.current);
		settings = server.current.settings(schema);
	});

	afterEach(async () => {
		for (const store of opened.splice(0)) await store.close();
		await server.current.admin(`ALTER ROLE ${ROLE} RESET ALL; DROP SCHEMA "${schema}" CASCADE`);
	});

	it('says how it is backed up, and tells no secret', async () => {
		const store = await openStore();
		const error = await errorOf(store.backup('/tmp/never.sqlite'));
		expect(error).toMatchObject({ code: 'use-pg-dump' });
		expect(error.advice).toContain(`--port=${settings.port}`);
		expect(error.advice).toContain(`--schema='"${schema}"'`);
		expect(error.advice).not.toContain(settings.password);
	});

	it('tells as its health that nothing can be written, and what to do', async () => {
		await (await openStore()).record(town, preset, now);
		await server.current.admin(`ALTER ROLE ${ROLE} SET default_transaction_read_only = on`);
		const { isWritable, writeMs, problem } = await (await openStore()).health();
		expect([isWritable, writeMs]).toEqual([false, null]);
		expect(problem?.message).toContain('cannot be written to');
		expect(problem?.advice).toContain('primary server');
	});

	it('leaves events where they are when somebody holds their people for too long', async () => {
		const store = await openStore(1_000);
		await store.record(town, preset, now);
		const other = await server.current.hold(`SELECT FROM "${schema}".candidate FOR UPDATE`);
		expect(await errorOf(store.retain({ keepDays: 30 }, now))).toMatchObject({ code: 'locked' });
		expect(await store.counts(now)).toMatchObject({ prunedEvents: 0 });
		await other.release();
		expect((await store.retain({ keepDays: 30 }, now)).events).toBeGreaterThan(100);
		await expectSnapshots(store, town, preset, now);
	});

	it('takes out no half part when the server stops a statement, and all the next time', async () => {
		await server.current.admin(`ALTER ROLE ${ROLE} SET statement_timeout = '300ms'`);
		const store = await openStore();
		await store.record(town, preset, now);
		await admin(`
			CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(10); END $$;
			CREATE TRIGGER dawdle BEFORE UPDATE ON event FOR EACH ROW WHEN (NEW.candidate_id = 50)
			EXECUTE FUNCTION dawdle()`);
		const error = await errorOf(store.retain({ keepDays: 1 }, now));
		expect(error).toMatchObject({ code: 'timed-out' });
		expect(error.advice).toContain('statement_timeout');
		expect(await store.counts(now)).toMatchObject({ prunedEvents: 0 });
		await admin('DROP FUNCTION dawdle CASCADE');
		expect((await store.retain({ keepDays: 1 }, now)).events).toBeGreaterThan(100);
		expect(await store.checkIntegrity(preset, {}, () => undefined)).toMatchObject({
			differences: 0,
		});
	});

	it.each(['lockDue', 'lockLastDue'] as const)(
		'finds who is due by their day, however many are not (%s)',
		async (statement) => {
			const store = await openStore();
			const many = Array.from({ length: 5_000 }, (_, i) => eventOf({ visitorId: `v${i}` }));
			await store.record(many, preset, now);
			const values =
				statement === 'lockDue' ? "'candidate-nl', 1, -1, 0, 10" : "'candidate-nl', 1, 10";
			await admin('ANALYZE snapshot; ANALYZE candidate');
			await admin(`
				SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off;
				SET enable_mergejoin = off; PREPARE due AS ${SQL[statement]}`);
			const lines = await server.current.admin(`EXPLAIN EXECUTE due (${values})`);
			await admin('DEALLOCATE due; RESET ALL');
			const plan = JSON.stringify(lines);
			expect(plan).toContain('snapshot_due');
			expect(plan).not.toContain('Seq Scan');
		},
	);
});
