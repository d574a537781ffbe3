import type { LocalDay } from '../scoring';
import type { DeskRoom } from './desk';
import type { Moves, PhaseMove, Placements, Standing, StoreInsights } from './insights';
import type { History, Progress } from './port';
import { readHistories, type HistoryReader } from './readHistories';
import { drawEvenly, inParts, type Everybody } from './sample';
import { yieldToOthers } from './yieldToOthers';

/** See {@link StoreInsights}; the same on every engine. */
export class InsightDesk implements StoreInsights {
	/** @param part - candidates asked about at a time */
	constructor(
		private readonly room: DeskRoom,
		private readonly part: number,
		private readonly histories: HistoryReader,
	) {}

	countStandings(modelKey: string): Promise<Standing[]> {
		return this.room.read((desk) => desk.all<Standing>('standings', modelKey));
	}

	countMoves(modelKey: string, from: LocalDay, until: LocalDay): Promise<Moves[]> {
		return this.room.read((desk) => desk.all<Moves>('moves', modelKey, from, until));
	}

	countPlacements(modelKey: string, from: string, until: string): Promise<Placements[]> {
		return this.room.read((desk) => desk.all<Placements>('placements', modelKey, from, until));
	}

	async readPhaseMoves(modelKey: string, size: number): Promise<PhaseMove[]> {
		const moves: PhaseMove[] = [];
		for (const ids of inParts(drawEvenly(size, await this.countCandidates()), this.part)) {
			const part = await this.room.read((desk) =>
				desk.all<PhaseMove>('phaseMoves', modelKey, desk.ids(ids)),
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
		await readHistories(this.histories, onPart, onProgress, chosen);
		return { of: everybody.total };
	}

	private async countCandidates(): Promise<Everybody> {
		const [everybody] = await this.room.read((desk) => desk.all<Everybody>('candidatesThere'));
		return everybody;
	}
}
