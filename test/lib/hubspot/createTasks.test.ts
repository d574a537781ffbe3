import { countOpenTasks, createTasks, findOwner, type TaskRequest } from '../../../lib/hubspot';
import { contactsOf } from '../../support/hubspot/twin/tasks';
import { closeScenes, hubSpotErrorOf, openScene, type Scene } from '../../support/hubspot/scene';

jest.setTimeout(30_000);
closeScenes();

function requestFor(contactId: string, more: Partial<TaskRequest> = {}): TaskRequest {
	return {
		contactId,
		candidate: `c${contactId}`,
		reason: 'Became hot',
		subject: 'Became hot: Noor',
		body: '<p>Call Noor</p>',
		dueMs: Date.parse('2026-11-23T08:30:00Z'),
		type: 'CALL',
		priority: 'HIGH',
		ownerId: null,
		...more,
	};
}

async function openWithContacts(count: number, settings?: Parameters<typeof openScene>[0]) {
	const scene = await openScene(settings);
	const ids = Array.from(
		{ length: count },
		(_, i) => scene.twin.makeContact({ email: `${i}@example.com` }).id,
	);
	scene.twin.portal.owners.push(
		owner('71', 'Lisa@Agency.example'),
		owner('72', 'omar@agency.example'),
	);
	return { ...scene, ids, hubspot: await scene.connect() };
}

function owner(id: string, email: string) {
	return { id, email, firstName: '', lastName: '', archived: false };
}

function tasksOf({ twin }: Pick<Scene, 'twin'>) {
	return [...twin.portal.records.tasks.values()].filter(({ archived }) => !archived);
}

