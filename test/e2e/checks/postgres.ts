import assert from 'node:assert/strict';
import { makeCredential } from '../../../demo/n8n/credentials';
import { outputItems } from '../../../demo/n8n/executions';
import { startServer, type Server } from '../../support/postgres/server';
import type { Check, World } from '../check';
import { event } from '../events';
import { chain, ours, runWith, start } from '../testWorkflow';

const type = 'candidateStorePostgres';

/** What a user types into the form of the credential. */
function filledIn({ settings }: Server, changes: Record<string, unknown> = {}) {
	const { host, port, database, user, password, schema } = settings('e2e');
	return { host, port, database, user, password, schema, encryption: 'off', ca: '', ...changes };
}

async function withServer<Result>(work: (server: Server) => Promise<Result>): Promise<Result> {
	const server = await startServer();
	try {
		await server.admin('CREATE SCHEMA e2e AUTHORIZATION journey');
		return await work(server);
	} finally {
		await server.stop();
	}
}

async function credentialIsTested({ n8n }: World): Promise<string> {
	return await withServer(async (server) => {
		const test = async (changes: Record<string, unknown>) =>
			await n8n.rest<{ status: string; message: string }>('POST', '/credentials/test', {
				credentials: { id: '', name: 'store', type, data: filledIn(server, changes) },
			});
		assert.equal((await test({})).status, 'OK');
		const { status, message } = await test({ password: 'guessed' });
		assert.equal(status, 'Error');
		assert.match(message, /does not let this user in.*Check user and password/);
		return message;
	});
}

async function candidatesAreKeptThere({ n8n }: World): Promise<void> {
	await withServer(async (server) => {
		const data = filledIn(server);
		const credential = await makeCredential(n8n, 'store', type, data);
		const inPostgres = (node: string, parameters = {}) => ({
			name: node,
			type: `${ours}${node}`,
			parameters: { store: 'postgres', ...parameters },
			credentials: { [type]: credential },
		});
		const explain = inPostgres('candidate', { operation: 'explain' });
		const workflow = chain('in PostgreSQL', [start, inPostgres('candidateScore'), explain]);
		const email = 'ann@postgres.example';
		const execution = await runWith(n8n, workflow, [event('application.submitted', { email })]);
		assert.equal(execution.status, 'success');
		const [explained] = outputItems(execution, explain.name);
		const rows = await server.admin('SELECT score FROM e2e.snapshot');
		assert.deepEqual(rows, [{ score: explained.score }]);
	});
}

export const postgresChecks: Check[] = [
	{ name: 'the credential for PostgreSQL says what is wrong', run: credentialIsTested },
	{ name: 'candidates can be kept in PostgreSQL', run: candidatesAreKeptThere },
];
