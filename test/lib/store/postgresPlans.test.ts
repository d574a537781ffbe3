import { PostgresStore } from '../../../lib/store/postgres/PostgresStore';
import { SQL, type StatementName } from '../../../lib/store/postgres/statements';
import { dayMs } from '../../support/events';
import { makeSchema } from '../../support/postgres/place';
import { useServer } from '../../support/postgres/useServer';
import { preset } from '../../support/preset';
import { townEvents } from '../../support/town';

jest.setTimeout(60_000);

/** As `Connection` plans: once, for whatever values, and by index. */
const PLANNING = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']
	.map((name) => `SET LOCAL ${name} = off;`)
	.join(' ');

describe('how PostgreSQL looks for the transitions of candidates', () => {
	const server = useServer();

	it.each<[StatementName, string]>([
		['announced', "NULL, ''"],
		['phaseMoves', "'', NULL"],
	])(
		'by the candidates, also as long as it was never told how many there are: %s',
		async (name, values) => {
			const schema = await makeSchema(server.current);
			const store = await PostgresStore.open(server.current.settings(schema));
			await store.record(townEvents(50), preset, dayMs(30));
			await store.close();
			const { admin } = server.current;
			await admin(`SET search_path = "${schema}"; PREPARE asked AS ${SQL[name]}`);
			const explain = `EXPLAIN EXECUTE asked(${values})`;
			await admin(`BEGIN; SET LOCAL plan_cache_mode = force_generic_plan; ${PLANNING}`);
			const plan = await admin(explain);
			await admin(`ROLLBACK; DEALLOCATE asked; DROP SCHEMA "${schema}" CASCADE`);
			const said = JSON.stringify(plan);
			expect(said).toContain('transition_of_candidate');
			expect(said).not.toContain('transition_by_day');
		},
	);
});