describe('a task for a recruiter (StD-11, StD-12, MSR-26)', () => {
	it('is made on the contact, due when it was said, for the owner, and with its marker', async () => {
		const scene = await openWithContacts(1);
		const [result] = await createTasks(scene.hubspot, [
			requestFor(scene.ids[0], { ownerId: '71', candidate: '12' }),
		]);
		const [task] = tasksOf(scene);
		expect(result).toEqual({ status: 'created', taskId: task.id, problem: null });
		expect(task.values).toMatchObject({
			hs_timestamp: '2026-11-23T08:30:00.000Z',
			hs_task_subject: 'Became hot: Noor',
			hs_task_body: '<p>Call Noor</p><p>[cj:12:became-hot]</p>',
			hs_task_status: 'NOT_STARTED',
			hs_task_priority: 'HIGH',
			hs_task_type: 'CALL',
			hubspot_owner_id: '71',
		});
		expect(contactsOf(scene.twin.portal, task.id)).toEqual([scene.ids[0]]);
	});

	it('is made once while it is open, and again for another reason or when it is done', async () => {
		const scene = await openWithContacts(1);
		const [id] = scene.ids;
		const make = async (reason: string) =>
			(await createTasks(scene.hubspot, [requestFor(id, { reason })]))[0].status;
		expect(await make('Became hot')).toBe('created');
		expect(await make('became HOT')).toBe('exists');
		expect(await make('Applied')).toBe('created');
		tasksOf(scene)[0].values.hs_task_status = 'COMPLETED';
		expect(await make('Became hot')).toBe('created');
		expect(tasksOf(scene)).toHaveLength(3);
	});

	it('asked for twice in one run is made once', async () => {
		const scene = await openWithContacts(1);
		const request = requestFor(scene.ids[0]);
		const [first, second] = await createTasks(scene.hubspot, [
			request,
			{ ...request, subject: 'B' },
		]);
		expect(second).toEqual(first);
		expect(tasksOf(scene)).toHaveLength(1);
	});

	it('250 at a time take few calls, in the order they were asked for', async () => {
		const scene = await openWithContacts(250);
		const results = await createTasks(
			scene.hubspot,
			scene.ids.map((id) => requestFor(id)),
		);
		results.forEach(({ taskId }, i) =>
			expect(contactsOf(scene.twin.portal, taskId ?? '')).toEqual([scene.ids[i]]),
		);
		expect(scene.hubspot.requests).toBeLessThanOrEqual(12);
	});

	it('is found among many, page after page', async () => {
		const scene = await openWithContacts(1, { associationsPage: 2 });
		const [id] = scene.ids;
		const reasons = ['a', 'b', 'c', 'd', 'e'];
		const requests = reasons.map((reason) => requestFor(id, { reason }));
		await createTasks(scene.hubspot, requests);
		const again = await createTasks(scene.hubspot, requests);
		expect(again.map(({ status }) => status)).toEqual(reasons.map(() => 'exists'));
		expect(tasksOf(scene)).toHaveLength(5);
	});

	it.each([true, false])(
		'that HubSpot refuses fails by itself, whether it answers one by one (%s)',
		async (answersPartly) => {
			const scene = await openWithContacts(5, { answersPartly });
			const results = await createTasks(scene.hubspot, [
				...scene.ids.map((id) => requestFor(id)),
				requestFor(scene.ids[0], { reason: 'Applied', ownerId: '1' }),
				requestFor('4711'),
			]);
			expect(results.map(({ status }) => status)).toEqual([
				...scene.ids.map(() => 'created'),
				'failed',
				'failed',
			]);
			expect(results[5].problem).toMatchObject({
				contact: scene.ids[0],
				property: 'hubspot_owner_id',
				value: '1',
			});
			expect(results[6].problem?.message).toContain('4711');
			expect(tasksOf(scene)).toHaveLength(5);
		},
	);

	it('that somebody copied on another day stays, as does one that was begun', async () => {
		const scene = await openWithContacts(2);
		const requests = scene.ids.map((id) => requestFor(id));
		await createTasks(scene.hubspot, requests);
		const [first, begun] = tasksOf(scene);
		const copy = (values: typeof first.values, contactId: string, status: string) => {
			const { id } = scene.twin.makeTask({ ...values, hs_task_status: status }, contactId);
			return id;
		};
		const other = copy(begun.values, scene.ids[1], 'IN_PROGRESS');
		scene.clock.advance(3_600_000);
		const later = copy(first.values, scene.ids[0], 'NOT_STARTED');
		await createTasks(scene.hubspot, requests);
		expect(tasksOf(scene).map(({ id }) => id)).toEqual([first.id, begun.id, other, later]);
	});

	it('of a contact that was merged is found from its new record', async () => {
		const scene = await openWithContacts(2);
		await createTasks(scene.hubspot, [requestFor(scene.ids[0])]);
		const merged = scene.twin.merge(scene.ids[1], scene.ids[0]);
		const results = await createTasks(scene.hubspot, [
			requestFor(merged.id),
			requestFor(scene.ids[0]),
		]);
		expect(results.map(({ status }) => status)).toEqual(['exists', 'exists']);
	});

	it('that HubSpot never shows ends the run instead of being made again and again', async () => {
		const scene = await openWithContacts(1);
		scene.twin.faultFor = ({ path }) =>
			/tasks\/batch\/create/.test(path) ? { kind: 'answer', status: 502, body: '<html>' } : null;
		const error = await hubSpotErrorOf(createTasks(scene.hubspot, [requestFor(scene.ids[0])]));
		expect(error.code).toBe('unknown-outcome');
		expect(scene.twin.callsTo(/tasks\/batch\/create/)).toHaveLength(4);
		expect(tasksOf(scene)).toEqual([]);
	});

	it('nothing asked for asks nothing', async () => {
		const { hubspot } = await openWithContacts(0);
		expect(await createTasks(hubspot, [])).toEqual([]);
		expect(hubspot.requests).toBe(0);
	});
});

describe('who does it', () => {
	it('owners are found by e-mail address, in any case', async () => {
		const { hubspot } = await openWithContacts(0);
		expect(await findOwner(hubspot, ' lisa@agency.EXAMPLE')).toBe('71');
	});

	it('somebody who is not in the account is named', async () => {
		const { hubspot } = await openWithContacts(0);
		const error = await hubSpotErrorOf(findOwner(hubspot, 'nobody@agency.example'));
		expect([error.code, error.message]).toEqual([
			'unknown-owner',
			'Nobody in the HubSpot account has the e-mail address "nobody@agency.example"',
		]);
	});

	it('counts the open tasks of each', async () => {
		const { hubspot, ids, twin, clock } = await openWithContacts(3);
		await createTasks(
			hubspot,
			ids.map((id, i) => requestFor(id, { ownerId: i === 0 ? '71' : '72' })),
		);
		tasksOf({ twin })[0].values.hs_task_status = 'IN_PROGRESS';
		clock.advance(60_000);
		expect(await countOpenTasks(hubspot, ['71', '72', '73'])).toEqual(
			new Map([
				['71', 1],
				['72', 2],
				['73', 0],
			]),
		);
	});
});
