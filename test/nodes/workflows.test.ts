import { generateTown } from '../../demo/town';
import { NOW, useFixedClock } from '../support/clock';
import { runNode, runWorkflow, type WorkflowJson } from '../support/harness';
import { closeNodeScenes, openNodeScene } from '../support/hubspot/nodeScene';
import { useStoreFolder } from '../support/storeFolder';
import { readBundled, switchedOn, withCredentials, withoutNode } from '../support/workflows';

jest.mock('../../lib/nurture/content/loadExamples', () =>
	jest.requireActual('../support/nurture/builtExamples'),
);
jest.setTimeout(60_000);

const doors = ['Recruiter', 'Nurture', 'Keep warm', 'Care', 'No change'];
const byDoor = (workflow: WorkflowJson, count: (node: string) => number) =>
	doors.map((door) => count(workflow.nodes.find(({ name }) => name.startsWith(door))?.name ?? ''));

const post = (events: unknown[]) => ({
	json: { headers: {}, params: {}, query: {}, body: { events } } as never,
});

/** What makes somebody hot at once. */
const hotEvents = (email: string) => [
	{ type: 'application.submitted', subject: 'VAC-1', email, consent: ['nurture'] },
	{ type: 'appointment.booked', subject: '1', email },
	{ type: 'asset.downloaded', subject: 'guide', email },
];

