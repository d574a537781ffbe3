import pg from 'pg';
import { FEED } from '../../../lib/store/postgres/feedStatements';
import type { CandidateStore, FeedBatch } from '../../../lib/store';
import { dayMs, eventOf } from '../../support/events';
import { makePostgresPlace } from '../../support/postgres/place';
import { useServer } from '../../support/postgres/useServer';
import { preset } from '../../support/preset';
import type { Place } from '../../support/promises/place';
import type { PostgresSettings } from '../../../lib/store/postgres/PostgresStore';

jest.setTimeout(120_000);

const now = dayMs(10);
const READER = 'reader';
const idsOf = (batch: FeedBatch | null) => batch?.transitions.map(({ id }) => id) ?? null;

describe('the feed of transitions in PostgreSQL', () => {
	const server = useServer();
	let place: Place;
	let store: CandidateStore;

	beforeEach(async () => {
		place = await makePostgresPlace(server.current);
		store = await place.open();
	});
	afterEach(async () => await place.remove());

	const record = async (email: string) => {
		const [{ transitions }] = await store.record([eventOf({ email })], preset, now);
		return transitions.map(({ id }) => id);
	};
	const lease = async (nowMs = now) =>
		await store.transitions.lease(READER, {
			wants: () => true,
			limit: 100,
			nowMs,
			untilMs: nowMs + 1,
		});
	const readAll = async () => {
		const batch = await lease();
		if (batch) await store.transitions.confirm(READER, batch.lease);
		return idsOf(batch);
	};

	it('waits for a transaction that took its ids earlier and commits later', async () => {
		await store.transitions.open(READER, null);
		const { host, port, database, user, password, schema } = JSON.parse(
			place.address,
		) as PostgresSettings;
		const slow = new pg.Client({ host, port, database, user, password });
		await slow.connect();
		await slow.query(`SET search_path = "${schema}"; BEGIN`);
		const { rows } = await slow.query<{ id: string }>(`
			INSERT INTO transition (model_key, candidate_id, kind, on_day, cause, recorded_at)
			VALUES ('x', 1, 'bucket', 1, 'event', 1) RETURNING id`);
		const later = await record('ann@example.com');
		expect(later[0]).toBeGreaterThan(Number(rows[0].id));
		expect(await lease()).toBeNull();
		await slow.query('COMMIT');
		await slow.end();
		expect(await readAll()).toEqual([Number(rows[0].id), ...later]);
		expect(await lease()).toBeNull();
	});

	it('goes on after what was brought from another server, whose transactions were counted further', async () => {
		await store.transitions.open(READER, null);
		const read = await record('read@example.com');
		expect(await readAll()).toEqual(read);
		const unread = await record('unread@example.com');
		await place.tamper(`
			UPDATE transition SET written_by = (written_by::text::bigint + 1000000000)::text::xid8;
			UPDATE transition_reader SET position_by = (position_by::text::bigint + 1000000000)::text::xid8`);
		const since = await record('since@example.com');
		expect(await readAll()).toEqual([...unread, ...since]);
		expect(await readAll()).toEqual(null);
		const after = await record('after@example.com');
		expect(await readAll()).toEqual(after);
		await place.tamper(
			"UPDATE transition SET written_by = (written_by::text::bigint + 1000000000)::text::xid8 WHERE written_by > '0'",
		);
		expect(await store.transitions.open('another', null)).toBe(true);
		const last = await record('last@example.com');
		const batch = await store.transitions.lease('another', {
			wants: () => true,
			limit: 100,
			nowMs: now,
			untilMs: now + 1,
		});
		expect(idsOf(batch)).toEqual(last);
	});

	it('finds what is new by index, however much was read', async () => {
		await place.tamper(`
			INSERT INTO transition (model_key, candidate_id, kind, on_day, cause, recorded_at)
			SELECT 'x', 1, 'bucket', 1, 'event', 1 FROM generate_series(1, 20000)`);
		await store.transitions.open(READER, null);
		await place.tamper('ANALYZE transition');
		const sql = FEED.isFedWaiting.replaceAll('$1', `'${READER}'`).replaceAll('$2', '1');
		const { schema } = JSON.parse(place.address) as PostgresSettings;
		await server.current.admin(`SET search_path = "${schema}"`);
		await server.current.admin('SET enable_seqscan = off');
		const rows = await server.current.admin(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`);
		const plan = JSON.stringify(rows);
		expect(plan).not.toContain('Seq Scan');
		expect(plan).toContain('transition_in_order');
	});
});
