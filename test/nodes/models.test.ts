import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ScoringModel } from '../../lib/scoring';
import { PRESETS } from '../../lib/scoring/presets';
import { openStore } from '../../nodes/shared/openStore';
import { storeFile } from '../../nodes/shared/storeFile';
import { useFixedClock } from '../support/clock';
import { runNode } from '../support/harness';
import { fillList } from '../support/lists';
import { preset } from '../support/preset';
import { useStoreFolder } from '../support/storeFolder';

const visit = (number = 1) => ({
	eventId: `v${number}`,
	type: 'vacancy.viewed',
	occurredAt: '2026-11-22T10:00:00Z',
	email: 'ann@example.com',
	subject: `VAC-${number}`,
});

/** The preset with another worth of a vacancy view, and without its golden candidates. */
const priced = (points: number, more: Partial<ScoringModel> = {}): ScoringModel => ({
	...preset.model,
	tests: [],
	rules: preset.model.rules.map((rule) =>
		rule.key === 'vacancy-view' ? { ...rule, points } : rule,
	),
	...more,
});

async function publish(model: ScoringModel, file = ''): Promise<number> {
	const store = await openStore(file);
	await store.saveDraft(model, 'try', 'ann', Date.now());
	return await store.publish(model.key, 'ann', 'use', Date.now());
}

const presets = PRESETS.map(({ key, label }) => `${label} (preset): ${key}`);

const names = async (node: string, method: string, parameters = {}) =>
	(await fillList(node, method, parameters)).map(({ name, value }) => `${name}: ${value}`);

describe('the model a node works with', () => {
	useFixedClock();
	const store = useStoreFolder();

	const score = async (parameters: object, number = 1) =>
		(await runNode('CandidateScore', [visit(number)], { parameters: { ...parameters } })).json(
			'CandidateScore',
		)[0];

	it('is the preset where nothing is published', async () => {
		expect(await score({})).toMatchObject({ score: 3, model: 'candidate-nl', modelVersion: 1 });
	});

	it('is the latest published version from the next run on (MSR-22)', async () => {
		await score({});
		expect(await publish(priced(5))).toBe(2);
		expect(await score({}, 2)).toMatchObject({ score: 10, scoreBefore: 3, modelVersion: 2 });
		expect(await publish(priced(6))).toBe(3);
		expect(await score({}, 3)).toMatchObject({ score: 12, modelVersion: 3 });
	});

	it('is not touched by a draft', async () => {
		await (await openStore('')).saveDraft(priced(9), 'try', 'ann', Date.now());
		expect(await score({})).toMatchObject({ score: 3, modelVersion: 1 });
	});

	it('is chosen by its key, several side by side (MSR-05, PL-12)', async () => {
		await publish(priced(10, { key: 'contacts', label: 'Client contacts' }));
		expect(await score({ model: 'contacts' })).toMatchObject({ score: 10, model: 'contacts' });
		expect(await score({}, 2)).toMatchObject({ score: 6, model: 'candidate-nl' });
	});

	it('is that of the store the node names', async () => {
		await publish(priced(5), 'other.sqlite');
		expect(await score({ options: { databaseFile: 'other.sqlite' } })).toMatchObject({ score: 5 });
		expect(await score({})).toMatchObject({ score: 3 });
	});

	it('is the preset of this release, whatever candidates were scored under before', async () => {
		const kept = await openStore('');
		await kept.saveModel({ ...priced(7), version: 1 });
		expect(await score({})).toMatchObject({ score: 3, modelVersion: 1 });
		await kept.saveModel({ ...priced(7), version: 2 });
		expect(await score({}, 2)).toMatchObject({ score: 12, modelVersion: 2 });
	});

	it('is one that came without being published and is no preset', async () => {
		await (await openStore('')).saveModel(priced(9, { key: 'jobs' }));
		expect(await score({ model: 'jobs' })).toMatchObject({ score: 9 });
	});

	it('must be there', async () => {
		const { error } = await runNode('CandidateScore', [visit()], {
			parameters: { model: 'nothing' },
		});
		expect(error?.message).toBe('There is no scoring model "nothing"');
		expect(error?.description).toMatch(/^Choose one from the list/);
	});

	describe('is offered by name', () => {
		it('before there is a store, and without making one', async () => {
			expect(await names('CandidateScore', 'getModels')).toEqual(presets);
			expect(await fillList('CandidateScore', 'getModels')).toContainEqual({
				name: 'Jobvite style (preset)',
				value: 'jobvite-like',
				description: expect.stringContaining('0.56 points a day'),
			});
			expect(existsSync(storeFile(''))).toBe(false);
		});

		it('with the published ones first, drafts left out', async () => {
			await score({});
			await publish(priced(5, { key: 'contacts', label: 'Client contacts' }));
			const kept = await openStore('');
			await kept.saveDraft(priced(1, { key: 'later' }), 'try', 'ann', Date.now());
			expect(await names('CandidateScore', 'getModels')).toEqual([
				'Client contacts: contacts',
				...presets,
			]);
			await publish(priced(5, { label: 'Our candidates' }));
			const [ours, contacts, ...others] = await fillList('CandidateScore', 'getModels');
			expect([ours, contacts]).toEqual([
				{
					name: 'Our candidates',
					value: 'candidate-nl',
					description: 'Version 2, published by ann',
				},
				{ name: 'Client contacts', value: 'contacts', description: 'Version 1, published by ann' },
			]);
			expect(others).toHaveLength(presets.length - 1);
		});

		it('from the store the node names', async () => {
			await publish(priced(5, { key: 'contacts', label: 'Contacts' }), 'other.sqlite');
			const parameters = { options: { databaseFile: 'other.sqlite' } };
			expect(await names('CandidateMedal', 'getModels', parameters)).toContain(
				'Contacts: contacts',
			);
			expect(await names('CandidateMedal', 'getModels')).not.toContain('Contacts: contacts');
		});

		it('with what is wrong, where the store cannot be opened', async () => {
			writeFileSync(path.join(store.folder, 'text.sqlite'), 'no database '.repeat(100));
			const file = path.join(store.folder, 'text.sqlite');
			await expect(
				fillList('CandidateScore', 'getModels', { options: { databaseFile: file } }),
			).rejects.toThrow('is not an SQLite database');
		});

		it('with its own buckets, phases and medals (MSR-03)', async () => {
			expect(await names('Candidate', 'getBuckets')).toEqual([
				'Hot: hot',
				'Warm: warm',
				'Lukewarm: lukewarm',
				'Cold: cold',
			]);
			const buckets = [
				{ key: 'asleep', label: 'Asleep', from: 0 },
				{ key: 'awake', label: 'Wide awake', from: 50 },
			];
			const medals = preset.model.medals.slice(0, 1);
			await publish(priced(5, { key: 'own', label: 'Own', buckets, medals, routes: [] }));
			const model = { model: 'own' };
			expect(await names('Candidate', 'getBuckets', model)).toEqual([
				'Wide awake: awake',
				'Asleep: asleep',
			]);
			expect(await names('CandidateRouter', 'getBuckets', model)).toHaveLength(2);
			expect(await names('Candidate', 'getMedals', model)).toEqual([
				'Bronze: intake or interview held: bronze',
			]);
			expect(await names('Candidate', 'getPhases', model)).toHaveLength(4);
			await expect(names('Candidate', 'getBuckets', { model: 'nothing' })).rejects.toThrow(
				'There is no scoring model "nothing"',
			);
		});
	});
});
