import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generateTown } from '../../demo/town';
import packageJson from '../../package.json';
import { NOW, useFixedClock } from '../support/clock';
import {
	chosenCredentials,
	ourNodes,
	runNode,
	runWorkflow,
	type Credentials,
	type WorkflowJson,
} from '../support/harness';
import { closeNodeScenes, openNodeScene } from '../support/hubspot/nodeScene';
import { useStoreFolder } from '../support/storeFolder';

jest.mock('../../lib/nurture/content/loadExamples', () => {
	const built = jest.requireActual<typeof import('../support/nurture/examples')>(
		'../support/nurture/examples',
	);
	return { loadExamples: built.builtExamples, loadLayouts: built.builtLayouts };
});
jest.setTimeout(60_000);

const folder = path.join(__dirname, '../../workflows');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string) =>
	JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as WorkflowJson;
const numbered = (number: string) => read(files.find((file) => file.startsWith(number)) ?? '');

const doors = ['Recruiter', 'Nurture', 'Keep warm', 'Care', 'No change'];
const byDoor = (workflow: WorkflowJson, count: (node: string) => number) =>
	doors.map((door) => count(workflow.nodes.find(({ name }) => name.startsWith(door))?.name ?? ''));

const post = (events: unknown[]) => ({
	json: { headers: {}, params: {}, query: {}, body: { events } } as never,
});

/** A workflow as it is once the user has chosen the credentials it asks for. */
function withCredentials(workflow: WorkflowJson, credentials: Credentials = {}): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.type.endsWith('.hubSpotSync')
			? { ...node, credentials: chosenCredentials(credentials) }
			: node,
	);
	return { ...workflow, nodes };
}

describe.each(files)('%s', (file) => {
	const workflow = read(file);

	it('uses only nodes of this package and of n8n itself', () => {
		const ours = [...ourNodes.values()].map(
			({ description }) => `${packageJson.name}.${description.name}`,
		);
		for (const { type } of workflow.nodes)
			if (!type.startsWith('n8n-nodes-base.')) expect(ours).toContain(type);
	});

	it('sets only parameters its nodes have', () => {
		for (const { type, parameters } of workflow.nodes) {
			const node = [...ourNodes.values()].find(({ description }) =>
				type.endsWith(`.${description.name}`),
			);
			if (!node) continue;
			const names = node.description.properties.map(({ name }) => name);
			expect(names).toEqual(expect.arrayContaining(Object.keys(parameters)));
		}
	});

	it('connects only nodes it has', () => {
		const names = workflow.nodes.map(({ name }) => name);
		for (const [from, { main }] of Object.entries(workflow.connections)) {
			expect(names).toContain(from);
			for (const next of main.flat()) expect(names).toContain(next?.node);
		}
	});

	it('holds no credential and no data of a person', () => {
		for (const node of workflow.nodes)
			expect([node.credentials, 'pinData' in node]).toEqual([undefined, false]);
		expect(workflow).not.toHaveProperty('pinData');
	});
});

