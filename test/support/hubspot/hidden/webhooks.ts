import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Signature } from '@hubspot/api-client';
import { archiveRecord, deliverWebhooks } from '..';
import { makeContacts, type Checks } from './scene';

export const webhookChecks: Checks<'webhooks'> = {
	'webhooks.signed': [
		{},
		async ({ twin, account }) => {
			await makeContacts(account, ['a@example.com']);
			const received = await receive(async (url) => {
				const subscription = { url, clientSecret: 'secret', types: ['contact.creation'] };
				await deliverWebhooks(twin.portal, subscription);
			});
			expect(received).toHaveLength(1);
			const [{ url, body, headers }] = received;
			const signature = {
				signatureVersion: 'v3',
				method: 'POST',
				url,
				requestBody: body,
				timestamp: Number(headers['x-hubspot-request-timestamp']),
				signature: String(headers['x-hubspot-signature-v3']),
				clientSecret: 'secret',
			};
			jest.useFakeTimers({ now: signature.timestamp });
			expect(Signature.isValid(signature)).toBe(true);
			expect(Signature.isValid({ ...signature, requestBody: `${body} ` })).toBe(false);
			jest.useRealTimers();
		},
	],
	'webhooks.repeated': [
		{},
		async ({ twin, account }) => {
			const emails = Array.from({ length: 60 }, (_, i) => `${i}@example.com`);
			const ids = await makeContacts(account, emails);
			archiveRecord(twin.portal, 'contacts', twin.portal.records.contacts.get(ids[0])!);
			const received = await receive(
				async (url) => {
					const subscription = { url, clientSecret: 'secret', types: ['contact.creation'] };
					const faults = { copies: 2, isDisordered: true };
					expect(await deliverWebhooks(twin.portal, subscription, faults)).toBe(3);
				},
				[500],
			);
			const events = received.map(({ body }) => JSON.parse(body) as Array<Record<string, number>>);
			expect(events.map((part) => part.length)).toEqual([100, 100, 20]);
			expect(events.map(([{ attemptNumber }]) => attemptNumber)).toEqual([0, 1, 0]);
			const told = events.slice(1).flatMap((part) => part.map(({ objectId }) => String(objectId)));
			expect(told).not.toEqual([...ids, ...ids]);
			expect([...told].sort()).toEqual([...ids, ...ids].sort());
		},
	],
};

interface Received {
	url: string;
	body: string;
	headers: NodeJS.Dict<string | string[]>;
}

/** A place to which webhooks are sent; answers the first ones as told, the rest with success. */
async function receive(
	deliver: (url: string) => Promise<void>,
	statuses: readonly number[] = [],
): Promise<Received[]> {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			response.writeHead(statuses[received.length] ?? 200).end();
			received.push({ url, body, headers: request.headers });
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hubspot`;
	await deliver(url);
	server.closeAllConnections();
	server.close();
	return received;
}
