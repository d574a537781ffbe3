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

describe('how PostgreSQL looks for what belongs to candidates', () => {
	const server = useServer();

	/** How a statement is carried out in a store of which nobody was told how much there is. */
	const planOf = async (name: StatementName, values: string): Promise<string> => {
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
		return JSON.stringify(plan);
	};

	it.each<[StatementName, string]>([
		['announced', "NULL, ''"],
		['phaseMoves', "'', NULL"],
	])(
		'transitions by the candidates, also as long as it was never told how many there are: %s',
		async (name, values) => {
			const plan = await planOf(name, values);
			expect(plan).toContain('transition_of_candidate');
			expect(plan).not.toContain('transition_by_day');
		},
	);

	it.each<[StatementName, string]>([
		['candidates', "NULL, ''"],
		['lockDueOf', "'', NULL"],
		['outdated', "'', 1, 0, 10"],
		['stale', "'', 0, 10"],
	])('tallies one by one: %s', async (name, values) => {
		const cond = '(candidate_id = s.candidate_id) AND (model_key = s.model_key)';
		expect(await planOf(name, values)).toContain(cond);
	});
});
