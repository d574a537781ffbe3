import type { IDataObject } from 'n8n-workflow';
import { runNode, runSteps } from '../support/harness';
import { closeNodeScenes, openNodeScene, type NodeScene } from '../support/hubspot/nodeScene';
import { updateRecord } from '../support/hubspot/twin/records';
import { useFixedClock } from '../support/clock';
import { deeds, HOT, scored } from '../support/deeds';
import { useStoreFolder } from '../support/storeFolder';

jest.setTimeout(60_000);

const TASK = 'RecruiterTask';

const tasksOf = ({ twin }: NodeScene) =>
	[...twin.portal.records.tasks.values()].filter(({ archived }) => !archived);

function withOwners(scene: NodeScene, ...names: string[]): void {
	names.forEach((name, i) =>
		scene.twin.portal.owners.push({
			id: String(900 + i),
			email: `${name}@agency.example`,
			firstName: name,
			lastName: '',
			archived: false,
		}),
	);
}

describe('Recruiter Task in HubSpot (StD-11, StD-12, MSR-26, UP-15)', () => {
	useStoreFolder();
	closeNodeScenes();

	it('behind a router, at its defaults: one task on the contact, with all there is to know', async () => {
		const scene = await openNodeScene();
		const events = [...deeds('ann', ...HOT), ...deeds('bob', 'vacancy.viewed')];
		const steps = [{ node: 'CandidateScore' }, { node: 'CandidateRouter' }, scene.step(TASK)];
		const ran = await runSteps(steps, events);
		expect(ran.error).toBeUndefined();
		const [item, ...others] = ran.json(TASK);
		expect(others).toEqual([]);
		expect(item).toMatchObject({
			email: 'ann@example.com',
			status: 'created',
			hubspotId: '51',
			reason: 'Time to call',
			vacancies: ['VAC-1042'],
			owner: null,
		});
		const [{ values }] = tasksOf(scene);
		expect(values).toMatchObject({
			hs_task_subject: `Time to call: ann@example.com (${Number(item.score)} points)`,
			hs_task_type: 'CALL',
			hs_task_priority: 'HIGH',
			hs_task_status: 'NOT_STARTED',
			hs_timestamp: item.dueAt,
		});
		for (const said of ['of 100, Hot', 'Why this score', 'Vacancies viewed', 'Last seen'])
			expect(values.hs_task_body).toContain(said);
	});

	it('runs again and again: one open task for each reason; another once it is done', async () => {
		const scene = await openNodeScene();
		const items = await scored(...deeds('ann', ...HOT));
		const give = async (reason = 'Time to call') =>
			(await scene.run(TASK, { reason }, items)).json(TASK)[0];
		const first = await give();
		expect(await give()).toMatchObject({ status: 'exists', taskId: first.taskId });
		expect(await give('Came back')).toMatchObject({ status: 'created' });
		const record = scene.twin.portal.find('tasks', String(first.taskId))!;
		updateRecord(scene.twin.portal, 'tasks', record, { hs_task_status: 'COMPLETED' });
		expect(await give()).toMatchObject({ status: 'created' });
		expect(tasksOf(scene)).toHaveLength(3);
	});

	it('keeps mails and other recruiters away until there is a verdict; the same task does so once', async () => {
		const scene = await openNodeScene();
		const items = await scored(...deeds('ann', ...HOT));
		const stands = async () =>
			(await runNode('Candidate', items, { parameters: { operation: 'get' } })).json(
				'Candidate',
			)[0];
		await scene.run(TASK, { options: { holdBack: false } }, items);
		expect(await stands()).toMatchObject({ recruiterContactOpen: false });
		await scene.run(TASK, {}, items);
		expect(await stands()).toMatchObject({ recruiterContactOpen: true });
		const steps = [{ node: 'CandidateRouter', parameters: { onlyWhenCrossing: false } }];
		const routed = await runSteps(steps, [await stands()]);
		expect(routed.json('CandidateRouter', 2)).toMatchObject([{ heldBack: 'recruiterContactOpen' }]);

		const verdict = { operation: 'verdict', verdict: 'tooEarly' };
		await runNode('Candidate', items, { parameters: verdict });
		expect(await stands()).toMatchObject({ recruiterContactOpen: false });
		await scene.run(TASK, {}, items);
		expect(await stands()).toMatchObject({ recruiterContactOpen: false });
		expect(tasksOf(scene)).toHaveLength(1);
	});

	it('recruiters in turn, also from one run to the next', async () => {
		const scene = await openNodeScene();
		withOwners(scene, 'anna', 'bert');
		const assign = { assignTo: 'turn', recruiters: 'Anna@agency.example, bert@agency.example' };
		const people = ['p', 'q', 'r'].map((name) => deeds(name, ...HOT)).flat();
		const items = await scored(...people);
		const owners: unknown[] = [];
		for (const item of items)
			owners.push((await scene.run(TASK, assign, [item])).json(TASK)[0].owner);
		expect(owners).toEqual(['anna@agency.example', 'bert@agency.example', 'anna@agency.example']);
		expect(tasksOf(scene).map(({ values }) => values.hubspot_owner_id)).toEqual([
			'900',
			'901',
			'900',
		]);
	});

	it('whoever has least, up to what one can do', async () => {
		const scene = await openNodeScene();
		withOwners(scene, 'anna', 'bert');
		const busy = scene.twin.makeContact({ email: 'else@example.com' });
		const other = { hs_timestamp: '1', hubspot_owner_id: '900', hs_task_status: 'NOT_STARTED' };
		scene.twin.makeTask(other, busy.id);
		const items = await scored(...['p', 'q', 'r', 's'].map((name) => deeds(name, ...HOT)).flat());
		const assign = {
			assignTo: 'load',
			recruiters: 'anna@agency.example bert@agency.example',
			capacity: 2,
		};
		const ran = await scene.run(TASK, assign, items);
		expect(ran.json(TASK).map(({ owner }) => owner)).toEqual([
			'bert@agency.example',
			'anna@agency.example',
			'bert@agency.example',
			null,
		]);
	});

	it('a recruiter HubSpot does not know: says whom, and gives no task', async () => {
		const scene = await openNodeScene();
		const items = await scored(...deeds('ann', ...HOT));
		const ran = await scene.run(TASK, { assignTo: 'one', recruiter: 'zoe@agency.example' }, items);
		expect(ran.error?.message).toContain('"zoe@agency.example"');
		expect(ran.error?.description).toContain('Settings → Users & Teams');
		expect(tasksOf(scene)).toEqual([]);
	});

	it('somebody unknown among others: which item, and the rest goes on where the user chose so', async () => {
		const scene = await openNodeScene();
		const [ann] = await scored(...deeds('ann', ...HOT));
		const items = [{ email: 'nobody@example.com' }, ann];
		const stopped = await scene.run(TASK, {}, items);
		expect(stopped.error?.message).toBe(
			'Item 0: There is no candidate with email nobody@example.com',
		);
		expect(tasksOf(scene)).toEqual([]);
		const went = await runSteps([scene.step(TASK, {}, 'continueRegularOutput')], items);
		expect(went.json(TASK)).toMatchObject([
			{ email: 'ann@example.com', status: 'created' },
			{ error: 'Item 0: There is no candidate with email nobody@example.com' },
		]);
		expect(went.items(TASK)[0].pairedItem).toEqual({ item: 1 });
	});

	it('an anonymous visitor gets none, and stops nobody', async () => {
		const scene = await openNodeScene();
		const visit = { type: 'vacancy.viewed', visitorId: 'v', occurredAt: new Date().toISOString() };
		const items = await scored(visit, ...deeds('ann', ...HOT));
		const ran = await scene.run(TASK, {}, items);
		expect(
			ran
				.json(TASK)
				.map(({ status }) => status)
				.sort(),
		).toEqual(['created', 'skipped']);
	});

	it('HubSpot refuses one: it says which, and the others have theirs', async () => {
		const scene = await openNodeScene();
		const items = await scored(...deeds('ann', ...HOT), ...deeds('bob', ...HOT));
		scene.twin.failNext(/contacts\/batch\/create$/, {
			kind: 'answer',
			status: 207,
			body: {
				status: 'COMPLETE',
				results: [],
				errors: [
					{
						status: 'error',
						category: 'VALIDATION_ERROR',
						message: 'Email address ann@example.com is invalid',
						context: { objectWriteTraceId: ['0', '1'] },
					},
				],
			},
		});
		const ran = await runSteps([scene.step(TASK, {}, 'continueRegularOutput')], items);
		expect(ran.json(TASK)).toHaveLength(2);
		for (const { error } of ran.json(TASK)) expect(error).toMatch(/^Item [01]: .*is invalid/);
	});

	it('two workflows at once: one task', async () => {
		const scene = await openNodeScene();
		const items = await scored(...deeds('ann', ...HOT));
		await Promise.all([scene.run(TASK, {}, items), scene.run(TASK, {}, items)]);
		expect(tasksOf(scene)).toHaveLength(1);
	});
});

