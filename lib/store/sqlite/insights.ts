import type { LocalDay } from '../../scoring';
import type { Moves, PhaseMove, Placements, Standing, StoreInsights } from '../insights';
import type { History, Progress } from '../port';
import { drawEvenly, inParts, type Everybody } from '../sample';
import { yieldToOthers } from '../yieldToOthers';
import { allRows } from './allRows';
import type { Connection } from './connection';
import { readHistories } from './histories';

/** Candidates asked about at a time: a few milliseconds. */
const PART = 1_000;

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
		const moves: PhaseMove[] = [];
		for (const ids of inParts(drawEvenly(size, await this.countCandidates()), PART)) {
			const wanted = JSON.stringify(ids);
			const part = await this.connection.read(({ phaseMoves }) =>
				allRows<PhaseMove>(phaseMoves, modelKey, wanted),
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

	private countCandidates(): Promise<Everybody> {
		return this.connection.read(({ candidatesThere }) => allRows<Everybody>(candidatesThere)[0]);
	}
}