describe('the bundled workflows on n8n’s engine', () => {
	useFixedClock();
	useStoreFolder();
	closeNodeScenes();
	const townOf = (asOfMs: number) =>
		generateTown({ asOfMs, candidates: 300, deliveries: 4_000, seed: 3 });
	const town = townOf(Date.parse(NOW));

	it('capture, score and route what a webhook brings (StD-10, StD-11, UP-S05)', async () => {
		const workflow = readBundled('01');
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
		const workflow = readBundled('01');
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
		await runWorkflow(readBundled('01'), [post(town.events)]);
		jest.setSystemTime(Date.parse(NOW) + 30 * 86_400_000);
		const workflow = readBundled('07');
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
		jest.useRealTimers();
		const { events } = townOf(Date.now()); // on another day than the one they were scored on, some have changed
		await runWorkflow(readBundled('01'), [post(events)]);
		const scene = await openNodeScene();
		await scene.run('HubSpotSync', { operation: 'setUp' });
		const workflow = withCredentials(readBundled('15'), scene.step('').credentials);
		const run = () => runWorkflow(workflow, [{ json: {} }], scene.step('').credentials);
		const ran = await run();
		expect(ran.error).toBeUndefined();
		const known = new Set(events.flatMap(({ email }) => email?.toLowerCase() ?? []));
		expect(ran.json('Show in HubSpot', 1)).toMatchObject([{ created: known.size, failed: 0 }]);
		expect(ran.json('Summary: tell the team')).toMatchObject([
			{ summary: 'HubSpot counts every bucket as we do.', ours: known.size },
		]);
		const again = await run();
		expect(again.json('Show in HubSpot', 1)).toMatchObject([{ requests: 0 }]);
	});

	it('show HubSpot every morning’s scores, once it is connected (StD-13, MSR-09)', async () => {
		await runWorkflow(readBundled('01'), [post(town.events)]);
		jest.useRealTimers();
		const scene = await openNodeScene();
		await scene.run('HubSpotSync', { operation: 'setUp' });
		const { credentials } = scene.step('');
		const connected = withCredentials(readBundled('07'), credentials);
		const off = await runWorkflow(connected, [{ json: {} }], credentials);
		expect(off.error).toBeUndefined();
		expect(scene.twin.portal.records.contacts.size).toBe(0);
		const ran = await runWorkflow(switchedOn(connected), [{ json: {} }], credentials);
		const [summary] = ran.json('Show in HubSpot', 1);
		expect(summary).toMatchObject({ created: scene.twin.portal.records.contacts.size, failed: 0 });
		expect(Number(summary.created)).toBeGreaterThan(50);
	});

	it('act on the moment: call the best of a week, keep warm who must not be approached (StD-11, MSR-26, PL-07)', async () => {
		const heat = Array.from({ length: 28 }, (_, i) => hotEvents(`hot-${i}@example.com`)).flat();
		const known = (await runNode('CandidateScore', heat)).json('CandidateScore');
		await runNode('NurtureEmail', known, {
			parameters: { operation: 'enrol', sequence: 'do' },
		});
		const items = known.map(({ candidateId, email, route, bucket }, i) => ({
			json: {
				...{ candidateId, email, route, bucket, score: 70 + i, moment: 'bucketEntered' },
				...{ bucketBefore: 'warm', transitions: [{ id: candidateId }], doNotContact: i === 27 },
			},
		}));
		const workflow = readBundled('04');
		const run = async (given = items) => {
			const ran = await runWorkflow(workflow, given);
			expect(ran.error).toBeUndefined();
			return { ran, counts: byDoor(workflow, (node) => ran.items(node).length) };
		};
		const { ran, counts } = await run();
		expect(counts).toEqual([25, 2, 1, 0, 0]);
		const [task] = ran.json('Recruiter: write the task');
		expect(task).toMatchObject({ reason: 'Became hot', status: 'planned', phase: 'do' });
		expect(task.subject).toMatch(/^Became hot: hot-2@/);
		const stopped = ran.json('Recruiter takes over: stop all mail');
		expect(stopped.map(({ sequences }) => sequences)).toEqual(Array(25).fill(['do']));
		expect((await run()).counts).toEqual(counts); // the same moments, run again
		const other = items.map(({ json }) => ({ json: { ...json, transitions: [{ id: 1_000 }] } }));
		expect((await run(other)).counts).toEqual([0, 0, 1, 0, 27]);
	});

	it('turn milestones into medals, from an ATS and from a list (MSR-07, MSR-08, MSR-15, MSR-16)', async () => {
		const milestone = (status: string, day: number) => ({
			...{ email: 'noor@example.com', status, vacancy: 'VAC-1' },
			occurredAt: `2026-11-${day}T09:00:00Z`,
		});
		const workflow = readBundled('05');
		const heard = [milestone('Intake processed', 10), milestone('Proposed', 12)];
		const ran = await runWorkflow(workflow, [post([...heard, { status: 'Hired' }])]);
		expect(ran.error).toBeUndefined();
		expect(ran.json('Medals from the ATS')).toMatchObject([{ medal: 'silver', phase: 'do' }]);
		const [refused] = ran.json('Medals from the ATS', 1);
		expect(refused.error).toMatch(/^Item 0, event 2: .* does not say who/);
		const byList = withoutNode(workflow, 'ATS tells a status');
		const rows = [...heard, milestone('Hired', 20), milestone('Match', 2)];
		const listed = await runWorkflow(
			byList,
			rows.map((json) => ({ json })),
		);
		expect(listed.json('Medals from the list')).toMatchObject([
			{ medal: 'gold', medalBefore: 'silver', phase: 'care', firstQualifiedAt: '2026-11-10' },
		]);
		const again = await runWorkflow(
			byList,
			rows.map((json) => ({ json })),
		);
		expect(again.json('Medals from the list')).toMatchObject([{ medalEarned: false }]);
	});

	it('welcome who is hired, and end their other series (UP-01)', async () => {
		const email = 'noor@example.com';
		await runNode('CandidateScore', [
			{ type: 'asset.downloaded', subject: 'guide', email, consent: ['nurture'] },
		]);
		await runNode('NurtureEmail', [{ email }], {
			parameters: { operation: 'enrol', sequence: 'think' },
		});
		await runNode('CandidateMedal', [{ email, status: 'Hired', vacancy: 'VAC-1' }]);
		const run = async () => {
			const ran = await runWorkflow(readBundled('06'), [
				{ json: { email, moment: 'phaseEntered' } },
			]);
			expect(ran.error).toBeUndefined();
			return ran;
		};
		const ran = await run();
		expect(ran.json('Hired: end other series')).toMatchObject([{ sequences: ['think'] }]);
		const entered = { email, enrolled: true, sequence: 'Care: onboarding' };
		expect(ran.json('Tell the manager')).toMatchObject([entered]);
		expect((await run()).json('Tell the manager')).toMatchObject([{ enrolled: false }]);
	});

	it('show a page about everybody, for the days the address asks for (StD-13)', async () => {
		await runWorkflow(readBundled('01'), [post(town.events)]);
		const ask = async (query: object) => {
			const ran = await runWorkflow(readBundled('08'), [{ json: { query } as never }]);
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
		await runWorkflow(readBundled('01'), [post(town.events)]);
		const ran = await runWorkflow(readBundled('09'), [{ json: {} }]);
		expect(ran.error).toBeUndefined();
		const [learned] = ran.json('Draft to approve: tell the team');
		expect(learned.summary).toMatch(/./);
		const models = (await runNode('ScoringModel', [{}])).json('ScoringModel');
		expect(models.filter(({ isLive, status }) => isLive && status === 'draft')).toEqual([]);
	});

	it('let who comes into Think enter the series once, and end it for who is hot (UP-06, StD-11)', async () => {
		const workflow = readBundled('02-see');
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
		const ran = await runWorkflow(readBundled('10'), [{ json: {} }]);
		expect(ran.error).toBeUndefined();
		expect(ran.json('Ask to stay on file')).toMatchObject([
			{ email: 'soon@example.com', due: 'ask' },
		]);
		expect(ran.json('Erase')).toMatchObject([{ rows: { candidate: 1, event: 1 } }]);
		const again = await runWorkflow(readBundled('10'), [{ json: {} }]);
		expect(again.json('Who must go')).toEqual([]);
	});

	it('end in the same scores whether the night ran or not', async () => {
		await runWorkflow(readBundled('01'), [post(town.events)]);
		jest.setSystemTime(Date.parse(NOW) + 60 * 86_400_000);
		const everybody = async () =>
			(await runNode('Candidate', [{}], { parameters: { returnAll: true } })).json('Candidate');
		const before = await everybody();
		await runWorkflow(readBundled('07'), [{ json: {} }]);
		expect(await everybody()).toEqual(before);
		expect(before).toHaveLength(town.candidates);
	});
});
