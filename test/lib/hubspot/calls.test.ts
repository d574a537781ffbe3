import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { normaliseEmail } from '../../../lib/hubspot';
import { describeFailure } from '../../../lib/hubspot/calls/describeFailure';
import { readFailure, type Failure } from '../../../lib/hubspot/calls/failure';
import { datedPath } from '../../../lib/hubspot/calls/paths';
import { inParallel } from '../../../lib/hubspot/calls/batches';
import { planRetry } from '../../../lib/hubspot/calls/retry';
import {
	closeScenes,
	expectPlainWords,
	hubSpotErrorOf,
	openScene,
} from '../../support/hubspot/scene';
import bodies from './failures.json';

closeScenes();

describe('the paths of HubSpot’s API', () => {
	it.each([
		['/crm/v3/objects/contacts/batch/upsert', '/crm/objects/2026-09/contacts/batch/upsert'],
		['/crm/v3/objects/tasks/search', '/crm/objects/2026-09/tasks/search'],
		[
			'/crm/v4/objects/tasks/1/associations/default/contacts/2',
			'/crm/objects/2026-09/tasks/1/associations/default/contacts/2',
		],
		[
			'/crm/v4/associations/contacts/tasks/batch/read',
			'/crm/associations/2026-09/contacts/tasks/batch/read',
		],
		['/crm/v3/properties/contacts/groups', '/crm/properties/2026-09/contacts/groups'],
		['/crm/v3/lists/', '/crm/lists/2026-09/'],
		['/crm/v3/lists/object-type-id/0-1/name/a', '/crm/lists/2026-09/object-type-id/0-1/name/a'],
		['/crm/v3/owners/', '/crm/owners/2026-09/'],
		['/crm/objects/2026-09/contacts', '/crm/objects/2026-09/contacts'],
		['/oauth/v1/token', '/oauth/v1/token'],
	])('%s is %s', (numbered, dated) => expect(datedPath(numbered)).toBe(dated));
});

describe('what HubSpot says of a failure', () => {
	it.each(bodies)('$name', ({ status, body, headers, kind, retry, code, says }) => {
		const failure = readFailure(
			{ code: status, body },
			{ status, headers: { ...headers } as Record<string, string> },
		);
		expect(planRetry(failure, kind as 'write', 1)).toEqual(retry);
		const error = describeFailure(failure, kind as 'write', 'writing contacts');
		expect(error.code).toBe(code);
		expectPlainWords(error.message, error.advice);
		expect(error.message).toContain(says);
	});

	const noAnswer = readFailure(new TypeError('fetch failed'), { status: null, headers: {} });

	it('nothing at all: sent again, unless it must not be', () => {
		expect(planRetry(noAnswer, 'write', 1)).toMatchObject({ again: true, everyone: false });
		expect(planRetry(noAnswer, 'create', 1)).toEqual({ again: false });
		expect(describeFailure(noAnswer, 'create', 'creating tasks').code).toBe('unknown-outcome');
	});

	it('waits longer each time, and gives up', () => {
		const waits = [1, 2, 3, 4, 5].map((attempt) => planRetry(noAnswer, 'read', attempt));
		expect(waits).toEqual([
			{ again: true, waitMs: 500, everyone: false },
			{ again: true, waitMs: 1000, everyone: false },
			{ again: true, waitMs: 2000, everyone: false },
			{ again: true, waitMs: 4000, everyone: false },
			{ again: false },
		]);
	});

	it.each([
		null,
		undefined,
		'text',
		42,
		{},
		{ code: 400 },
		{ code: 400, body: { errors: 'x', context: 7 } },
		{ code: 400, body: { message: 'Property values were not valid: [{broken' } },
	])('%j is a failure like any other', (thrown) => {
		const failure: Failure = readFailure(thrown, { status: 400, headers: {} });
		expect(failure.status).toBe(400);
		const error = describeFailure(failure, 'write', 'writing contacts');
		expectPlainWords(error.message, error.advice);
	});
});

