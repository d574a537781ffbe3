import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
	addToTimelines,
	compileModel,
	emptyTally,
	emptyTimelines,
	foldEvent,
	type CompiledModel,
	type ScoringModelInput,
} from '../lib/scoring';
import { parseModel } from '../lib/scoring/model/parseModel';
import { candidateNl } from '../lib/scoring/presets/candidateNl';
import { backtest, type History } from '../lib/store';
import { SqliteStore } from '../lib/store/sqlite/SqliteStore';
import { measure, printMeasured, type Bench } from './measure';
import { recordTown } from './town';

const AS_OF_MS = Date.UTC(2026, 10, 22, 2);
const CANDIDATES = 20_000;
const DAYS_BACK = [60, 30, 0];
const AIM_OF_FLOOR = 0.25;

/** What a marketer waits for before publishing: a draft beside the live model, on dates of the past. */
export const backtestBench: Bench = {
	name: 'backtest',
	about: `${CANDIDATES} candidates of about ten events each, a draft against the live model on ${DAYS_BACK.length} dates`,
	run,
};

async function run(): Promise<string[]> {
	const folder = mkdtempSync(path.join(tmpdir(), 'candidate-journey-bench-'));
	const store = await SqliteStore.open(path.join(folder, 'store.sqlite'));
	try {
		const live = vary((rule) => rule);
		const drafts = {
			points: vary((rule) => ({ ...rule, points: rule.points * 1.5 })),
			patterns: vary((rule) => ({
				...rule,
				where: [...(rule.where ?? []), { field: 'channel', op: 'notEquals', value: 'none' }],
			})),
		};
		const candidates = await recordTown(store, live, CANDIDATES, AS_OF_MS);
		const days = DAYS_BACK.map((back) => live.toLocalDay(AS_OF_MS) - back);
		const histories: History[] = [];
		await store.readHistories((part) => histories.push(...part));
		const backtestOf = (draft: CompiledModel) => async () => {
			const result = await backtest(store, live, draft, days);
			if (result.candidates !== candidates) throw new Error(`${result.candidates} looked at`);
		};
		const measured = await measure([
			{
				name: 'draft with other points',
				operations: candidates,
				run: backtestOf(drafts.points),
			},
			{
				name: 'draft with other patterns',
				operations: candidates,
				run: backtestOf(drafts.patterns),
			},
			{
				name: 'reading and folding everything once',
				operations: candidates,
				run: async () => await store.readHistories((part) => foldAll(part, live)),
			},
			{
				name: 'folding alone, everything in memory',
				operations: candidates,
				run: () => foldAll(histories, live),
			},
		]);
		printMeasured(measured, 'candidates');
		const share = measured[0].perSecond / measured[2].perSecond;
		const said = `${Math.round(share * 100)} % of reading and folding everything once`;
		console.log(`  draft with other points: ${said} (aim: ${AIM_OF_FLOOR * 100} %)`);
		return share < AIM_OF_FLOOR ? [`${said}, aim ${AIM_OF_FLOOR * 100} %`] : [];
	} finally {
		await store.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The floor: no backtest can know less of the past than this. */
function foldAll(histories: readonly History[], compiled: CompiledModel): void {
	for (const { events } of histories) {
		const [tally, timelines] = [emptyTally(), emptyTimelines()];
		for (const event of events) {
			foldEvent(tally, compiled, event);
			addToTimelines(timelines, event);
		}
	}
}

function vary(
	change: (rule: ScoringModelInput['rules'][number]) => ScoringModelInput['rules'][number],
): CompiledModel {
	const rules = candidateNl.rules.map(change);
	return compileModel(parseModel({ ...candidateNl, tests: [], rules }));
}
