import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { compileModel, type CompiledModel, type ScoringModelInput } from '../lib/scoring';
import { parseModel } from '../lib/scoring/model/parseModel';
import { candidateNl } from '../lib/scoring/presets/candidateNl';
import { openDatabase } from '../lib/store/sqlite/open';
import { SqliteStore } from '../lib/store/sqlite/SqliteStore';
import { SQL } from '../lib/store/sqlite/statements';
import { measure, printMeasured, whole, type Bench, type Contestant } from './measure';
import { recordTown } from './town';

const AS_OF_MS = Date.UTC(2026, 10, 22, 2);
const CANDIDATES = 100_000;
const SLICE = 200;
const AIM_OF_REWRITE = 0.25;

/** What publishing costs: bringing everybody over to the new version. */
export const reevaluateBench: Bench = {
	name: 'reevaluate',
	about: `${CANDIDATES} candidates of about ten events each are brought over to another version of their model`,
	run,
};

async function run(): Promise<string[]> {
	const folder = mkdtempSync(path.join(tmpdir(), 'candidate-journey-bench-'));
	const file = path.join(folder, 'store.sqlite');
	const store = await SqliteStore.open(file);
	const database = await openDatabase(file);
	try {
		const candidates = await recordTown(store, otherPoints(1), CANDIDATES, AS_OF_MS);
		let version = 1;
		const bringOver = (vary: (version: number) => CompiledModel) => async () => {
			const model = vary(++version);
			const { checked } = await store.reevaluate(model, AS_OF_MS, () => undefined);
			if (checked !== candidates) throw new Error(`${checked} of ${candidates} brought over`);
		};
		database.exec('ALTER TABLE event RENAME TO event_out_of_reach');
		const measured = await measure(
			[
				{ name: 'other points', operations: candidates, run: bringOver(otherPoints) },
				rewrite(database, candidates),
			],
			3,
		);
		database.exec('ALTER TABLE event_out_of_reach RENAME TO event');
		printMeasured(measured, 'candidates');
		console.log('  other points: not one event was read; the ledger was out of reach\n');
		await timeReplay(bringOver(otherPatterns), candidates);
		const share = measured[0].perSecond / measured[1].perSecond;
		const said = `${Math.round(share * 100)} % of rewriting every snapshot`;
		console.log(`  other points: ${said} (aim: ${AIM_OF_REWRITE * 100} %)`);
		return share < AIM_OF_REWRITE ? [`${said}, aim ${AIM_OF_REWRITE * 100} %`] : [];
	} finally {
		database.close();
		await store.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Every version is worth something else; what was folded stays good. */
function otherPoints(version: number): CompiledModel {
	return vary(version, (rule) => ({ ...rule, points: rule.points * (version % 2 ? 1 : 1.5) }));
}

/** A condition more: what was folded is of no use, and everything is read again from the ledger. */
function otherPatterns(version: number): CompiledModel {
	return vary(version, (rule) => ({
		...rule,
		where: [...(rule.where ?? []), { field: 'channel', op: 'notEquals', value: `v${version}` }],
	}));
}

function vary(
	version: number,
	change: (rule: ScoringModelInput['rules'][number]) => ScoringModelInput['rules'][number],
): CompiledModel {
	const rules = candidateNl.rules.map(change);
	return compileModel(parseModel({ ...candidateNl, tests: [], version, rules }));
}

/** The floor: every snapshot read and written back in the same transactions, nothing worked out. */
function rewrite(database: DatabaseSync, candidates: number): Contestant {
	const [read, write] = [SQL.outdated, SQL.setSnapshot].map((sql) => database.prepare(sql));
	return {
		name: 'rewriting every snapshot',
		operations: candidates,
		run: () => {
			for (let lastId = 0; ;) {
				database.exec('BEGIN IMMEDIATE');
				const rows = read.all(candidateNl.key, 0, lastId, SLICE);
				for (const row of rows) {
					const [id, , , version, ...rest] = Object.values(row);
					write.run(candidateNl.key, id, version, ...rest);
				}
				database.exec('COMMIT');
				if (rows.length < SLICE) return;
				lastId = Number(rows[rows.length - 1].id);
			}
		},
	};
}

async function timeReplay(work: () => Promise<void>, candidates: number): Promise<void> {
	const started = performance.now();
	await work();
	const perSecond = candidates / ((performance.now() - started) / 1_000);
	console.log(`  other patterns, from the ledger: ${whole(perSecond)} candidates/s, once\n`);
}
