import { subjectOf, taskBody, taskCandidates, type CandidateTask } from '../../../lib/hubspot';
import {
	closeCandidateScenes,
	emailOf,
	HOT,
	openCandidateScene,
	type CandidateScene,
} from '../../support/hubspot/candidateScene';
import { closeScenes, expectPlainWords, openScene, START } from '../../support/hubspot/scene';
import { eventOf, statusOf } from '../../support/events';
import { preset } from '../../support/preset';

jest.setTimeout(60_000);
closeScenes();
closeCandidateScenes();

async function taskOf(scene: CandidateScene, id: number): Promise<CandidateTask> {
	const [candidate] = await scene.store.get([id], preset);
	return {
		candidate: candidate!,
		reason: 'Became hot',
		subject: 'Became hot',
		body: '<p>Call</p>',
		dueMs: START,
		type: 'CALL',
		priority: 'HIGH',
		ownerId: null,
	};
}

const give = (scene: CandidateScene, tasks: CandidateTask[]) =>
	taskCandidates(scene.hubspot, scene.store, preset, tasks);

describe('tasks about the candidates of a store (StD-11, UP-14)', () => {
	it('make the contact where there is none, also without Set Up, and remember it', async () => {
		const scene = await openCandidateScene();
		const bare = await openScene();
		const fresh = { ...scene, ...bare, hubspot: await bare.connect() };
		const [id] = await scene.record(['ann'], ...HOT);
		const task = await taskOf(scene, id);
		const [first] = await give(fresh, [task]);
		expect(first).toMatchObject({ status: 'created', contactId: expect.any(String) as string });
		bare.twin.calls.length = 0;
		const [second] = await give(fresh, [task]);
		expect(second).toMatchObject({ status: 'exists', taskId: first.taskId });
		expect(bare.twin.callsTo(/contacts/).filter(({ path }) => !path.includes('assoc'))).toEqual([]);
		expect(bare.twin.portal.records.tasks.size).toBe(1);
	});

	it('find the contact that is there and leave its values alone', async () => {
		const scene = await openCandidateScene({ partialEmailUpsert: 'blank' });
		const contact = scene.twin.makeContact({ email: emailOf('ann'), firstname: 'Ann' });
		const [id] = await scene.record(['ann'], ...HOT);
		const [result] = await give(scene, [await taskOf(scene, id)]);
		expect(result).toMatchObject({ status: 'created', contactId: contact.id });
		expect(scene.contact(emailOf('ann'))?.firstname).toBe('Ann');
		expect((await scene.push()).counts).toMatchObject({ updated: 1, created: 0 });
	});

	it('who has no address gets no task, and everybody else does', async () => {
		const scene = await openCandidateScene();
		const [ann] = await scene.record(['ann'], ...HOT);
		const visitor = eventOf({ visitorId: 'v' }, { type: 'vacancy.viewed', occurredAt: START });
		const [anonymous] = await scene.store.record([visitor], preset, START);
		const results = await give(scene, [
			await taskOf(scene, anonymous.candidateId),
			await taskOf(scene, ann),
		]);
		expect(results.map(({ status }) => status)).toEqual(['failed', 'created']);
		const { message = '', advice = '' } = results[0].problem ?? {};
		expectPlainWords(message, advice);
	});

	it('one open task for each reason; done, there may be another', async () => {
		const scene = await openCandidateScene();
		const [id] = await scene.record(['ann'], ...HOT);
		const task = await taskOf(scene, id);
		const both = [task, { ...task, reason: 'Came back' }, task];
		const results = await give(scene, both);
		expect(results.map(({ status }) => status)).toEqual(['created', 'created', 'created']);
		expect(results[0].taskId).toBe(results[2].taskId);
		expect(scene.twin.portal.records.tasks.size).toBe(2);
	});
});

describe('what a recruiter is told (UP-10, UP-15, MSR-04)', () => {
	it('name, score, medal, reasons, vacancies viewed and the last ten interactions', async () => {
		const scene = await openCandidateScene();
		const who = { email: emailOf('ann') };
		const day = (n: number) => ({ occurredAt: START - n * 86_400_000 });
		const views = Array.from({ length: 12 }, (_, i) =>
			eventOf(who, { type: 'vacancy.viewed', subject: `VAC-${i % 7}`, ...day(i) }),
		);
		const profile = { firstName: 'Ann', lastName: 'de Vries' };
		await scene.store.record(
			[
				...views,
				statusOf(who, 'Proposed', day(20)),
				eventOf(who, { type: 'profile.updated', properties: profile, ...day(30) }),
				eventOf(who, { type: 'secret.thing', ...day(0), subject: '<b>[cj:1:x]' }),
			],
			preset,
			START,
		);
		const [ann] = await scene.store.search({}, preset);
		const events = await scene.store.events(ann.candidateId, 50);
		const subject = subjectOf(ann, 'Became hot', events, preset);
		expect(subject).toMatchObject({ name: 'Ann de Vries', medal: 'silver', score: ann.score });
		expect(subject.vacancies.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6].map((i) => `VAC-${i}`));
		const body = taskBody(subject);
		expect(body).toContain(`Score ${ann.score} of 100`);
		expect(body).toContain('medal: silver');
		expect(body).toContain('2026-11-22 Vacancy view: VAC-0');
		expect(body).toContain('secret thing: &lt;b&gt;(cj:1:x]');
		expect(body.match(/<li>/g)?.length).toBeLessThanOrEqual(3 + 5 + 10);
	});
});
