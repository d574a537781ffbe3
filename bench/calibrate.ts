/**
 * Learns points from a CSV of leads whose outcome is known, tries them fold by fold on the others, and writes the
 * out-of-fold points as `_row,score`:
 *
 *     npm run calibrate -- leads.csv --outcome converted --positive 1 --out scores.csv
 *
 * `--drop a,b` leaves columns out, `--missing Select` names what stands for "not known", `--number` and `--category`
 * say how columns are read, `--fold` and `--row` name the columns that hold the part and the id of a row. A file may
 * be gzipped.
 *
 * With `--events` the file is a log (`user_id,ts,event`, `--outcome` names an event), and what is found is how fast
 * events lose their worth:
 *
 *     npm run calibrate -- events.csv --events --outcome purchased --horizon 30
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { nameLevel } from '../lib/scoring/calibrate/binning';
import { nameDecay } from '../lib/scoring/calibrate/decays';
import { findDecay } from '../lib/scoring/calibrate/findDecay';
import { lookAtPeople } from '../lib/scoring/calibrate/panel';
import { calibrateRows, type Calibration } from '../lib/scoring/calibrate/calibrateRows';
import { readColumn, type ColumnKind, type LabelledRows } from '../lib/scoring/calibrate/rows';

const FOLDS = 5;

const options = {
	outcome: { type: 'string' },
	positive: { type: 'string', default: '1,1.0,true,True,TRUE,yes,Yes,ja' },
	drop: { type: 'string', default: '' },
	missing: { type: 'string', default: '' },
	number: { type: 'string', default: '' },
	category: { type: 'string', default: '' },
	fold: { type: 'string', default: '_fold' },
	row: { type: 'string', default: '_row' },
	out: { type: 'string' },
	events: { type: 'boolean', default: false },
	horizon: { type: 'string', default: '30' },
	every: { type: 'string', default: '14' },
} as const;

type Options = ReturnType<typeof readOptions>['values'];

function readOptions() {
	return parseArgs({ options, allowPositionals: true });
}

type Records = Array<Record<string, string>>;

function readRecords(file: string): Records {
	const bytes = readFileSync(file);
	const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
	return parse(text, {
		columns: true,
		bom: true,
		skip_empty_lines: true,
		relax_column_count: true,
	});
}

function toRows(records: Records, values: Options, outcome: string): LabelledRows {
	const listed = (name: 'drop' | 'missing' | 'number' | 'category' | 'positive') =>
		values[name].split(',').map((one) => one.trim());
	const skipped = [outcome, values.fold, values.row, ...listed('drop')];
	const names = Object.keys(records[0] ?? {}).filter((name) => !skipped.includes(name));
	const kindOf = (name: string): ColumnKind | undefined => {
		if (listed('number').includes(name)) return 'number';
		return listed('category').includes(name) ? 'category' : undefined;
	};
	return {
		columns: names.map((name) =>
			readColumn(
				name,
				records.map((record) => record[name]),
				listed('missing'),
				kindOf(name),
			),
		),
		outcome: records.map((record) => listed('positive').includes(record[outcome])),
		folds: records.map((record, i) =>
			Number(record[values.fold] ?? foldOf(rowId(record, i, values))),
		),
	};
}

function rowId(record: Record<string, string>, place: number, { row }: Options): string {
	return record[row] ?? String(place + 1);
}

/** The same part for the same id, whatever the order of the rows. */
function foldOf(id: string): number {
	return createHash('sha256').update(id).digest().readUInt32BE() % FOLDS;
}

