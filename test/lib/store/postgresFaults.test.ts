import { setTimeout } from 'node:timers/promises';
import { PostgresStore } from '../../../lib/store/postgres/PostgresStore';
import { toStoreError } from '../../../lib/store/postgres/toStoreError';
import { errorOf } from '../../support/errorOf';
import { dayMs, eventOf } from '../../support/events';
import { expectSnapshots } from '../../support/expectSnapshots';
import {
	batch,
	expectDecayGoesOn,
	expectNothingLeft,
	expectReevaluationGoesOn,
	expectWholeTransactions,
} from '../../support/interrupted';
import { choosier, dearer } from '../../support/models';
import { makeSchema } from '../../support/postgres/place';
import { ROLE, startServer } from '../../support/postgres/server';
import { useSchema } from '../../support/postgres/useSchema';
import { preset } from '../../support/preset';

jest.setTimeout(60_000);

const now = dayMs(10);
const event = eventOf({ email: 'ann@example.com' });

describe('PostgreSQL store, when things go wrong', () => {
	const at = useSchema();
	const { server, admin, openStore } = at;

	describe('writing', () => {
		it('waits for somebody who locked a table, but not for ever', async () => {
			const store = await openStore({}, 100);
			const other = await server.current.hold(`LOCK TABLE "${at.schema}".event IN EXCLUSIVE MODE`);
			const error = await errorOf(store.record([event], preset, now));
			expect(error).toMatchObject({ code: 'locked' });
			expect(error.message).toContain(at.schema);
			await other.release();
			expect(await store.record([event], preset, now)).toHaveLength(1);
		});

		it('goes on as soon as the other is done, and lets others run meanwhile', async () => {
			const store = await openStore();
			await store.record([event], preset, now);
			const other = await server.current.hold(`SELECT FROM "${at.schema}".candidate FOR UPDATE`);
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
				`SELECT FROM "${at.schema}".candidate WHERE id = 2 FOR UPDATE`,
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
				`SELECT FROM "${at.schema}".candidate WHERE id = 2 FOR UPDATE`,
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
			const lock = (id: number) =>
				`SELECT FROM "${at.schema}".candidate WHERE id = ${id} FOR UPDATE`;
			const other = await server.current.hold(lock(2));
			const recording = store.record([eventOf({ email, externalId })], preset, now);
			await server.current.untilWaiting();
			other.ask(lock(1));
			await other.release();
			expect(await recording).toMatchObject([{ candidateId: 1, newEvents: 1 }]);
		});
	});

	describe('failing in the middle of a batch', () => {
		/** Makes the database do something else to a row than insert it, by PL/pgSQL that may use NEW. */
		const interfere = async (table: string, doing: string) => {
			await admin(
				`CREATE SEQUENCE "${at.schema}".times;
				GRANT ALL ON SEQUENCE "${at.schema}".times TO ${ROLE};
				CREATE FUNCTION "${at.schema}".interfere() RETURNS trigger LANGUAGE plpgsql AS
				$$ BEGIN ${doing} RETURN NEW; END $$;
				CREATE TRIGGER interfere BEFORE INSERT OR UPDATE ON "${at.schema}".${table}
				FOR EACH ROW EXECUTE FUNCTION "${at.schema}".interfere()`,
			);
			return async () => void (await admin(`DROP TRIGGER interfere ON "${at.schema}".${table}`));
		};

		const refuse = (table: string, condition: string) => () =>
			interfere(table, `IF ${condition} THEN RAISE EXCEPTION 'no such luck'; END IF;`);

		it.each<[string, string]>([
			['failed', "RAISE EXCEPTION 'no such luck';"],
			['connection-lost', 'PERFORM pg_terminate_backend(pg_backend_pid());'],
			['timed-out', 'PERFORM pg_sleep(10);'],
			['disk-full', "RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full';"],
			['locked', "RAISE EXCEPTION 'not now' USING ERRCODE = 'serialization_failure';"],
			['forbidden', "RAISE EXCEPTION 'not you' USING ERRCODE = 'insufficient_privilege';"],
		])('leaves nothing of a transaction (%s), and the next run completes', async (code, doing) => {
			await admin(`ALTER ROLE ${ROLE} SET statement_timeout = '300ms'`);
			const refusal = () => interfere('event', `IF NEW.event_id = 'e250' THEN ${doing} END IF;`);
			const advice = /again|Nothing was half-written|owner/;
			await expectNothingLeft(await openStore(), refusal, code, advice);
		});

		it.each(['serialization_failure', 'deadlock_detected'])(
			'begins again by itself after a %s that passes',
			async (code) => {
				const store = await openStore();
				await interfere(
					'snapshot',
					`IF nextval('"${at.schema}".times') < 5 THEN
					RAISE EXCEPTION 'not now' USING ERRCODE = '${code}'; END IF;`,
				);
				const events = batch(30);
				const outcomes = await store.record(events, preset, now);
				expect(outcomes.map(({ newEvents }) => newEvents)).toEqual(events.map(() => 1));
				await expectSnapshots(store, events, preset, now);
			},
		);

		it('keeps whole transactions of a long run, and the next run adds the rest', async () => {
			await expectWholeTransactions(await openStore(), refuse('event', "NEW.event_id = 'e11999'"));
		});

		it('rolls back a daily run part by part, and the next run completes', async () => {
			const refusal = refuse('snapshot', 'NEW.candidate_id = 3400');
			expect(await expectDecayGoesOn(await openStore(), 3_500, refusal)).toBeLessThan(3_500);
		});

		it.each([
			['points', dearer(2)],
			['patterns', choosier(2)],
		])(
			'rolls back the bringing over to other %s part by part, and the next run completes',
			async (_, model) => {
				const refusal = refuse('snapshot', 'NEW.candidate_id = 950');
				const checked = await expectReevaluationGoesOn(openStore, model, 1_500, refusal);
				expect(checked).toBeGreaterThan(500);
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
		await expect(admin(`SET search_path = "${at.schema}"; ${sql}`)).rejects.toThrow('never');
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
