import { makePostgresStage } from './postgresStage';
import { makeSqliteStage } from './sqliteStage';
import type { Stage } from './stage';

/**
 * Does something in the stores of each engine, one after the other, and removes them.
 *
 * @returns what both missed
 */
export async function onBothEngines(run: (stage: Stage) => Promise<string[]>): Promise<string[]> {
	const missed: string[] = [];
	for (const makeStage of [makeSqliteStage, makePostgresStage]) {
		const stage = await makeStage();
		try {
			missed.push(...(await run(stage)));
		} finally {
			await stage.remove();
		}
	}
	return missed;
}
