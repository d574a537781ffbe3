import { NURTURE } from '../../../lib/store/postgres/nurtureStatements';
import type { PostgresSettings } from '../../../lib/store/postgres/PostgresStore';
import { makePostgresPlace } from '../../support/postgres/place';
import { useServer } from '../../support/postgres/useServer';
import type { Place } from '../../support/promises/place';

jest.setTimeout(120_000);

const server = useServer();

/** As the store sets them for every piece of work. */
const LOCALS = [
	'SET LOCAL plan_cache_mode = force_generic_plan',
	...['seqscan', 'hashjoin', 'mergejoin'].map((name) => `SET LOCAL enable_${name} = off`),
];

describe('what is asked of each candidate before a mail goes out', () => {
	let place: Place;

	beforeAll(async () => {
		place = await makePostgresPlace(server.current);
		await (await place.open()).close();
		await place.tamper(`
			INSERT INTO send (id, candidate_id, enrolment_id, sequence, version, step, variant, address, due_at,
				guarantee, not_before, state, at)
			SELECT i, i, i, 's', 1, 'first', 'main', 'a', 0, 'atMostOnce', 0, 'sent', 1 FROM generate_series(1, 20000) i;
			INSERT INTO transition (model_key, candidate_id, kind, on_day, cause, recorded_at)
			SELECT 'm', i, 'bucket', 1, 'event', 1 FROM generate_series(1, 20000) i`);
	});
	afterAll(() => place.remove());

	it.each([
		['lifeMails', 'send_of_candidate', "'{1,2}', 0"],
		['lifeEvents', 'event_of_candidate', "'{1,2}', 0, 0, '{}'"],
		['lifeBuckets', 'transition_of_candidate', "'{1,2}', 0, 'm'"],
	] as const)(
		'%s is answered by %s, in a store that was not counted yet',
		async (name, index, given) => {
			const { schema } = JSON.parse(place.address) as PostgresSettings;
			const { admin } = server.current;
			for (const sql of ['BEGIN', `SET LOCAL search_path = "${schema}"`, ...LOCALS])
				await admin(sql);
			await admin(`PREPARE asked AS ${NURTURE[name]}`);
			const plan = JSON.stringify(await admin(`EXPLAIN (FORMAT JSON) EXECUTE asked (${given})`));
			for (const sql of ['DEALLOCATE asked', 'COMMIT']) await admin(sql);
			expect(plan).toContain(index);
			expect(plan).toMatch(/"Index Cond":"\(+candidate_id = wanted\.id\)/);
		},
	);
});