describe('a call', () => {
	it('prints nothing, and keeps keys and bodies out of what it throws', async () => {
		const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
		const { twin, connect } = await openScene();
		const hubspot = await connect();
		const secret = 'very-secret@example.com';
		twin.failNext(/contacts/, { kind: 'answer', status: 400, body: { message: 'no', secret } });
		const error = (await hubspot
			.call('write', 'writing contacts', (client) =>
				client.crm.contacts.basicApi.create({ properties: { email: secret }, associations: [] }),
			)
			.catch((thrown: unknown) => thrown)) as Error;
		expect(JSON.stringify({ ...error, stack: error.stack, cause: error.cause })).not.toMatch(
			/pat-eu1|secret/,
		);
		expect(printed).not.toHaveBeenCalled();
		printed.mockRestore();
	});

	it('with another success than HubSpot’s client expects is a success', async () => {
		const { twin, connect } = await openScene();
		const hubspot = await connect();
		const body = {
			id: '1',
			properties: {},
			createdAt: '2026-11-22T00:00:00Z',
			updatedAt: '2026-11-22T00:00:00Z',
		};
		twin.failNext(/contacts/, { kind: 'answer', status: 200, body });
		const made = await hubspot.call('write', 'writing contacts', (client) =>
			client.crm.contacts.basicApi.create({ properties: {}, associations: [] }),
		);
		expect(made.id).toBe('1');
	});

	it('goes through the proxy that the environment names', async () => {
		const { twin, connect } = await openScene();
		const asked: string[] = [];
		const proxy = createServer((request, response) => {
			asked.push(request.url ?? '');
			const { method, headers } = request;
			const onward = httpRequest(request.url ?? '', { method, headers }, (answer) => {
				response.writeHead(answer.statusCode ?? 500, answer.headers);
				answer.pipe(response);
			});
			request.pipe(onward);
		});
		await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
		process.env.HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
		try {
			const hubspot = await connect();
			await hubspot.call('read', 'reading properties', (client) =>
				client.crm.properties.coreApi.getAll('contacts'),
			);
			expect(asked.map((url) => new URL(url).host)).toEqual([new URL(twin.url).host]);
		} finally {
			delete process.env.HTTP_PROXY;
			proxy.closeAllConnections();
			proxy.close();
		}
	});

	it('is not changed by other clients of the same process', async () => {
		const { twin, connect } = await openScene();
		const hubspot = await connect();
		const { Client } = await import('@hubspot/api-client');
		new Client({
			accessToken: 'x',
			numberOfApiCallRetries: 6,
			limiterOptions: { minTime: 60_000 },
		});
		twin.failNext(/properties/, { kind: 'answer', status: 503, body: {} }, 2);
		await hubspot.call('read', 'reading properties', (client) =>
			client.crm.properties.coreApi.getAll('contacts'),
		);
		expect(twin.calls.map(({ status }) => status)).toEqual([503, 503, 200]);
	});
});

describe('connecting', () => {
	it.each([
		['', 'bad-token'],
		['  ', 'bad-token'],
		['pat-eu1-\u2026', 'bad-token'],
		['pat eu1', 'bad-token'],
	])('the key "%s" is refused at once', async (token, code) => {
		const { twin, connect } = await openScene();
		expect((await hubSpotErrorOf(connect({ token }))).code).toBe(code);
		expect(twin.calls).toEqual([]);
	});

	it.each(['', 'api.hubapi.com', 'ftp://example.com', 'https://'])(
		'the address "%s" is refused at once',
		async (baseUrl) => {
			const { connect } = await openScene();
			expect((await hubSpotErrorOf(connect({ baseUrl }))).code).toBe('bad-address');
		},
	);

	it('white space around the key and slashes after the address do no harm', async () => {
		const { twin, key, connect } = await openScene();
		const hubspot = await connect({ token: ` ${key}\n`, baseUrl: `${twin.url}//` });
		await hubspot.call('read', 'reading properties', (client) =>
			client.crm.properties.coreApi.getAll('contacts'),
		);
		expect(twin.calls.map(({ status }) => status)).toEqual([200]);
	});
});

describe('an e-mail address', () => {
	it.each([
		[' Noor@Example.COM ', 'noor@example.com'],
		['noor+jobs@mail.example.com', 'noor+jobs@mail.example.com'],
		['noor@example', null],
		['noor example.com', null],
		['a@b.c\r\nBcc: d@e.f', null],
		[`${'x'.repeat(250)}@example.com`, null],
		['', null],
		[null, null],
		[undefined, null],
	])('%j is %j', (text, email) => expect(normaliseEmail(text)).toBe(email));
});

it('work in parallel stops beginning new things at the first failure, and ends what is under way', async () => {
	const begun: number[] = [];
	const ended: number[] = [];
	const work = async (item: number) => {
		begun.push(item);
		await new Promise((resolve) => setImmediate(resolve));
		if (item === 1) throw new Error('one');
		ended.push(item);
	};
	await expect(
		inParallel(
			Array.from({ length: 100 }, (_, i) => i),
			work,
		),
	).rejects.toThrow('one');
	expect(begun.length).toBeLessThan(10);
	expect(ended).toHaveLength(begun.length - 1);
});
