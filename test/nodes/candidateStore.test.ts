import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { closeStores } from '../../nodes/shared/openStore';
import { useFixedClock } from '../support/clock';
import { runNode, runSteps } from '../support/harness';
import { makeSchema } from '../support/postgres/place';
import { useServer } from '../support/postgres/useServer';
import { useStoreFolder } from '../support/storeFolder';

jest.setTimeout(60_000);

const deed = (name: string, type: string, on: string) => ({
	eventId: `${name} ${type} ${on}`,
	type,
	email: `${name}@example.com`,
	occurredAt: `${on}T10:00:00Z`,
	subject: 's',
});

const events = [
	deed('ann', 'application.submitted', '2026-11-01'),
	deed('ann', 'chat.held', '2025-03-01'),
	deed('bob', 'chat.held', '2026-11-02'),
];

describe('Candidate Store', () => {
	useFixedClock();
	const store = useStoreFolder();
	const fileOf = (name: string) => path.join(store.folder, '.n8n', name);

	const run = async (
		operation: string,
		parameters: IDataObject = {},
		onError?: 'continueRegularOutput',
	) =>
		await runNode('CandidateStore', [{}, {}], {
			parameters: { operation, ...parameters } as never,
			onError,
		});
	const told = async (operation: string, parameters: IDataObject = {}) => {
		const ran = await run(operation, parameters);
		expect(ran.error).toBeUndefined();
		const [json, ...others] = ran.json('CandidateStore');
		expect(others).toEqual([]);
		expect(Object.keys(json)[0]).toBe('summary');
		expect(ran.items('CandidateStore')[0].pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		return json;
	};
	const fill = async () => expect((await runNode('CandidateScore', events)).error).toBeUndefined();
	const scores = async () =>
		(await runNode('Candidate', [{}], { parameters: { operation: 'search' } }))
			.json('Candidate')
			.map(({ email, score, bucket, medal }) => ({ email, score, bucket, medal }));

	it('runs as it is, and makes no store by looking', async () => {
		const ran = await runNode('CandidateStore', [{}]);
		expect(ran.json('CandidateStore')).toEqual([
			{
				summary: 'There is no candidate store yet. It is made when the first event is recorded.',
				isThere: false,
			},
		]);
		expect(existsSync(fileOf('candidate-journey.sqlite'))).toBe(false);
		const { error } = await run('counts');
		expect(error?.message).toBe('There is no candidate store here yet');
		expect(error?.description).toContain('first event');
	});

	it('tells that the store works', async () => {
		await fill();
		const json = await told('health');
		expect(json).toMatchObject({
			isThere: true,
			engine: 'SQLite',
			isWritable: true,
			problem: null,
		});
		expect(json.summary).toMatch(
			/^The store works: SQLite 3\.\S+ at .+candidate-journey\.sqlite, [\d.]+ KB; a small write took \d+ ms\.$/,
		);
	});

	it('counts what is there', async () => {
		await fill();
		expect(await told('counts')).toMatchObject({
			summary:
				'2 candidates with 3 events, from 2025-03-01 to 2026-11-02. For the next daily run: 0 candidates due under candidate-nl.',
			candidates: 2,
			events: 3,
			oldestEventAt: '2025-03-01T10:00:00.000Z',
			models: [{ key: 'candidate-nl', version: 1, snapshots: 2, due: 0, ahead: 0 }],
		});
	});

	it('checks that everything fits together, and says about whom it does not', async () => {
		await fill();
		expect(await told('checkIntegrity')).toMatchObject({
			summary: 'Everything fits together: 2 candidates with 3 events checked.',
			isSound: true,
			firstDifferences: [],
		});
		await closeStores();
		const raw = new DatabaseSync(fileOf('candidate-journey.sqlite'));
		raw.exec('UPDATE snapshot SET score = 99 WHERE candidate_id = 2');
		raw.close();
		const json = await told('checkIntegrity', { check: 'all' });
		expect(json).toMatchObject({ isSound: false, differences: 1 });
		expect(json.summary).toContain('1 difference found');
		expect(json.firstDifferences).toMatchObject([
			{
				candidateId: 2,
				about: 'values',
				message: expect.stringContaining('score is 99') as string,
			},
		]);
	});

	it('refuses a sample of nobody', async () => {
		await fill();
		const { error } = await run('checkIntegrity', { sampleSize: 0 });
		expect(error?.message).toBe('Sample Size is 0');
	});

	it('backs up into a file that is a store, and overwrites nothing', async () => {
		await fill();
		const before = await scores();
		const json = await told('backup');
		expect(json.file).toBe(fileOf('candidate-journey-backup-2026-11-22-120000.sqlite'));
		const { error } = await run('backup');
		expect(error?.message).toContain('is there already');
		expect(error?.description).toContain('overwrites nothing');
		await runNode('CandidateScore', [deed('cas', 'chat.held', '2026-11-03')]);
		const copied = await runNode('Candidate', [{}], {
			parameters: { operation: 'search', options: { databaseFile: String(json.file) } },
		});
		expect(copied.json('Candidate').map(({ score }) => score)).toEqual(
			before.map(({ score }) => score),
		);
		const named = await told('backup', { backupFile: 'named.sqlite' });
		expect(named.file).toBe(fileOf('named.sqlite'));
	});

	it('cleans up old events, and no score changes', async () => {
		await fill();
		const before = await scores();
		expect(await told('cleanUp')).toMatchObject({
			summary: expect.stringMatching(
				/^1 event older than 365 days removed\. No score changed/,
			) as string,
			events: 1,
		});
		expect(await scores()).toEqual(before);
		expect((await told('cleanUp')).summary).toContain('nothing to clean up');
		expect(await told('counts')).toMatchObject({ events: 2, prunedEvents: 1 });
		expect((await runNode('CandidateScore', events)).json('CandidateScore')).toMatchObject([
			{ newEvents: 0 },
			{ newEvents: 0 },
		]);
		expect(await told('checkIntegrity')).toMatchObject({ isSound: true });
		expect((await told('vacuum')).summary).toMatch(/^The store takes [\d.]+ KB; before it took/);
	});

	it('refuses a period that is none, and goes on where the user chose so', async () => {
		await fill();
		const { error } = await run('cleanUp', { keepDays: 0 });
		expect(error?.message).toBe('Events cannot be kept for 0 days');
		const ran = await run('cleanUp', { keepDays: 0 }, 'continueRegularOutput');
		expect(ran.error).toBeUndefined();
		expect(ran.json('CandidateStore')).toEqual([{ error: 'Events cannot be kept for 0 days' }]);
	});

	it('says what to do about a file that is no store, and leaves it as it is', async () => {
		await fill();
		writeFileSync(fileOf('list.csv'), 'name;email\n'.repeat(200));
		for (const operation of ['health', 'counts', 'backup', 'cleanUp', 'vacuum', 'checkIntegrity']) {
			const { error } = await run(operation, { options: { databaseFile: 'list.csv' } });
			expect(error?.message).toContain('is not an SQLite database');
			expect(error?.description).toContain('Choose another database file');
		}
		expect(readFileSync(fileOf('list.csv'), 'utf8')).toBe('name;email\n'.repeat(200));
	});

	describe('and PostgreSQL', () => {
		const server = useServer();
		let schema: string;
		let candidateStorePostgres: ICredentialDataDecryptedObject;

		beforeEach(async () => {
			schema = await makeSchema(server.current);
			const { port, database, user, password } = server.current.settings(schema);
			const login = { host: '127.0.0.1', port, database, user, password, schema };
			candidateStorePostgres = { ...login, encryption: 'off' };
		});

		afterEach(async () => {
			await closeStores();
			await server.current.admin(`DROP SCHEMA "${schema}" CASCADE`);
		});

		const there = async (node: string, parameters: IDataObject, input: IDataObject[] = [{}]) =>
			await runSteps(
				[{ node, parameters: parameters as never, credentials: { candidateStorePostgres } }],
				input,
			);

		it('moves everything there, where it goes on; the file only remembers', async () => {
			await fill();
			const before = await scores();
			const moved = await there('CandidateStore', { operation: 'moveToPostgres' });
			expect(moved.error).toBeUndefined();
			const [json] = moved.json('CandidateStore');
			expect(json).toMatchObject({
				summary:
					'2 candidates with 3 events moved, and everything fits together. From now on choose PostgreSQL under Store in every node; the file can only be looked into.',
				from: fileOf('candidate-journey.sqlite'),
				isSound: true,
			});
			const found = await there('Candidate', { operation: 'search', store: 'postgres' });
			const after = found.json('Candidate');
			expect(
				after.map(({ email, score, bucket, medal }) => ({ email, score, bucket, medal })),
			).toEqual(before);
			const again = await there('CandidateScore', { store: 'postgres' }, events);
			expect(again.json('CandidateScore')).toMatchObject([{ newEvents: 0 }, { newEvents: 0 }]);
			expect(await scores()).toEqual(before);
			const { error } = await runNode('CandidateScore', events);
			expect(error?.message).toContain('were moved to');
			expect(error?.description).toContain('Choose PostgreSQL under Store');
			const twice = await there('CandidateStore', { operation: 'moveToPostgres' });
			expect(twice.error?.message).toContain('in use already');
		});

		it('says so when there is nothing to move', async () => {
			const { error } = await there('CandidateStore', { operation: 'moveToPostgres' });
			expect(error?.message).toContain('There is no candidate store');
		});

		it('is looked after there as well', async () => {
			await there('CandidateScore', { store: 'postgres' }, events);
			const look = async (operation: string) =>
				(await there('CandidateStore', { operation, store: 'postgres' })).json('CandidateStore')[0];
			expect((await look('health')).summary).toMatch(/^The store works: PostgreSQL \d+\.\d+ at /);
			expect(await look('counts')).toMatchObject({ candidates: 2, events: 3 });
			expect(await look('checkIntegrity')).toMatchObject({ isSound: true, candidates: 2 });
			expect(await look('cleanUp')).toMatchObject({ events: 1 });
			expect((await look('vacuum')).summary).toContain('The store takes');
			const { error } = await there('CandidateStore', { operation: 'backup', store: 'postgres' });
			expect(error?.description).toContain('pg_dump --host=127.0.0.1');
			expect(JSON.stringify(error)).not.toContain(String(candidateStorePostgres.password));
		});
	});
});
