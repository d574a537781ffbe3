import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runSteps, type Step } from '../support/harness';
import { ALL_SCOPES } from '../support/hubspot';
import { closeNodeScenes, openNodeScene, type NodeScene } from '../support/hubspot/nodeScene';
import { useStoreFolder } from '../support/storeFolder';

jest.setTimeout(60_000);

/** What n8n's own credential asks HubSpot for, of what this package needs. */
const SCOPES_OF_N8N = ALL_SCOPES.filter(
	(scope) => scope !== 'crm.schemas.contacts.write' && scope !== 'crm.lists.read',
);

const SYNC = 'HubSpotSync';

/** Where n8n gets new access tokens; tells which refresh tokens it was sent. */
async function openTokenServer(accessToken: string): Promise<{ server: Server; asked: string[] }> {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			asked.push(new URLSearchParams(body).get('refresh_token') ?? '');
			const answer = { access_token: accessToken, token_type: 'bearer', expires_in: 1800 };
			response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { server, asked };
}

describe('HubSpot through n8n’s own OAuth2 credential', () => {
	useStoreFolder();
	closeNodeScenes();
	let tokens: Awaited<ReturnType<typeof openTokenServer>>;
	let scene: NodeScene;
	let login: Record<string, unknown>;

	const run = (parameters = {}) => {
		const step: Step = {
			node: SYNC,
			parameters: { authentication: 'oAuth2', ...parameters },
			credentials: { hubspotOAuth2Api: login as never },
		};
		return runSteps([step], [{}]);
	};

	beforeEach(async () => {
		scene = await openNodeScene();
		await scene.run(SYNC, { operation: 'setUp' });
		tokens = await openTokenServer(scene.twin.key('renewed', SCOPES_OF_N8N));
		const { port } = tokens.server.address() as AddressInfo;
		login = {
			grantType: 'authorizationCode',
			clientId: 'id',
			clientSecret: 'a secret',
			accessTokenUrl: `http://127.0.0.1:${port}/oauth/v1/token`,
			authentication: 'body',
			oauthTokenData: {
				access_token: scene.twin.key('old', SCOPES_OF_N8N, Date.now() - 1),
				refresh_token: 'lasting',
				token_type: 'bearer',
			},
			apiUrl: scene.twin.url,
		};
		await runSteps(
			[{ node: 'CandidateScore' }],
			[{ eventId: '1', type: 'vacancy.viewed', email: 'ann@example.com' }],
		);
	});

	afterEach(() => new Promise<void>((resolve) => void tokens.server.close(() => resolve())));

	it('has n8n renew a token that has expired, and pushes with the new one', async () => {
		const first = await run();
		expect(first.error).toBeUndefined();
		expect(first.json(SYNC)).toMatchObject([{ email: 'ann@example.com', status: 'created' }]);
		expect(tokens.asked).toEqual(['lasting']);
	});

	it('knows what HubSpot has, whichever access token it was written with', async () => {
		await run();
		scene.twin.key('another', SCOPES_OF_N8N);
		Object.assign(login.oauthTokenData as object, { access_token: 'another' });
		const again = await run();
		expect(again.json(SYNC)).toEqual([]);
		expect(again.json(SYNC, 1)).toMatchObject([{ requests: 0 }]);
	});

	it('pulls, and counts by search', async () => {
		await run();
		for (const operation of ['pull', 'countBuckets'])
			expect((await run({ operation, countBy: 'search' })).error).toBeUndefined();
	});

	it.each([
		['Set Up', { operation: 'setUp' }, 'crm.lists.read'],
		['Count Buckets by segments', { operation: 'countBuckets' }, 'crm.lists.read'],
	])('%s names the scope that is missing', async (_, parameters, scope) => {
		const { error } = await run(parameters);
		expect(error?.message).toContain(scope);
		expect(error?.description).toContain('OAuth2');
		expect(JSON.stringify(error)).not.toContain('a secret');
	});
});