describe('Recruiter Task as an item (StD-12)', () => {
	useFixedClock();
	useStoreFolder();

	const asItem = { deliverTo: 'item' };
	/** The fixed clock shows a Sunday. */
	const give = async (parameters: IDataObject = {}) => {
		const items = await scored(...deeds('ann', ...HOT));
		const ran = await runNode(TASK, items, { parameters: { ...asItem, ...parameters } as never });
		return { ran, item: ran.json(TASK)[0] };
	};

	it('needs no credential, and gives all a recruiter should know', async () => {
		const { ran, item } = await give();
		expect(ran.error).toBeUndefined();
		expect(item).toMatchObject({
			status: 'planned',
			taskKey: expect.stringMatching(/^\d+:time-to-call$/) as string,
			bucket: 'hot',
			dueAt: '2026-11-23T12:00:00.000Z',
		});
		expect(item.reasons).toHaveLength(3);
	});

	it('keeps mails and other recruiters away meanwhile', async () => {
		const { item } = await give();
		const ran = await runNode('Candidate', [item], { parameters: { operation: 'get' } });
		expect(ran.json('Candidate')).toMatchObject([{ recruiterContactOpen: true }]);
	});

	it.each([
		[
			'a reason of more haste',
			{ hoursByReason: { entry: [{ reason: 'time to CALL', hours: 1 }] } },
			'2026-11-23T09:00:00.000Z',
		],
		[
			'other hours',
			{ workingHours: { from: '08:00', to: '12:00' }, withinHours: 5 },
			'2026-11-24T08:00:00.000Z',
		],
		['Sundays too', { workingHours: { weekdays: [7] }, withinHours: 1 }, null],
		[
			'another time zone',
			{ workingHours: { timezone: 'UTC', holidays: '' } },
			'2026-11-23T13:00:00.000Z',
		],
	])('due by working hours: %s', async (_, parameters, dueAt) => {
		const { ran, item } = await give(parameters);
		expect(ran.error).toBeUndefined();
		if (dueAt) expect(item.dueAt).toBe(dueAt);
		else expect(new Date(String(item.dueAt)).getUTCDay()).toBe(0);
	});

	it('a phone script of one’s own for a phase, and a reason from an expression', async () => {
		const { item } = await give({
			phoneScript: { do: 'Say hello from the whole team.' },
			reason: '={{ $json.bucket }} now',
		});
		expect(item.body).toContain('Say hello from the whole team.');
		expect(item.subject).toMatch(/^hot now: /);
	});

	it.each([
		['nobody to assign to', { assignTo: 'one' }, 'There is no recruiter'],
		[
			'open tasks without HubSpot',
			{ assignTo: 'load', recruiters: 'a@b.example' },
			'only be counted in HubSpot',
		],
		['a country that is none', { workingHours: { holidays: 'Atlantis' } }, 'no holiday calendar'],
		['a time that is none', { workingHours: { from: 'nine' } }, '"nine" is not a time'],
		['no reason', { reason: ' ' }, 'has no reason'],
	])('%s: says so', async (_, parameters, said) => {
		const { ran } = await give(parameters);
		expect(ran.error?.message).toContain(said);
		expect(ran.error?.description).toBeTruthy();
	});
});
