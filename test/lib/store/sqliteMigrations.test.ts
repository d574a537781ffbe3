import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from '../../../lib/store/sqlite/migrations';
import { TALLIES } from '../../../lib/store/sqlite/migrations/candidates';
import { SqliteStore } from '../../../lib/store/sqlite/SqliteStore';
import { dayMs, eventOf } from '../../support/events';
import { sibling, variant } from '../../support/models';
import { preset } from '../../support/preset';
import { makeFolder } from '../../support/sqlitePlace';
import { townEvents } from '../../support/town';

/** A store as the first release left it: two people, one of them scored under two models, where one lost a medal. */
const schema1 = readFileSync(path.join(__dirname, 'schema1.sql'), 'utf8');

const talentPool = variant({ key: 'talent-pool' });
const now = dayMs(5);

const schemaOf = (database: DatabaseSync) =>
	database
		.prepare("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name")
		.all()
		.map(({ sql }) => String(sql).replace(/\s+/g, ' '));

describe('a store of the first release', () => {
	let file: string;
	let remove: () => void;
	let store: SqliteStore;

	beforeEach(async () => {
		const made = makeFolder();
		remove = made.remove;
		file = path.join(made.folder, 'store.sqlite');
		const database = new DatabaseSync(file);
		database.exec(schema1);
		database.close();
		store = await SqliteStore.open(file);
	});

	afterEach(async () => {
		await store.close();
		remove();
	});

	it('still has everybody, under every name', async () => {
		const ids = await store.findIds([
			...eventOf({ email: 'ann@example.com', visitorId: 'browser-1' }).identities,
			...eventOf({ externalId: 'ATS-2' }).identities,
		]);
		expect(ids).toEqual([1, 1, 2]);
		const found = await store.search({}, preset);
		expect(found).toMatchObject([
			{ candidateId: 1, score: 25, bucket: 'lukewarm', phase: 'think', medal: null },
			{ candidateId: 2, score: 16, phase: 'care', medal: 'gold', firstPlacedAt: '2026-01-04' },
		]);
	});

	it('has every event, and knows one when it comes again', async () => {
		expect((await store.events(1, 10)).map(({ eventId }) => eventId)).toEqual(['e2', 'e1']);
		const again = eventOf({ email: 'ann@example.com' }, { eventId: 'e1', occurredAt: dayMs(1) });
		const [outcome] = await store.record([again], preset, now);
		expect(outcome).toMatchObject({ newEvents: 0, transitions: [], after: { score: 25 } });
	});

	it('has the medal again that was lost under another model (MSR-08), and announces it', async () => {
		const [, bob] = await store.get([1, 2], talentPool);
		expect(bob).toMatchObject({ score: 16, medal: 'gold', phase: 'care' });
		const medals: unknown[] = [];
		await store.decay(talentPool, now, (part) => {
			for (const { candidateId, transitions } of part)
				for (const { kind, to } of transitions)
					if (kind === 'medal') medals.push([candidateId, to]);
		});
		expect(medals).toEqual([[2, 'gold']]);
	});

	it('announces nothing anew that was announced', async () => {
		const changed: number[] = [];
		await store.decay(preset, now, (part) => {
			for (const { candidateId, transitions } of part)
				changed.push(candidateId, transitions.length);
		});
		expect(changed).toEqual([2, 0]); // the visit that was recorded under the other model
	});

	it('has its models, as published by nobody in particular', async () => {
		expect(await store.listModels()).toMatchObject([
			{ key: 'candidate-nl', version: 1, status: 'published', by: null, note: null },
			{ key: 'talent-pool', version: 1, status: 'published', by: null, note: null },
		]);
	});

	it('is brought up to date once', async () => {
		await store.decay(preset, now, () => undefined);
		await store.close();
		store = await SqliteStore.open(file);
		expect(await store.decay(preset, now, () => undefined)).toMatchObject({ checked: 0 });
	});
});

/** What a filled store was in the schema in which a snapshot held what is counted, '' where it was stale. */
function keepTogether(filled: string, file: string): void {
	const database = new DatabaseSync(file);
	const steps = MIGRATIONS.slice(0, MIGRATIONS.indexOf(TALLIES));
	for (const step of steps) database.exec(step);
	database.prepare('ATTACH ? AS filled').run(filled);
	const tables = database
		.prepare("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
		.all();
	for (const { name } of tables) {
		const columns = database
			.prepare('SELECT name FROM pragma_table_info(?)')
			.all(String(name))
			.map((column) => String(column.name))
			.filter((column) => name !== 'snapshot' || column !== 'tally');
		const [into, from] =
			name === 'snapshot'
				? [
						[...columns, 'tally'],
						[...columns, COUNTED],
					]
				: [columns, columns];
		database.exec(
			`INSERT INTO main.${String(name)} (${into.join()}) SELECT ${from.join()} FROM filled.${String(name)} AS old`,
		);
	}
	database.exec(`PRAGMA user_version = ${steps.length}`);
	database.close();
}

const COUNTED = `
	CASE WHEN next_change_on = 0 THEN '' ELSE (
		SELECT tally FROM filled.tally t
		WHERE t.model_key = old.model_key AND t.candidate_id = old.candidate_id) END`;

it('a store whose snapshots held what is counted goes on with it, and folds nothing anew', async () => {
	const { folder, remove } = makeFolder();
	const [filled, file] = ['filled', 'store'].map((name) => path.join(folder, `${name}.sqlite`));
	const end = dayMs(40);
	const read = async (store: SqliteStore) => {
		const differences: unknown[] = [];
		const checked = [];
		for (const model of [preset, sibling])
			checked.push(await store.checkIntegrity(model, {}, (part) => differences.push(...part)));
		const found = [await store.search({}, preset), await store.search({}, sibling)];
		return { found, checked, differences, counts: await store.counts(end) };
	};
	const first = await SqliteStore.open(filled);
	const town = townEvents(120);
	await first.record(town.slice(0, -200), preset, dayMs(35));
	await first.decay(sibling, dayMs(35), () => undefined);
	await first.record(town.slice(-200), preset, dayMs(36));
	const before = await read(first);
	expect(before.checked[1].waiting).toBeGreaterThan(10);
	await first.close();
	keepTogether(filled, file);
	const store = await SqliteStore.open(file);
	expect(await read(store)).toEqual(before);
	expect(before.differences).toEqual([]);
	const result = await store.decay(sibling, end, () => undefined);
	expect(result.checked).toBeGreaterThanOrEqual(before.checked[1].waiting);
	await store.close();
	const database = new DatabaseSync(file);
	const count = (table: string) => database.prepare(`SELECT count(*) AS rows FROM ${table}`).get();
	expect(count('tally')).toEqual(count('snapshot'));
	database.close();
	remove();
});

it('the first migration makes what the first release made', () => {
	const [made, released] = [MIGRATIONS[0], schema1].map((sql) => {
		const database = new DatabaseSync(':memory:');
		database.exec(sql);
		const schema = schemaOf(database);
		database.close();
		return schema;
	});
	expect(made).toEqual(released);
});