describe('the bundled workflows on n8n’s engine', () => {
	useFixedClock();
	useStoreFolder();
	closeNodeScenes();
	const town = generateTown({
		asOfMs: Date.parse(NOW),
		candidates: 300,
		deliveries: 4_000,
		seed: 3,
	});

	it('capture, score and route what a webhook brings (StD-10, StD-11, UP-S05)', async () => {
		const workflow = numbered('01');
		const ran = await runWorkflow(workflow, [post(town.events)]);
		expect(ran.error).toBeUndefined();
		expect(ran.run.status).toBe('success');
		const scored = ran.json('Candidate Score');
		expect(scored).toHaveLength(town.candidates);
		expect(ran.items('Answer the sender')).toHaveLength(town.candidates);
		const counts = byDoor(workflow, (node) => ran.items(node).length);
		expect(counts.reduce((a, b) => a + b)).toBe(town.candidates);
		expect(counts.at(-1)).toBe(0);
		expect(counts[0]).toBeGreaterThan(0);
		expect(counts[1]).toBeGreaterThan(0);
	});

	it('change nobody when the same webhook comes again', async () => {
		const workflow = numbered('01');
		await runWorkflow(workflow, [post(town.events)]);
		const again = await runWorkflow(workflow, [post(town.events)]);
		expect(byDoor(workflow, (node) => again.items(node).length)).toEqual([
			0,
			0,
			0,
			0,
			town.candidates,
		]);
	});

	it('cool down every night, and tell the team (MSR-02, MSR-09)', async () => {
		await runWorkflow(numbered('01'), [post(town.events)]);
		jest.setSystemTime(Date.parse(NOW) + 30 * 86_400_000);
		const workflow = numbered('07');
		const ran = await runWorkflow(workflow, [{ json: {} }]);
		expect(ran.error).toBeUndefined();
		const [summary] = ran.json('Summary: tell the team');
		expect(summary).toMatchObject({ day: '2026-12-22', model: 'candidate-nl' });
		expect(Number(summary.changed)).toBeGreaterThan(5);
		const counts = byDoor(workflow, (node) => ran.items(node).length);
		const moved = counts.reduce((a, b) => a + b);
		expect(moved).toBeGreaterThan(5);
		expect(moved).toBeLessThan(Number(summary.changed)); // of most only the score faded
		const [again] = (await runWorkflow(workflow, [{ json: {} }])).json('Summary: tell the team');
		expect(again).toMatchObject({ checked: 0, changed: 0 });
	});

	it('show HubSpot who changed, and nothing when nobody did (StD-13)', async () => {
		await runWorkflow(numbered('01'), [post(town.events)]);
		jest.useRealTimers();
		const scene = await openNodeScene();
		await scene.run('HubSpotSync', { operation: 'setUp' });
		const workflow = withCredentials(numbered('15'), scene.step('').credentials);
		const run = () => runWorkflow(workflow, [{ json: {} }], scene.step('').credentials);
		const ran = await run();
		expect(ran.error).toBeUndefined();
		const known = new Set(town.events.flatMap(({ email }) => email?.toLowerCase() ?? []));
		expect(ran.json('Show in HubSpot', 1)).toMatchObject([{ created: known.size, failed: 0 }]);
		expect(ran.json('Summary: tell the team')).toMatchObject([
			{ summary: 'HubSpot counts every bucket as we do.', ours: known.size },
		]);
		const again = await run();
		expect(again.json('Show in HubSpot', 1)).toMatchObject([{ requests: 0 }]);
	});

	it('act on the moment: call the best of a week, keep warm who must not be approached (MSR-26, PL-07)', async () => {
		const workflow = numbered('04');
		const became = (candidateId: number, more: object = {}) => ({
			json: {
				...{ candidateId, score: 70 + candidateId, bucket: 'hot', route: 'recruiter' },
				...{ moment: 'bucketEntered', bucketBefore: 'warm', transitions: [{ id: candidateId }] },
				...more,
			},
		});
		const many = Array.from({ length: 27 }, (_, i) => became(i + 1));
		const items = [...many, became(99, { doNotContact: true })];
		const run = async () => {
			const ran = await runWorkflow(workflow, items);
			expect(ran.error).toBeUndefined();
			return { ran, counts: byDoor(workflow, (node) => ran.items(node).length) };
		};
		const { ran, counts } = await run();
		expect(counts).toEqual([25, 2, 1, 0, 0]);
		expect(ran.json('Nurture: mail instead').map(({ score }) => score)).toEqual([71, 72]);
		expect((await run()).counts).toEqual(counts); // the same moments, run again
		const other = items.map(({ json }) => ({ json: { ...json, transitions: [{ id: 1_000 }] } }));
		const later = await runWorkflow(workflow, other);
		expect(byDoor(workflow, (node) => later.items(node).length)).toEqual([0, 0, 1, 0, 27]);
	});

	it('show a page about everybody, for the days the address asks for (StD-13)', async () => {
		await runWorkflow(numbered('01'), [post(town.events)]);
		const ask = async (query: object) => {
			const ran = await runWorkflow(numbered('08'), [{ json: { query } as never }]);
			expect(ran.error).toBeUndefined();
			const [{ json, binary }] = ran.items('Show the page');
			expect(binary?.data.mimeType).toBe('text/html');
			return String(json.about);
		};
		expect(await ask({})).toMatch(/90 days up to 2026-11-22/);
		expect(await ask({ days: '30' })).toMatch(/30 days/);
		expect(await ask({ days: '99999' })).toMatch(/730 days/);
	});

	it('learn from applications, and leave the decision to a person (UP-S03, PL-08)', async () => {
		await runWorkflow(numbered('01'), [post(town.events)]);
		const ran = await runWorkflow(numbered('09'), [{ json: {} }]);
		expect(ran.error).toBeUndefined();
		const [learned] = ran.json('Draft to approve: tell the team');
		expect(learned.summary).toMatch(/./);
		const models = (await runNode('ScoringModel', [{}])).json('ScoringModel');
		expect(models.filter(({ isLive, status }) => isLive && status === 'draft')).toEqual([]);
	});

	it('let who comes into Think enter the series once, and end it for who is hot (UP-06, StD-11)', async () => {
		const workflow = numbered('02-see');
		const email = 'noor@example.com';
		const guide = { type: 'asset.downloaded', subject: 'guide', email, consent: ['nurture'] };
		const run = async (event: object) => {
			const ran = await runWorkflow(workflow, [{ json: { ...event } as never }]);
			expect(ran.error).toBeUndefined();
			return ran;
		};
		const entered = { email, enrolled: true, sequence: 'Think: a next step' };
		expect((await run(guide)).json('Think: enrol')).toMatchObject([entered]);
		expect((await run(guide)).items('Think: enrol')).toEqual([]);
		await run({ type: 'appointment.booked', subject: '1', email });
		const hot = await run({ type: 'application.submitted', subject: 'VAC-1', email });
		expect(hot.json('Hot: stop all mail')).toMatchObject([{ email, sequences: ['think'] }]);
	});

	it('keep no longer than they may, and ask before', async () => {
		const daysAgo = (days: number) => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
		const ended = (email: string, days: number) => ({
			...{ type: 'application.status_changed', email, occurredAt: daysAgo(days) },
			status: 'Rejected',
		});
		await runNode('CandidateScore', [ended('gone@example.com', 29), ended('soon@example.com', 10)]);
		const ran = await runWorkflow(numbered('10'), [{ json: {} }]);
		expect(ran.error).toBeUndefined();
		expect(ran.json('Ask to stay on file: put your mail here')).toMatchObject([
			{ email: 'soon@example.com', due: 'ask' },
		]);
		expect(ran.json('Erase')).toMatchObject([{ rows: { candidate: 1, event: 1 } }]);
		const again = await runWorkflow(numbered('10'), [{ json: {} }]);
		expect(again.json('Who must go')).toEqual([]);
	});

	it('end in the same scores whether the night ran or not', async () => {
		await runWorkflow(numbered('01'), [post(town.events)]);
		jest.setSystemTime(Date.parse(NOW) + 60 * 86_400_000);
		const everybody = async () =>
			(await runNode('Candidate', [{}], { parameters: { returnAll: true } })).json('Candidate');
		const before = await everybody();
		await runWorkflow(numbered('07'), [{ json: {} }]);
		expect(await everybody()).toEqual(before);
		expect(before).toHaveLength(town.candidates);
	});
});
