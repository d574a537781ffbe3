import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PRESETS } from '../../lib/scoring/presets';
import { storeFile } from '../../nodes/shared/storeFile';
import { NOW, useFixedClock } from '../support/clock';
import { runNode } from '../support/harness';
import {
	deed,
	onModel,
	publishViewsWorth,
	ruleChange,
	score,
	useModel,
} from '../support/scoringModel';
import { useStoreFolder } from '../support/storeFolder';

/** What the operation List shows, without the presets nobody touched. */
async function ownList(): Promise<IDataObject[]> {
	const others = PRESETS.slice(1).map(({ key }) => key);
	const { found } = await useModel('list');
	return found.filter(({ key }) => !others.includes(String(key)));
}

async function scores(parameters: INodeParameters = {}) {
	const ran = await runNode('Candidate', [{}], { parameters });
	const found = ran
		.json('Candidate')
		.map(({ email, score: points }) => [String(email).split('@')[0], points]);
	return Object.fromEntries(found) as Record<string, number>;
}

const town = [
	...['a', 'b', 'c'].map((vacancy) => deed('ann', 'vacancy.viewed', vacancy)),
	deed('bob', 'chat.held'),
	deed('bob', 'vacancy.viewed'),
	deed('cas', 'appointment.booked'),
];

describe('Scoring Model', () => {
	useFixedClock();
	useStoreFolder();

	it('lists the presets, untouched and without making a store', async () => {
		const asPreset = { status: 'preset', isLive: true, by: null, at: null, note: null };
		expect((await useModel('list')).found).toEqual(
			PRESETS.map(({ key, label, version }) => ({ key, label, version, ...asPreset })),
		);
		expect((await useModel('validate')).found).toMatchObject([{ valid: true }]);
		expect(existsSync(storeFile(''))).toBe(false);
	});

	it('runs once, however many items start it, unless they bring models', async () => {
		const { ran } = await useModel('get', {}, [{}, {}, {}]);
		expect(ran.items('ScoringModel').map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 0 }, { item: 1 }, { item: 2 }],
		]);
	});

	describe('from a form to live (MSR-14, MSR-21, MSR-22)', () => {
		beforeEach(async () => void (await score(town)));

		it('keeps a draft and says what it changes, while the live version goes on', async () => {
			const saved = await onModel('saveDraft', {
				startFrom: 'preset',
				...ruleChange('vacancy-view', { points: 5 }),
				note: 'try',
				options: { by: 'Lisa' },
			});
			expect(saved).toMatchObject({
				key: 'candidate-nl',
				status: 'draft',
				by: 'Lisa',
				note: 'try',
				comparedWith: 'version 1',
				needsReplay: false,
				warnings: [
					{
						where: expect.stringMatching(/^golden candidate “Noor, .*”$/),
						message: 'comes out otherwise: score 70 → 72',
					},
				],
			});
			expect(saved.changes).toEqual([
				'Vacancy view: points 3 → 5',
				expect.stringMatching(/^Noor, .*: expect score 70 → 72$/),
			]);
			expect(saved.summary).toBe(
				'Draft of “Candidate NL” saved: 2 changes compared with version 1.',
			);
			expect(await scores()).toEqual({ ann: 9, bob: 18, cas: 25 });
			expect(await ownList()).toMatchObject([
				{ status: 'draft', version: null, by: 'Lisa', note: 'try', at: NOW, isLive: false },
				{ status: 'preset', version: 1, isLive: true },
			]);
		});

		it('publishes the draft as a new version and brings everybody over (MSR-09)', async () => {
			await onModel('saveDraft', ruleChange('vacancy-view', { points: 10 }));
			const published = await onModel('publish', { note: 'more for views' });
			expect(published).toMatchObject({
				key: 'candidate-nl',
				version: 2,
				by: 'workflow “test”',
				note: 'more for views',
				reevaluated: true,
				checked: 3,
				changed: 2,
				bucketChanges: { 'cold → lukewarm': 1 },
				summary: 'Version 2 of “Candidate NL” is live. 3 candidates checked, 2 changed.',
			});
			expect((published.changes as string[])[0]).toMatch(/^Vacancy view: points 3 → 10$/);
			expect(await ownList()).toMatchObject([
				{ version: 2, status: 'published', isLive: true },
				{ version: 1, status: 'published', isLive: false, by: null },
			]);
		});

		it('scores and explains with the new points from the next run on', async () => {
			await publishViewsWorth(5);
			const [dee] = await score([deed('dee', 'vacancy.viewed')]);
			expect(dee).toMatchObject({ score: 5, modelVersion: 2 });
			const explained = await runNode('Candidate', [{ email: 'dee@example.com' }], {
				parameters: { operation: 'explain' },
			});
			expect(explained.json('Candidate')).toMatchObject([
				{
					score: 5,
					summary: expect.stringMatching(/^Cold with 5 of 100 points = 5 Vacancy view\./),
					lines: [{ label: 'Vacancy view', shown: 5 }],
				},
			]);
			expect(await scores()).toEqual({ ann: 12, bob: 20, cas: 25, dee: 5 });
		});

		it('leaves bringing over to the daily run when asked, which tells that from time', async () => {
			await onModel('saveDraft', ruleChange('appointment', { points: 60 }));
			expect(await onModel('publish', { note: 'x', reevaluate: false })).toMatchObject({
				version: 2,
				reevaluated: false,
				checked: null,
				changed: null,
				bucketChanges: null,
				summary: expect.stringContaining('The daily run brings over'),
			});
			expect((await scores()).cas).toBe(60);
			const decayed = await runNode('CandidateDecay', [{}]);
			expect(decayed.json('CandidateDecay', 1)).toMatchObject([
				{
					changed: 1,
					bucketChanges: { 'lukewarm → warm': 1 },
					bucketChangesByModel: { 'lukewarm → warm': 1 },
					modelVersion: 2,
				},
			]);
		});

		it('goes back to the numbers of an earlier version, under a new one', async () => {
			const before = await scores();
			await publishViewsWorth(9);
			expect(await scores()).not.toEqual(before);
			const back = await onModel('rollBack', { rollBackTo: '1', note: 'too much' });
			expect(back).toMatchObject({ version: 3, changed: 2, note: 'too much' });
			expect((back.changes as string[])[0]).toBe('Vacancy view: points 9 → 3');
			expect(await scores()).toEqual(before);
		});

		it('changes patterns too: events recorded before count under new rules', async () => {
			await onModel('saveDraft', {
				newRules: {
					rule: [
						{
							label: 'Vacancy A',
							eventTypes: 'vacancy.viewed',
							points: 10,
							pillar: 'activity',
							conditions: { condition: [{ field: 'subject', op: 'equals', value: 'A' }] },
							more: {},
						},
					],
				},
			});
			expect(await onModel('publish', { note: 'x' })).toMatchObject({
				needsReplay: true,
				changed: 1,
				bucketChanges: {},
			});
			expect((await scores()).ann).toBe(19);
		});
	});

	describe('models side by side (MSR-05, PL-12)', () => {
		it('are made of one another under a name of their own', async () => {
			await score([deed('ann', 'vacancy.viewed')]);
			const saved = await onModel('saveDraft', {
				startFrom: 'preset',
				saveAs: 'Client contacts',
				...ruleChange('vacancy-view', { points: 8 }),
			});
			expect(saved).toMatchObject({
				key: 'client-contacts',
				label: 'Client contacts',
				comparedWith: 'what it was made from',
			});
			expect(saved.changes).toContain('Vacancy view: points 3 → 8');
			expect(await onModel('publish', { model: 'client-contacts', note: 'new' })).toMatchObject({
				version: 1,
				checked: 1,
				bucketChanges: { 'none → cold': 1 },
			});
			const model = { model: 'client-contacts' };
			expect(await score([deed('kim', 'vacancy.viewed')], model)).toMatchObject([
				{ score: 8, model: 'client-contacts', modelVersion: 1 },
			]);
			expect(await scores(model)).toEqual({ ann: 8, kim: 8 });
			expect(await scores()).toEqual({ ann: 3, kim: 3 });
			expect((await ownList()).map(({ key, isLive }) => [key, isLive])).toEqual([
				['client-contacts', true],
				['candidate-nl', true],
			]);
		});
	});

	it('says what is live when bringing people over fails, and the daily run goes on from there', async () => {
		await score(town);
		await onModel('saveDraft', ruleChange('vacancy-view', { points: 5 }));
		const file = new DatabaseSync(storeFile(''));
		file.exec(`CREATE TRIGGER broken BEFORE UPDATE ON snapshot
			BEGIN SELECT raise(ABORT, 'the disk has a bad day'); END`);
		const { error } = await useModel('publish', { note: 'more for views' });
		expect(error?.message).toMatch(
			/^Version 2 of “.*” is live, but not everybody is brought over: The candidate store /,
		);
		expect(error?.description).toMatch(
			/bad day.* the daily run \(Candidate Decay\) brings over the others/s,
		);
		file.exec('DROP TRIGGER broken');
		file.close();
		await runNode('CandidateDecay', [{}]);
		expect((await scores()).ann).toBe(12);
	});

	it.each(['publish', 'rollBack'])('%s asks why', async (operation) => {
		await publishViewsWorth(5);
		await onModel('saveDraft', ruleChange('vacancy-view', { points: 6 }));
		const { error } = await useModel(operation, { note: '  ', rollBackTo: '1' });
		expect(error?.message).toBe('Note is empty');
		expect(await ownList()).toMatchObject([
			{ status: 'draft' },
			{ version: 2, isLive: true },
			{ version: 1 },
		]);
	});
});
