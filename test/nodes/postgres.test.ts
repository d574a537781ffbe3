import { existsSync } from 'node:fs';
import path from 'node:path';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	IDataObject,
} from 'n8n-workflow';
import { CandidateStorePostgres } from '../../credentials/CandidateStorePostgres.credentials';
import { closeStores } from '../../nodes/shared/openStore';
import { testPostgresStore } from '../../nodes/shared/storeCredential';
import { preset } from '../support/preset';
import { runNode, runSteps, type Step } from '../support/harness';
import { fillList } from '../support/lists';
import { makeSchema } from '../support/postgres/place';
import { ROLE } from '../support/postgres/server';
import { useServer } from '../support/postgres/useServer';
import { useStoreFolder } from '../support/storeFolder';

jest.setTimeout(60_000);

const events = [
	{ eventId: '1', type: 'application.submitted', email: 'ann@example.com', subject: 'VAC-1' },
	{ eventId: '2', type: 'appointment.booked', email: 'ann@example.com', subject: 'intake' },
	{ eventId: '3', type: 'vacancy.viewed', email: 'bob@example.com', subject: 'VAC-1' },
];

describe('nodes that keep candidates in PostgreSQL', () => {
	const server = useServer();
	const folder = useStoreFolder();
	let schema: string;
	let filledIn: ICredentialDataDecryptedObject;

	const inPostgres = (node: string, parameters: IDataObject = {}): Step => ({
		node,
		parameters: { store: 'postgres', ...parameters } as Step['parameters'],
		credentials: { candidateStorePostgres: filledIn },
	});
	const tablesOf = async () =>
		await server.current.admin(
			`SELECT relname FROM pg_class WHERE relnamespace = '"${schema}"'::regnamespace`,
		);

	beforeEach(async () => {
		schema = await makeSchema(server.current);
		const { port, database, user, password } = server.current.settings(schema);
		const { properties } = new CandidateStorePostgres();
		const defaults = Object.fromEntries(properties.map((one) => [one.name, one.default]));
		filledIn = {
			...(defaults as ICredentialDataDecryptedObject),
			...{ host: '127.0.0.1', port, database, user, password, schema },
		};
	});

	afterEach(async () => {
		await closeStores();
		await server.current.admin(`DROP SCHEMA "${schema}" CASCADE`);
	});

	it('share them there, and make no file', async () => {
		const scored = await runSteps([inPostgres('CandidateScore')], events);
		expect(scored.error).toBeUndefined();
		const medal = { email: 'ann@example.com', status: 'Hired' };
		const awarded = await runSteps([inPostgres('CandidateMedal')], [medal]);
		expect(awarded.json('CandidateMedal')).toMatchObject([{ medal: 'gold' }]);
		await runSteps([inPostgres('CandidateDecay')], [{}]);
		const search = inPostgres('Candidate', { operation: 'search' });
		const found = await runSteps([search], [{}]);
		expect(found.json('Candidate')).toMatchObject([
			{ email: 'ann@example.com', score: 65, medal: 'gold' },
			{ email: 'bob@example.com', score: 3 },
		]);
		const file = path.join(folder.folder, '.n8n', 'candidate-journey.sqlite');
		expect(existsSync(file)).toBe(false);
		const elsewhere = await runNode('Candidate', [{}], { parameters: { operation: 'search' } });
		expect(elsewhere.json('Candidate')).toEqual([]);
	});

	it('draft, publish and score by models that are kept there', async () => {
		const model = { ...preset.model, key: 'ours', label: 'Ours', tests: [] };
		const draft = inPostgres('ScoringModel', {
			operation: 'import',
			importFrom: 'item',
			field: '',
		});
		expect((await runSteps([draft], [model as unknown as IDataObject])).error).toBeUndefined();
		const published = await runSteps(
			[inPostgres('ScoringModel', { operation: 'publish', model: 'ours', note: 'go' })],
			[{}],
		);
		expect(published.error).toBeUndefined();
		const scored = await runSteps([inPostgres('CandidateScore', { model: 'ours' })], events);
		expect(scored.json('CandidateScore')).toMatchObject([{ model: 'ours' }, { model: 'ours' }]);
		const list = await fillList(
			'CandidateScore',
			'getModels',
			{ store: 'postgres' },
			{ candidateStorePostgres: filledIn },
		);
		expect(list[0]).toMatchObject({ name: 'Ours', value: 'ours' });
	});

	it('share the few connections of the process', async () => {
		await runSteps([inPostgres('CandidateScore')], events);
		await Promise.all(
			Array.from({ length: 30 }, async (_, i) => {
				const [step] = [inPostgres(i % 2 ? 'CandidateScore' : 'CandidateMedal')];
				const one = { email: `p${i}@example.com`, type: 'page.viewed', status: 'Proposed' };
				expect((await runSteps([step], [one])).error).toBeUndefined();
			}),
		);
		const [{ connections }] = await server.current.admin(
			`SELECT count(*)::integer AS connections FROM pg_stat_activity WHERE usename = '${ROLE}'`,
		);
		expect(connections).toBeLessThanOrEqual(5);
	});

	it('say what is wrong with the credential, and what to do', async () => {
		filledIn.password = 'guessed';
		const { error } = await runSteps([inPostgres('CandidateScore')], events);
		expect(error?.message).toContain('does not let this user in');
		expect(error?.description).toContain('password in the credential');
		expect(JSON.stringify(error)).not.toContain('guessed');
	});

	it('fill their lists without making anything', async () => {
		const credentials = { candidateStorePostgres: filledIn };
		const list = await fillList('CandidateScore', 'getModels', { store: 'postgres' }, credentials);
		expect(list[0]).toMatchObject({ value: 'candidate-nl' });
		expect(await tablesOf()).toEqual([]);
	});

	describe('the test of the credential', () => {
		const test = async () =>
			await testPostgresStore.call({} as ICredentialTestFunctions, {
				id: '',
				name: '',
				type: 'candidateStorePostgres',
				data: filledIn,
			});

		it('says that candidates can be kept there, and makes nothing', async () => {
			expect(await test()).toMatchObject({ status: 'OK' });
			expect(await tablesOf()).toEqual([]);
		});

		it('is as content once there is a store', async () => {
			await runSteps([inPostgres('CandidateScore')], events);
			expect(await test()).toMatchObject({ status: 'OK' });
			const found = await runSteps([inPostgres('Candidate', { operation: 'search' })], [{}]);
			expect(found.json('Candidate')).toHaveLength(2);
		});

		it.each<[string, string, ICredentialDataDecryptedObject]>([
			['a wrong password', 'password', { password: 'guessed' }],
			['nobody at that address', 'Check the host and port', { port: 1 }],
			['another database', 'does not exist', { database: 'elsewhere' }],
			['a missing schema', 'CREATE SCHEMA "elsewhere"', { schema: 'elsewhere' }],
			['no schema', 'Choose a shorter one', { schema: ' ' }],
			['a server that does not encrypt', 'does not encrypt', { encryption: 'verified' }],
		])('says what to do about %s', async (_, said, changes) => {
			Object.assign(filledIn, changes);
			const { status, message } = await test();
			expect(status).toBe('Error');
			expect(message).toContain(said);
			expect(message).not.toContain('guessed');
		});

		it('refuses a schema with tables of others', async () => {
			await server.current.admin(`CREATE TABLE "${schema}".workflow (name text)`);
			expect(await test()).toMatchObject({ status: 'Error' });
			expect(await tablesOf()).toEqual([{ relname: 'workflow' }]);
		});
	});
});
