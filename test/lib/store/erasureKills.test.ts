import type { Engine } from '../../support/kill/campaign';
import { postgresEngine, sqliteEngine } from '../../support/kill/engines';
import { runErasureCampaign, wholeOf } from '../../support/kill/erasure/campaign';
import { meetPeople } from '../../support/kill/erasure/people';
import { useServer } from '../../support/postgres/useServer';
import { makeSqlitePlace } from '../../support/sqlitePlace';

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

	it('would be found out if it left them half, or gone without a word', async () => {
		const place = await makeSqlitePlace();
		const store = await place.open();
		const people = await meetPeople(store, 2);
		expect(await wholeOf(place, store, people)).toEqual(people);
		await place.tamper('DELETE FROM identity; DELETE FROM event; DELETE FROM candidate_merge');
		await expect(wholeOf(place, store, people)).rejects.toThrow('half erased');
		for (const { candidateId } of people)
			await store.rights.erase(candidateId, { by: 'Lisa' }, Date.now());
		await place.remove();
	});
});
