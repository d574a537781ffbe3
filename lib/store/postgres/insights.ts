import type { LocalDay } from '../../scoring';
import type { Moves, PhaseMove, Placements, Standing, StoreInsights } from '../insights';
import type { History, Progress } from '../port';
import { lotsFor } from '../sample';
import type { Connection } from './connection';
import { readHistories } from './histories';

/** See {@link StoreInsights}. */
export class PostgresInsights implements StoreInsights {
	constructor(private readonly connection: Connection) {}

	countStandings(modelKey: string): Promise<Standing[]> {
		return this.connection.read((session) => session.all<Standing>('standings', modelKey));
	}

	countMoves(modelKey: string, from: LocalDay, until: LocalDay): Promise<Moves[]> {
		return this.connection.read((session) => session.all<Moves>('moves', modelKey, from, until));
	}

	countPlacements(modelKey: string, from: string, until: string): Promise<Placements[]> {
		return this.connection.read((session) =>
			session.all<Placements>('placements', modelKey, from, until),
		);
	}

	readPhaseMoves(modelKey: string, size: number): Promise<PhaseMove[]> {
		return this.connection.read(async (session) => {
			const [{ total }] = await session.all<{ total: number }>('candidatesThere');
			return await session.all<PhaseMove>('phaseMoves', modelKey, lotsFor(size, total));
		});
	}

	async readSample(
		size: number,
		onPart: (part: History[]) => void,
		onProgress?: Progress,
	): Promise<{ of: number }> {
		const [{ total }] = await this.connection.read((session) =>
			session.all<{ total: number }>('candidatesThere'),
		);
		await readHistories(this.connection, onPart, onProgress, lotsFor(size, total));
		return { of: total };
	}
}