function print({ standing, rows, hits, scorecard, quality, ...found }: Calibration): void {
	const { auc, aucFrom, aucTo, ks, topDecileLift } = quality.ranking;
	const share = ((100 * hits) / rows).toFixed(1);
	console.log(`${rows} rows, ${hits} with the outcome (${share} %): ${standing}`);
	console.log(
		`out of fold, whole points: AUC ${auc.toFixed(4)} (${aucFrom.toFixed(3)} to ${aucTo.toFixed(3)}), KS ${ks.toFixed(3)}, ` +
			`best tenth ${topDecileLift.toFixed(2)} times the usual, Brier ${quality.brier.toFixed(3)}, ` +
			`calibration error ${quality.calibrationError.toFixed(3)}`,
	);
	console.log(`${scorecard.pointsToDoubleOdds.toFixed(1)} points double the odds\n`);
	for (const { column, levels } of scorecard.columns) {
		const heaviest = levels.filter((level) => level.rows > 0).sort((a, b) => b.points - a.points);
		console.log(
			`  ${column}: ${heaviest.map((one) => `${nameLevel(one.level)} ${one.points}`).join(' · ')}`,
		);
	}
	console.log();
	for (const { column, why } of found.leftOut) console.log(`left out  ${column}: ${why}`);
	for (const { column, message } of found.doubts) console.log(`doubtful  ${column} ${message}`);
	for (const { column, worst } of found.adverseImpact)
		console.log(`groups    ${column}: ${worst === null ? 'not tested' : worst.toFixed(2)}`);
	for (const note of found.notes) console.log(`note      ${note}`);
}

const DAY_MS = 86_400_000;
/** Rows are enough to tell half-lives apart. */
const PANEL_ROWS = 50_000;

function printDecay(records: Records, values: Options, outcome: string): void {
	const people = new Map<string, { fold: number; deeds: Deed[]; outcomeOn: number | null }>();
	let [from, until] = [Infinity, -Infinity];
	for (const { user_id: user, ts, event, ...rest } of records) {
		const day = Math.floor(Date.parse(ts) / DAY_MS);
		let person = people.get(user);
		const fold = Number(rest[values.fold] ?? foldOf(user));
		if (!person) people.set(user, (person = { fold, deeds: [], outcomeOn: null }));
		if (event === outcome) person.outcomeOn = Math.min(person.outcomeOn ?? Infinity, day);
		else {
			person.deeds.push({ rule: event, day });
			from = Math.min(from, day);
			until = Math.max(until, day);
		}
	}
	const horizonDays = Number(values.horizon);
	const everyDays = Number(values.every);
	const start = from + everyDays;
	const panel = lookAtPeople(
		[...people.values()],
		{ horizonDays, everyDays, from: start, until },
		PANEL_ROWS,
	);
	const rules = new Set([...people.values()].flatMap(({ deeds }) => deeds.map(({ rule }) => rule)));
	const found = findDecay(panel, { rules: new Map([...rules].map((rule) => [rule, 1])) });
	if (!found) {
		console.error('Nothing was found: everybody, or nobody, has the outcome.');
		process.exitCode = 1;
		return;
	}
	console.log(
		`${found.rows} rows (of those without the outcome one in ${panel.oneIn}), ${found.hits} with the outcome within ${horizonDays} days`,
	);
	for (const { decay, ranking } of found.tried)
		console.log(`  ${nameDecay(decay)}: AUC ${ranking.auc.toFixed(3)}`);
	for (const { rule, decay, points } of found.rules)
		console.log(`found     ${rule}: ${points} points, ${nameDecay(decay)}`);
	console.log(`out of fold: AUC ${found.ranking.auc.toFixed(4)}`);
	console.log(`days since the last event alone: AUC ${found.recencyOnly.auc.toFixed(4)}`);
}

interface Deed {
	rule: string;
	day: number;
}

function main(): void {
	const { values, positionals } = readOptions();
	const [file] = positionals;
	if (!file || !values.outcome) {
		console.error('Say which file, and with --outcome which column tells what became of a row.');
		process.exitCode = 1;
		return;
	}
	const records = readRecords(file);
	if (values.events) return printDecay(records, values, values.outcome);
	const found = calibrateRows(toRows(records, values, values.outcome));
	if (found.standing === 'refused') {
		console.error(`Nothing was learned: ${found.why}`);
		process.exitCode = 1;
		return;
	}
	print(found);
	if (!values.out) return;
	const lines = records.map(
		(record, i) => `${rowId(record, i, values)},${found.outOfFold.points[i]}\n`,
	);
	writeFileSync(values.out, `_row,score\n${lines.join('')}`);
}

main();
