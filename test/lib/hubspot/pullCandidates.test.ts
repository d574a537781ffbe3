import { pullCandidates, taskCandidates, USUAL_FIELDS, type PullRun } from '../../../lib/hubspot';
import type { CandidateOutcome, StoredCandidate } from '../../../lib/store';
import {
	change,
	closeCandidateScenes,
	emailOf,
	HOT,
	openCandidateScene,
	type CandidateScene,
} from '../../support/hubspot/candidateScene';
import { closeScenes, START } from '../../support/hubspot/scene';
import { updateRecord } from '../../support/hubspot/twin/records';
import { eventOf } from '../../support/events';
import { preset } from '../../support/preset';

jest.setTimeout(60_000);
closeScenes();
closeCandidateScenes();

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

async function pull(scene: CandidateScene, options: Partial<PullRun> = {}) {
	const outcomes: CandidateOutcome[] = [];
	const report = await pullCandidates(scene.hubspot, {
		store: scene.store,
		compiled: preset,
		nowMs: scene.clock.now(),
		fields: USUAL_FIELDS,
		addUnknown: false,
		everything: false,
		onPulled: (part) => outcomes.push(...part),
		...options,
	});
	return { report, outcomes };
}

function profileOf({ memory }: Pick<StoredCandidate, 'memory'>): Record<string, unknown> {
	return Object.fromEntries(
		memory.timelines.profile.map(([, field, json]) => [field, JSON.parse(json) as unknown]),
	);
}

