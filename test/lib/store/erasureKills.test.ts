import type { Engine } from '../../support/kill/campaign';
import { postgresEngine, sqliteEngine } from '../../support/kill/engines';
import { runErasureCampaign } from '../../support/kill/erasure/campaign';
import { useServer } from '../../support/postgres/useServer';

jest.setTimeout(600_000);

const plan = { kills: 30, people: 60, seed: 1 };

describe('a process that is killed while it erases somebody', () => {
	const server = useServer();
	const engines: Array<[string, () => Engine]> = [
		['SQLite', () => sqliteEngine],
		['PostgreSQL', () => postgresEngine(server.current)],
	];

	it.each(engines)(
		'leaves them whole or gone, never half, and whoever erases again comes to the end (%s)',
		async (_, engineOf) => {
			const { within, rounds } = await runErasureCampaign(engineOf(), plan);
			expect(within).toBeGreaterThanOrEqual(plan.kills);
			expect(rounds).toBeGreaterThan(0);
		},
	);
});
