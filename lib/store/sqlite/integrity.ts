import type { CompiledModel } from '../../scoring';
import { examine, type Findings, type StrayRow } from '../integrity';
import type { Progress } from '../port';
import { patternsKey, readPruned, type PrunedRow } from '../pruned';
import type { OwnedEventRow } from '../replay';
import type { CandidateRow } from '../rows';
import { drawLots } from '../sample';
import type { Difference, IntegrityResult } from '../upkeep';
import { yieldToOthers } from '../yieldToOthers';
import { allRows } from './allRows';
import type { Connection } from './connection';
import type { Statements } from './statements';

/** Candidates looked at before others get a turn: about 10 ms. */
const SLICE_SIZE = 100;

/** Looks at candidates part by part; what belongs to a candidate is read as of one moment. */
export async function checkIntegrity(
	connection: Connection,
	compiled: CompiledModel,
	sample: number | undefined,
	onDifferences: (part: Difference[]) => void,
	onProgress?: Progress,
): Promise<IntegrityResult> {
	const drawn =
		sample === undefined
			? null
			: await connection.readTogether((statements) => drawSample(statements, sample));
	const result = { candidates: 0, events: 0, waiting: 0, differences: 0 };
	for (let lastId = 0; ;) {
		const { ids, findings } = await connection.readTogether(async (statements) => {
			const part =
				drawn?.filter((id) => id > lastId).slice(0, SLICE_SIZE) ??
				idsAfter(statements, lastId, compiled);
			return { ids: part, findings: examineIds(statements, part, compiled) };
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
function idsAfter(statements: Statements, afterId: number, { model }: CompiledModel): number[] {
	const rows = allRows<{ id: number }>(statements.idsAfter, afterId, SLICE_SIZE, model.key);
	return rows.map(({ id }) => id);
}

async function drawSample(statements: Statements, size: number): Promise<number[] | null> {
	const [{ id: highest }] = allRows<{ id: number | null }>(statements.highestId);
	return await drawLots(size, highest ?? 0, async (lots) =>
		allRows<{ id: number | null }>(statements.firstFrom, JSON.stringify(lots)).flatMap(
			({ id }) => id ?? [],
		),
	);
}

function examineIds(
	statements: Statements,
	ids: readonly number[],
	compiled: CompiledModel,
): Findings {
	const { model, patterns } = compiled;
	const wanted = JSON.stringify(ids);
	const strays = allRows<StrayRow>(statements.strays, wanted, model.key);
	const strange = new Set(strays.map((row) => row.candidate_id));
	const pruned = allRows<PrunedRow>(statements.pruned, wanted, patternsKey(patterns));
	return examine(
		{
			rows: allRows<CandidateRow>(statements.candidates, wanted, model.key).filter(
				({ id }) => !strange.has(id),
			),
			ledger: allRows<OwnedEventRow>(statements.ledger, wanted),
			pruned: readPruned(pruned, patterns),
			strays,
		},
		compiled,
	);
}