describe('pulling from HubSpot into a store (UP-12, UP-14)', () => {
	it('contacts fill the profile, owner and lifecycle among it; again nothing is new', async () => {
		const scene = await openCandidateScene();
		const [id] = await scene.record(['ann'], 'vacancy.viewed');
		await scene.push();
		const hubspotId = change(scene, emailOf('ann'), {
			firstname: 'Ann',
			lifecyclestage: 'lead',
			hubspot_owner_id: '77',
		});
		const first = await pull(scene);
		expect(first.report).toMatchObject({ contacts: 1, unknown: 0 });
		expect(first.report.missingProperties).toEqual(['jobtitle', 'industry', 'city', 'state']);
		const [ann] = await scene.store.get([id], preset);
		expect(profileOf(ann!)).toEqual({
			firstName: 'Ann',
			lifecycleStage: 'lead',
			hubspotOwnerId: '77',
		});
		expect(ann?.identities.hubspotId).toBe(hubspotId);
		const again = await pull(scene, { everything: true });
		expect(again.report.events).toBe(0);
		expect(again.outcomes).toEqual([]);
	});

	it('reads only what changed since the last run', async () => {
		const scene = await openCandidateScene();
		await scene.record(['ann', 'bob', 'cas'], 'vacancy.viewed');
		await scene.push();
		scene.clock.advance(HOUR_MS);
		expect((await pull(scene)).report.contacts).toBe(3);
		scene.clock.advance(HOUR_MS);
		change(scene, emailOf('bob'), { firstname: 'Bob' });
		const { report, outcomes } = await pull(scene);
		expect(report.contacts).toBe(1);
		expect(outcomes.map(({ identities }) => identities.email)).toEqual([emailOf('bob')]);
	});

	it('what was heard later elsewhere stays, also when HubSpot’s contact is changed by something else', async () => {
		const scene = await openCandidateScene();
		const [id] = await scene.record(['ann'], 'vacancy.viewed');
		await scene.push();
		change(scene, emailOf('ann'), { firstname: 'Anna' });
		scene.clock.advance(HOUR_MS);
		const told = eventOf(
			{ email: emailOf('ann') },
			{
				type: 'profile.updated',
				occurredAt: scene.clock.now(),
				properties: { firstName: 'Ann-Marie' },
			},
		);
		await scene.store.record([told], preset, scene.clock.now());
		scene.clock.advance(HOUR_MS);
		change(scene, emailOf('ann'), { phone: '1' });
		await pull(scene);
		const [ann] = await scene.store.get([id], preset);
		expect(profileOf(ann!).firstName).toBe('Ann-Marie');
	});

	it('a value that goes back to what it was is heard again', async () => {
		const scene = await openCandidateScene();
		const [id] = await scene.record(['ann'], 'vacancy.viewed');
		await scene.push();
		for (const firstname of ['Ann', 'Anne', 'Ann']) {
			change(scene, emailOf('ann'), { firstname });
			scene.clock.advance(HOUR_MS);
			await pull(scene);
			const [ann] = await scene.store.get([id], preset);
			expect(profileOf(ann!).firstName).toBe(firstname);
		}
	});

	it('pushing and pulling in turn comes to rest', async () => {
		const scene = await openCandidateScene();
		await scene.record(['ann', 'bob'], ...HOT);
		await scene.push();
		change(scene, emailOf('ann'), { firstname: 'Ann' });
		await pull(scene);
		await scene.push();
		scene.clock.advance(HOUR_MS);
		expect((await pull(scene)).report.events).toBe(0);
		expect((await scene.push()).requests).toBe(0);
	});

	it('who opts out in HubSpot withdraws consent here; who agrees later has agreed', async () => {
		const scene = await openCandidateScene();
		const [id] = await scene.record(['ann'], 'vacancy.viewed');
		await scene.push();
		change(scene, emailOf('ann'), { hs_email_optout: 'true' });
		await pull(scene);
		const consents = async () => {
			const [ann] = await scene.store.get([id], preset);
			return ann?.memory.timelines.consents.map(([, purpose, granted]) => [purpose, granted]);
		};
		expect(await consents()).toEqual([['nurture', 0]]);
		scene.clock.advance(HOUR_MS);
		const agreed = { occurredAt: scene.clock.now(), consent: ['nurture'] };
		await scene.store.record(
			[eventOf({ email: emailOf('ann') }, agreed)],
			preset,
			scene.clock.now(),
		);
		change(scene, emailOf('ann'), { phone: '1' });
		await pull(scene);
		expect(await consents()).toEqual([
			['nurture', 0],
			['nurture', 1],
		]);
	});

	it('tasks that are done and the verdict come back as events of their candidate (PL-08)', async () => {
		const scene = await openCandidateScene();
		const [id] = await scene.record(['ann'], ...HOT);
		await scene.push();
		const [candidate] = await scene.store.get([id], preset);
		const [task] = await taskCandidates(scene.hubspot, scene.store, preset, [
			{
				candidate: candidate!,
				reason: 'Became hot',
				subject: 's',
				body: '',
				dueMs: START,
				type: 'CALL',
				priority: 'HIGH',
				ownerId: null,
			},
		]);
		expect(task.status).toBe('created');
		const record = scene.twin.portal.find('tasks', task.taskId ?? '')!;
		updateRecord(scene.twin.portal, 'tasks', record, { hs_task_status: 'COMPLETED' });
		change(scene, emailOf('ann'), { cand_verdict: 'tooEarly' });
		const first = await pull(scene);
		expect(first.report.tasks).toBe(1);
		const events = await scene.store.events(id, 10);
		expect(events.find(({ type }) => type === 'task.completed')).toMatchObject({
			subject: 'became-hot',
			details: { properties: { reason: 'became-hot', taskId: task.taskId } },
		});
		expect(events.find(({ type }) => type === 'verdict.given')).toMatchObject({
			details: { properties: { verdict: 'tooEarly' } },
		});
		expect((await pull(scene, { everything: true })).report.events).toBe(0);
	});

	it('tasks of another store are left alone', async () => {
		const [one, other] = [await openCandidateScene(), await openCandidateScene()];
		const [id] = await one.record(['ann'], ...HOT);
		await other.record(['bob'], ...HOT);
		const [candidate] = await one.store.get([id], preset);
		const task = {
			reason: 'Became hot',
			subject: 's',
			body: '',
			dueMs: START,
			type: 'CALL' as const,
			priority: 'HIGH' as const,
			ownerId: null,
		};
		await taskCandidates(one.hubspot, one.store, preset, [{ ...task, candidate: candidate! }]);
		for (const record of one.twin.portal.records.tasks.values())
			updateRecord(one.twin.portal, 'tasks', record, { hs_task_status: 'COMPLETED' });
		one.clock.advance(MINUTE_MS);
		const { report } = await pull({ ...one, store: other.store });
		expect(report).toMatchObject({ tasks: 0, events: 0 });
	});

	it('contacts nobody knows stay out, unless they are asked for', async () => {
		const scene = await openCandidateScene();
		scene.twin.makeContact({ email: 'new@example.com', firstname: 'Nel' });
		scene.clock.advance(MINUTE_MS);
		const first = await pull(scene);
		expect(first.report).toMatchObject({ contacts: 1, unknown: 1, events: 0 });
		expect(await scene.store.search({}, preset)).toEqual([]);
		const second = await pull(scene, { addUnknown: true, everything: true });
		expect(second.report.events).toBeGreaterThan(0);
		const [nel] = await scene.store.search({}, preset);
		expect(profileOf(nel).firstName).toBe('Nel');
	});

	it('contacts merged in HubSpot become one candidate here, and the next push writes once', async () => {
		const scene = await openCandidateScene();
		await scene.record(['ann', 'bob'], ...HOT);
		await scene.push();
		scene.clock.advance(MINUTE_MS);
		await pull(scene);
		const idOf = (name: string) => scene.twin.portal.contactByEmail.get(emailOf(name)) ?? '';
		const merged = scene.twin.merge(idOf('ann'), idOf('bob'));
		scene.clock.advance(MINUTE_MS);
		await pull(scene);
		const people = await scene.store.search({}, preset);
		expect(people).toHaveLength(1);
		const { counts } = await scene.push();
		expect(counts.failed).toBe(0);
		expect(scene.twin.portal.find('contacts', merged.id)?.values).toMatchObject({
			cand_bucket: 'hot',
			cand_score: String(people[0].score),
		});
		expect((await scene.push()).results).toEqual([]);
		scene.clock.advance(MINUTE_MS);
		expect((await pull(scene)).report.events).toBe(0);
	});

	it('a run that breaks off is read again from where the one before it began', async () => {
		const scene = await openCandidateScene();
		await scene.record(['ann'], 'vacancy.viewed');
		await scene.push();
		change(scene, emailOf('ann'), { firstname: 'Ann' });
		scene.twin.failNext(/tasks\/search$/, { kind: 'answer', status: 401 });
		await expect(pull(scene)).rejects.toMatchObject({ code: 'bad-token' });
		scene.twin.forgetFaults();
		const { report } = await pull(scene);
		expect(report.events).toBe(0);
		const [ann] = await scene.store.search({}, preset);
		expect(profileOf(ann).firstName).toBe('Ann');
	});
});
