import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS } from '../../../lib/store/postgres/migrations';
import { openPool } from '../../../lib/store/postgres/open';
import { PostgresStore } from '../../../lib/store/postgres/PostgresStore';
import { errorOf } from '../../support/errorOf';
import { dayMs, eventOf } from '../../support/events';
import { variant } from '../../support/models';
import { makeSchema } from '../../support/postgres/place';
import { ROLE } from '../../support/postgres/server';
import { useServer } from '../../support/postgres/useServer';
import { preset } from '../../support/preset';

jest.setTimeout(60_000);

/** A store at the first schema: two people under two models, one of them merged from two, and a draft. */
const schema1 = readFileSync(path.join(__dirname, 'postgresSchema1.sql'), 'utf8');

const talentPool = variant({ key: 'talent-pool' });
const now = dayMs(5);

describe('the schema of a PostgreSQL store', () => {
	const server = useServer();
	let schema: string;
	const stores: PostgresStore[] = [];

	const admin = async (sql: string) =>
		await server.current.admin(
			`SET search_path = "${schema}"; SET ROLE ${ROLE}; ${sql}; RESET ROLE`,
		);
	const rows = async (sql: string) => {
		await server.current.admin(`SET search_path = "${schema}"`);
		return (await server.current.admin(sql)).map((row) => Object.values(row).join(' '));
	};
	const open = async () => {
		const store = await PostgresStore.open(server.current.settings(schema));
		stores.push(store);
		return store;
	};
	const migrate = async (steps: readonly string[]) => {
		const pool = await openPool(server.current.settings(schema), {
			patienceMs: 10_000,
			migrations: steps,
		});
		await pool.end();
	};

	beforeEach(async () => {
		schema = await makeSchema(server.current);
	});

	afterEach(async () => {
		for (const store of stores.splice(0)) await store.close();
		await server.current.admin(`DROP SCHEMA "${schema}" CASCADE`);
	});

	describe('made by the first release', () => {
		let store: PostgresStore;

		beforeEach(async () => {
			await admin(schema1);
			store = await open();
		});

		it('still has everybody, under every name and id', async () => {
			const ids = await store.findIds([
				...eventOf({ email: 'ann@example.com', visitorId: 'browser-2' }).identities,
				...eventOf({ externalId: 'ATS-2' }).identities,
			]);
			expect(ids).toEqual([1, 1, 3]);
			const found = await store.search({}, preset);
			expect(found).toMatchObject([
				{ candidateId: 1, score: 27, bucket: 'lukewarm', phase: 'think', medal: null },
				{ candidateId: 3, score: 16, phase: 'care', medal: 'gold', firstPlacedAt: '2026-01-04' },
			]);
			expect(await store.get([2], preset)).toEqual([found[0]]);
			expect((await store.get([1, 3], talentPool)).map((one) => one?.score)).toEqual([27, 16]);
		});

		it('has every event, and knows one when it comes again', async () => {
			expect((await store.events(1, 10)).map(({ eventId }) => eventId)).toEqual([
				'e6',
				'e2',
				'e1',
				'e0',
			]);
			const again = eventOf({ email: 'ann@example.com' }, { eventId: 'e1', occurredAt: dayMs(1) });
			const [outcome] = await store.record([again], preset, now);
			expect(outcome).toMatchObject({ newEvents: 0, transitions: [], after: { score: 27 } });
		});

		it('gives new people new ids, and announces nothing anew', async () => {
			const [eve] = await store.record([eventOf({ email: 'eve@example.com' })], preset, now);
			expect(eve.candidateId).toBeGreaterThan(3);
			const transitions: unknown[] = [];
			await store.decay(preset, now, (part) => {
				for (const one of part) transitions.push(...one.transitions);
			});
			expect(transitions).toEqual([]);
		});

		it('goes on with what was counted, and has nothing of what was out of date', async () => {
			const said = 'SELECT model_key, candidate_id, tally FROM tally ORDER BY candidate_id';
			expect(await rows(said)).toEqual([
				'candidate-nl 1 {"counts":{"page-view":[20454,1,20458,1]},"subjects":{"webinar-attended":{":webinar-1":[20455]},"asset-download":{":salarisgids":[20456]}}}',
				'talent-pool 3 {"counts":{"chat":[20457,1],"page-view":[20458,1]},"subjects":{}}',
			]);
		});

		it('has its models', async () => {
			expect(await store.listModels()).toMatchObject([
				{ key: 'candidate-nl', version: null, status: 'draft', by: 'ann', note: 'soon' },
				{ key: 'candidate-nl', version: 1, status: 'published', by: null, note: null },
				{ key: 'talent-pool', version: 1, status: 'published', by: null, note: null },
			]);
		});

		it('ends up as a new one is made', async () => {
			const described = async () => [
				...(await rows(`
					SELECT relname, relkind, attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
						collname, pg_get_expr(adbin, adrelid)
					FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0
						LEFT JOIN pg_collation l ON l.oid = attcollation
						LEFT JOIN pg_attrdef ON adrelid = c.oid AND adnum = attnum
					WHERE relnamespace = quote_ident(current_schema())::regnamespace ORDER BY relname, attnum`)),
				...(await rows(
					'SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname',
				)),
				...(await rows(`
					SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
					WHERE relnamespace = quote_ident(current_schema())::regnamespace ORDER BY tgname`)),
			];
			const withoutSchema = (lines: string[]) =>
				lines.map((line) => line.replaceAll(`"${schema}".`, ''));
			const released = withoutSchema(await described());
			await server.current.admin(`DROP SCHEMA "${schema}" CASCADE`);
			schema = await makeSchema(server.current);
			await migrate(MIGRATIONS);
			expect(withoutSchema(await described())).toEqual(released);
			expect(released.length).toBeGreaterThan(60);
		});
	});

	it('is made once when many start at once', async () => {
		const opened = await Promise.all(Array.from({ length: 6 }, open));
		const people = opened.map((_, i) => eventOf({ email: `${i}@example.com` }));
		await Promise.all(opened.map((store, i) => store.record([people[i]], preset, now)));
		expect(await opened[0].search({}, preset)).toHaveLength(6);
		expect(await rows('SELECT schema_version FROM candidate_store')).toEqual([
			String(MIGRATIONS.length),
		]);
	});

	it('is brought up to date by what is missing, once, when many start at once', async () => {
		const steps = [
			'CREATE TABLE note (said text)',
			"INSERT INTO note VALUES ('second')",
			"INSERT INTO note VALUES ('third')",
		];
		await migrate(steps.slice(0, 1));
		expect(await rows('SELECT said FROM note')).toEqual([]);
		await migrate(steps.slice(0, 2));
		await Promise.all(Array.from({ length: 5 }, () => migrate(steps)));
		expect(await rows('SELECT said FROM note')).toEqual(['second', 'third']);
		expect(await rows('SELECT schema_version FROM candidate_store')).toEqual(['3']);
	});

	it('stays as it was when a step fails', async () => {
		const steps = ['CREATE TABLE note (said text)', 'CREATE TABLE other (a text); SELECT nonsense'];
		await migrate(steps.slice(0, 1));
		expect(await errorOf(migrate(steps))).toMatchObject({ code: 'failed' });
		expect(await rows('SELECT schema_version FROM candidate_store')).toEqual(['1']);
		expect(await rows("SELECT to_regclass('other') IS NULL")).toEqual(['true']);
	});

	it('is not locked by who finds nothing to do', async () => {
		const store = await open();
		const hold = await server.current.hold(
			`SELECT pg_advisory_xact_lock(hashtextextended('candidate-journey "${schema}"', 0))`,
		);
		await open();
		await hold.release();
		expect(await store.search({}, preset)).toEqual([]);
	});
});
