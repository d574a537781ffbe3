import type { CompiledModel } from '../scoring';
import type { BatchDesk, DeskRoom } from './desk';
import { examine, type Findings, type StrayRow } from './integrity';
import type { Progress } from './port';
import { patternsKey, readPruned, type PrunedRow } from './pruned';
import type { OwnedEventRow } from './replay';
import type { CandidateRow } from './rows';
import { drawLots } from './sample';
import type { Difference, IntegrityResult } from './upkeep';
import { yieldToOthers } from './yieldToOthers';

/** Candidates looked at before others get a turn: about 10 ms. */
const SLICE_SIZE = 100;

/** Looks at candidates part by part; what belongs to a candidate is read as of one moment. */
export async function checkIntegrity(
	room: DeskRoom,
	compiled: CompiledModel,
	sample: number | undefined,
	onDifferences: (part: Difference[]) => void,
	onProgress?: Progress,
): Promise<IntegrityResult> {
	const drawn = sample === undefined ? null : await room.read((desk) => drawSample(desk, sample));
	const result = { candidates: 0, events: 0, waiting: 0, differences: 0 };
	for (let lastId = 0; ;) {
		const { ids, findings } = await room.read(async (desk) => {
			const part =
				drawn?.filter((id) => id > lastId).slice(0, SLICE_SIZE) ??
				(await idsAfter(desk, lastId, compiled));
			return { ids: part, findings: await examineIds(desk, part, compiled) };
		});
		result.candidates += findings.candidates;
		result.events += findings.events;
		result.waiting += findings.waiting;
		result.differences += findings.differences.length;
		if (findings.differences.length > 0) onDifferences(findings.differences);
		const { candidates, events } = result;
		onProgress?.({ candidates, events });
		if (ids.length < SLICE_SIZE) return result;
		lastId = ids[ids.length - 1];
		await yieldToOthers();
	}
}

/** Also of candidates who are not there, but to whom something belongs. */
async function idsAfter(
	desk: BatchDesk,
	afterId: number,
	{ model }: CompiledModel,
): Promise<number[]> {
	const rows = await desk.all<{ id: number }>('idsAfter', afterId, SLICE_SIZE, model.key);
	return rows.map(({ id }) => id);
}

async function drawSample(desk: BatchDesk, size: number): Promise<number[] | null> {
	const [{ id: highest }] = await desk.all<{ id: number | null }>('highestId');
	return await drawLots(size, highest ?? 0, async (lots) => {
		const rows = await desk.all<{ id: number | null }>('firstFrom', desk.ids(lots));
		return rows.flatMap(({ id }) => id ?? []);
	});
}

async function examineIds(
	desk: BatchDesk,
	ids: readonly number[],
	compiled: CompiledModel,
): Promise<Findings> {
	const { model, patterns } = compiled;
	const wanted = desk.ids(ids);
	const [strays, rows, ledger, pruned] = await Promise.all([
		desk.all<StrayRow>('strays', wanted, model.key),
		desk.all<CandidateRow>('candidates', wanted, model.key),
		desk.all<OwnedEventRow>('ledger', wanted),
		desk.all<PrunedRow>('pruned', wanted, patternsKey(patterns)),
	]);
	const strange = new Set(strays.map((row) => row.candidate_id));
	return examine(
		{
			rows: rows.filter(({ id }) => !strange.has(id)),
			ledger,
			pruned: readPruned(pruned, patterns),
			strays,
		},
		compiled,
	);
}
