import type { LocalDay } from '../../scoring';
import type { Moves, PhaseMove, Placements, Standing, StoreInsights } from '../insights';
import type { History, Progress } from '../port';
import { lotsFor } from '../sample';
import { allRows } from './allRows';
import type { Connection } from './connection';
import { readHistories } from './histories';

/** See {@link StoreInsights}. */
export class SqliteInsights implements StoreInsights {
	constructor(private readonly connection: Connection) {}

	countStandings(modelKey: string): Promise<Standing[]> {
		return this.connection.read(({ standings }) => allRows<Standing>(standings, modelKey));
	}

	countMoves(modelKey: string, from: LocalDay, until: LocalDay): Promise<Moves[]> {
		return this.connection.read(({ moves }) => allRows<Moves>(moves, modelKey, from, until));
	}

	countPlacements(modelKey: string, from: string, until: string): Promise<Placements[]> {
		return this.connection.read(({ placements }) =>
			allRows<Placements>(placements, modelKey, from, until),
		);
	}

	async readPhaseMoves(modelKey: string, size: number): Promise<PhaseMove[]> {
		const lots = lotsFor(size, await this.countCandidates());
		return await this.connection.read(({ phaseMoves }) =>
			allRows<PhaseMove>(phaseMoves, modelKey, lots),
		);
	}

	async readSample(
		size: number,
		onPart: (part: History[]) => void,
		onProgress?: Progress,
	): Promise<{ of: number }> {
		const of = await this.countCandidates();
		await readHistories(this.connection, onPart, onProgress, lotsFor(size, of));
		return { of };
	}

	private countCandidates(): Promise<number> {
		return this.connection.read(({ candidatesThere }) => {
			const [{ total }] = allRows<{ total: number }>(candidatesThere);
			return total;
		});
	}
}
