import type { LocalDay } from '../../scoring';
import type { Moves, PhaseMove, Placements, Standing, StoreInsights } from '../insights';
import type { History, Progress } from '../port';
import { drawEvenly, inParts, type Everybody } from '../sample';
import { yieldToOthers } from '../yieldToOthers';
import { bigintArray } from './arrays';
import type { Connection } from './connection';
import { readHistories } from './histories';

/** Candidates asked about at a time: one way to the server and back. */
const PART = 5_000;

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

	async readPhaseMoves(modelKey: string, size: number): Promise<PhaseMove[]> {
		const moves: PhaseMove[] = [];
		for (const ids of inParts(drawEvenly(size, await this.countCandidates()), PART)) {
			const wanted = bigintArray(ids);
			const part = await this.connection.read((session) =>
				session.all<PhaseMove>('phaseMoves', modelKey, wanted),
			);
			for (const move of part) moves.push(move);
			await yieldToOthers();
		}
		return moves;
	}

	async readSample(
		size: number,
		onPart: (part: History[]) => void,
		onProgress?: Progress,
	): Promise<{ of: number }> {
		const everybody = await this.countCandidates();
		const chosen = size < everybody.total ? drawEvenly(size, everybody) : undefined;
		await readHistories(this.connection, onPart, onProgress, chosen);
		return { of: everybody.total };
	}

	private async countCandidates(): Promise<Everybody> {
		const [everybody] = await this.connection.read((session) =>
			session.all<Everybody>('candidatesThere'),
		);
		return everybody;
	}
}
