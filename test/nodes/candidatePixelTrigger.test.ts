import { createHmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { ICredentialTestFunctions, IDataObject } from 'n8n-workflow';
import { createTracking, mailLinks, prepareScript } from '../../lib/tracking';
import { testTracking } from '../../nodes/shared/trackingCredential';
import { openStore } from '../../nodes/shared/openStore';
import { runSteps } from '../support/harness';
import { useStoreFolder } from '../support/storeFolder';
import { PixelNode, type Emitted, type PixelSettings } from '../support/tracking/pixelNode';
import { SITE, VISITOR } from '../support/tracking/requests';

jest.mock('../../lib/tracking/script', () => {
	const actual = jest.requireActual<typeof import('../../lib/tracking/script')>(
		'../../lib/tracking/script',
	);
	// the real one is made by the build
	return { ...actual, loadScript: async () => actual.prepareScript('/* the script */') };
});
jest.setTimeout(60_000);

const SECRET = 'a secret for tests, long enough to sign with';
const EMAIL = 'noor@example.com';
const DAY_MS = 86_400_000;

const view = (subject: string) => ({ type: 'vacancy.viewed', visitorId: VISITOR, subject });

describe('Candidate Pixel Trigger', () => {
	useStoreFolder();
	const nodes: PixelNode[] = [];

	afterEach(async () => {
		for (const node of nodes.splice(0)) await node.close();
	});

	const make = (settings: PixelSettings = {}): PixelNode => {
		const parameters = { ...settings.parameters };
		parameters.options = { delaySeconds: 0.01, ...(parameters.options as object) };
		const node = new PixelNode({ ...settings, parameters });
		nodes.push(node);
		return node;
	};
	const inbox = async () => (await openStore('')).inbox;
	const state = async ({ path }: PixelNode) => await (await inbox()).state(path);
	const until = async <T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> => {
		for (let i = 0; i < 3_000; i++) {
			const found = await look();
			if (found !== undefined) return found;
			await setTimeout(5);
		}
		throw new Error('waited in vain');
	};
	const next = async ({ emitted }: PixelNode, number = 1): Promise<Emitted> =>
		await until(() => emitted[number - 1]);

	const linkBy = (secret: string, { path }: PixelNode) => {
		const tracking = createTracking(
			{
				publicUrl: `https://n8n.example.com/webhook/${path}`,
				sites: [SITE],
				linkSecrets: [secret],
			},
			prepareScript(''),
		);
		const sentAt = Date.now() - DAY_MS;
		const mail = { message: 'welcome', sentAt, expiresAt: Date.now() + DAY_MS };
		const links = mailLinks({ ...mail, who: { kind: 'email', value: EMAIL } }, tracking);
		return `c?k=${links.click(`${SITE}/jobs`).split('=')[1]}`;
	};
	/** What was handed on, once it is so many events; every execution goes well. */
	const everything = async ({ emitted }: PixelNode, count: number): Promise<IDataObject[]> =>
		await until(() => {
			for (const { end } of emitted) end('success');
			const all = emitted.flatMap(({ items }) => items);
			return all.length >= count ? all : undefined;
		});

	it('serves the script, with what the form in n8n says', async () => {
		const node = make({
			parameters: {
				vacancies: '/jobs/*',
				profileFields: { field: [{ name: 'function', aliases: 'job-title' }] },
			},
		});
		const script = await node.ask('candidate.js', { method: 'GET' });
		expect(script.headers.get('content-type')).toContain('text/javascript');
		const tag = { vacancies: '/jobs/*', fields: 'email consent function function=job-title' };
		expect(await script.text()).toBe(
			`window.candidateJourneyTag=${JSON.stringify(tag)};/* the script */`,
		);
	});

	it('keeps what it is told before it answers, and starts no execution', async () => {
		const node = make();
		const answer = await node.ask('collect', { body: [view('nurse'), view('carer')] });
		expect([answer.status, await answer.json()]).toEqual([202, { accepted: 2, refused: 0 }]);
		expect(await state(node)).toMatchObject({ waiting: 2 });
		expect(node.results).toEqual([{ noWebhookResponse: true }]);
	});

	it('hands on what it was told, ready for Candidate Score, which credits the visits before (UP-05, UP-06, UP-10, MSR-17)', async () => {
		const node = make({
			parameters: {
				forms: { form: [{ key: 'Guide', type: 'asset.downloaded', subject: 'salary-guide' }] },
				profileFields: { field: [{ name: 'function', label: 'Job title' }] },
			},
		});
		await node.ask('collect', { body: [view('nurse'), view('carer')] });
		const fields = { form: 'guide', email: EMAIL, visitorId: VISITOR, function: 'Nurse' };
		const answer = await node.ask('form', { body: { ...fields, consent: 'nurture' } });
		expect(await answer.json()).toEqual({ accepted: 1, ask: [] });
		await node.start();
		const items = await everything(node, 3);
		expect(items.map(({ type, subject }) => [type, subject])).toEqual([
			['vacancy.viewed', 'nurse'],
			['vacancy.viewed', 'carer'],
			['asset.downloaded', 'salary-guide'],
		]);
		const ran = await runSteps([{ node: 'CandidateScore' }], items);
		expect(ran.error).toBeUndefined();
		expect(ran.json('CandidateScore')).toMatchObject([
			{ email: EMAIL, visitorId: VISITOR, phase: 'think', score: 16, newEvents: 3 },
		]);
		await until(async () => ((await state(node)).waiting === 0 ? true : undefined));
	});

	it('asks for the next field where one is left (UP-12)', async () => {
		const field = [{ name: 'function', label: 'Job title' }, { name: 'region' }];
		const node = make({ parameters: { profileFields: { field } } });
		const body = { form: 'contact', email: EMAIL, function: 'Nurse' };
		expect(await (await node.ask('form', { body })).json()).toEqual({
			accepted: 1,
			ask: [{ name: 'region', label: 'region', kind: 'text', options: [] }],
		});
	});

	it('hands on again what an execution could not deal with, until one can', async () => {
		const node = make();
		await node.ask('collect', { body: view('nurse') });
		await node.start();
		const first = await next(node);
		first.end('error');
		const second = await next(node, 2);
		expect(second.items).toEqual(first.items);
		second.end('success');
		await until(async () => ((await state(node)).waiting === 0 ? true : undefined));
		expect(node.emitted).toHaveLength(2);
	});

	it('hands on to several executions at once, each about other people', async () => {
		const node = make({ parameters: { options: { runsAtOnce: 2, batchSize: 2 } } });
		const [one, other] = ['a'.repeat(20), 'b'.repeat(20)];
		const views = [one, other, one].map((visitorId) => ({ ...view('nurse'), visitorId }));
		await node.ask('collect', { body: views });
		await node.start();
		await next(node, 2);
		const whose = node.emitted.map(({ items }) => items.map(({ visitorId }) => visitorId));
		expect(whose).toEqual([[one, one], [other]]);
		for (const { end } of node.emitted) end('success');
		await until(async () => ((await state(node)).waiting === 0 ? true : undefined));
		expect(node.emitted).toHaveLength(2);
	});

	it('hands on after a restart what was acknowledged before it', async () => {
		const node = make();
		await node.ask('collect', { body: view('nurse') });
		const { closeFunction } = await node.start();
		await closeFunction?.();
		await node.ask('collect', { body: view('carer') });
		await node.start();
		const items = await everything(node, 2);
		expect(items.map(({ subject }) => subject)).toEqual(['nurse', 'carer']);
	});

	it('keeps machines apart: counted and shown, not handed on', async () => {
		const node = make();
		const bot = { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' };
		expect((await node.ask('collect', { body: view('nurse'), headers: bot })).status).toBe(202);
		await node.ask('collect', { body: view('carer') });
		await node.start();
		expect((await next(node)).items.map(({ subject }) => subject)).toEqual(['carer']);
		expect(await state(node)).toMatchObject({ quarantined: { bot: 1 } });
		const [shown] = await (await inbox()).quarantined(node.path, 10);
		expect(shown).toMatchObject({ quarantine: 'bot', record: { subject: 'nurse' } });
	});

	it('gives to the execution in the editor what it was told meanwhile, machines included', async () => {
		const node = make({ mode: 'manual' });
		await node.ask('candidate.js', { method: 'GET' });
		await node.ask('collect', { body: view('nurse'), headers: { 'user-agent': 'curl/8' } });
		expect(node.results).toEqual([
			{ noWebhookResponse: true },
			{ noWebhookResponse: true, workflowData: [[{ json: {} }]] },
		]);
		const { manualTriggerFunction } = await node.start('manual');
		await manualTriggerFunction?.();
		expect(node.emitted[0].items).toMatchObject([
			{ type: 'vacancy.viewed', subject: 'nurse', quarantine: 'bot' },
		]);
		expect(await state(node)).toMatchObject({ waiting: 0 });
		await manualTriggerFunction?.();
		expect(node.emitted[1].items).toEqual([]);
	});

	describe('with a credential', () => {
		const credentials = {
			candidateTracking: {
				linkSecret: `${SECRET}, now`,
				formerSecrets: SECRET.replaceAll(' ', '-'),
				hubspotClientSecret: 'the-secret-of-the-app',
			},
		};
		it.each([
			['the secret', credentials.candidateTracking.linkSecret, 302],
			['a former secret', credentials.candidateTracking.formerSecrets, 302],
			['another secret', 'x'.repeat(40), 403],
		])('a link signed with %s is answered accordingly', async (_, secret, status) => {
			const node = make({ credentials });
			const answer = await node.ask(linkBy(secret, node), { method: 'GET' });
			expect(answer.status).toBe(status);
			expect((await state(node)).waiting).toBe(status === 302 ? 1 : 0);
		});

		it('no link is taken for signed without one', async () => {
			const node = make();
			for (const secret of [SECRET, 'x'.repeat(32), '0'.repeat(64)])
				expect((await node.ask(linkBy(secret, node), { method: 'GET' })).status).toBe(403);
		});

		it('HubSpot is listened to, at the public address', async () => {
			const node = make({ credentials });
			const sent = [{ subscriptionType: 'contact.creation', objectId: 7, occurredAt: Date.now() }];
			const body = JSON.stringify(sent);
			const time = String(Date.now());
			const url = `https://n8n.example.com/webhook/${node.path}/hubspot`;
			const signature = createHmac('sha256', credentials.candidateTracking.hubspotClientSecret)
				.update(`POST${url}${body}${time}`)
				.digest('base64');
			const headers = {
				'content-type': 'application/json',
				'x-hubspot-request-timestamp': time,
				'x-hubspot-signature-v3': signature,
			};
			expect((await node.ask('hubspot', { body, headers })).status).toBe(204);
			const other = signature.startsWith('A') ? 'B' : 'A';
			const forged = { ...headers, 'x-hubspot-signature-v3': `${other}${signature.slice(1)}` };
			expect((await node.ask('hubspot', { body, headers: forged })).status).toBe(401);
			expect(await state(node)).toMatchObject({ waiting: 1 });
			expect((await make().ask('hubspot', { body, headers })).status).toBe(404);
		});

		it.each([
			['OK', { linkSecret: 'x'.repeat(32) }],
			['Error', { linkSecret: 'short' }],
			['Error', { linkSecret: '' }],
			['Error', { linkSecret: 'x'.repeat(32), formerSecrets: 'short' }],
		])('its test says %s to %j', async (status, data) => {
			const tested = await testTracking.call({} as ICredentialTestFunctions, {
				id: '',
				name: '',
				type: 'candidateTracking',
				data,
			});
			expect(tested.status).toBe(status);
			expect(tested.message).not.toContain('short');
		});
	});

	describe('that cannot work', () => {
		it.each([
			['no site', { sites: '' }, 'name at least one site'],
			['a site with a path', { sites: `${SITE}/jobs` }, 'use an origin'],
			['a form without a name', { forms: { form: [{ key: '' }] } }, 'forms.0.key'],
			['a network that is none', { options: { machineNetworks: 'office' } }, 'use a network'],
		])(
			'with %s says so when it is published, and to nobody outside',
			async (_, parameters, said) => {
				const node = make({ parameters });
				await expect(node.start()).rejects.toThrow(said);
				const answer = await node.ask('collect', { body: view('nurse') });
				expect([answer.status, await answer.text()]).toEqual([503, '']);
				expect(node.logged.join()).toContain(said);
				expect(node.results).toEqual([{ noWebhookResponse: true }]);
			},
		);

		it('takes nothing while the store is gone, but leads on who follows a link', async () => {
			const credentials = { candidateTracking: { linkSecret: SECRET } };
			const node = make({ credentials });
			await node.ask('candidate.js', { method: 'GET' });
			await (await openStore('')).close();
			const told = await node.ask('collect', { body: view('nurse') });
			expect([told.status, told.headers.get('retry-after')]).toEqual([503, '10']);
			expect(node.logged.join()).toContain('candidate store');
			const followed = await node.ask(linkBy(SECRET, node), { method: 'GET' });
			expect(followed.status).toBe(302);
			expect(followed.headers.get('location')).toMatch(`${SITE}/jobs?journey=`);
		});
	});
});
