import { runSteps, runNode } from '../support/harness';
import { closeNodeScenes, openNodeScene, type NodeScene } from '../support/hubspot/nodeScene';
import { ALL_SCOPES } from '../support/hubspot';
import { createRecord, updateRecord } from '../support/hubspot/twin/records';
import { deeds, HOT, scored } from '../support/deeds';
import { useStoreFolder } from '../support/storeFolder';

jest.setTimeout(60_000);

const SYNC = 'HubSpotSync';

const setUp = (scene: NodeScene, parameters = {}) =>
	scene.run(SYNC, { operation: 'setUp', ...parameters });

describe('HubSpot Sync', () => {
	useStoreFolder();
	closeNodeScenes();

	describe('Set Up', () => {
		it('shows what is missing and touches nothing, then adds it, then has nothing to do', async () => {
			const scene = await openNodeScene();
			const shown = await setUp(scene, { onlyShow: true });
			expect(scene.twin.writes).toEqual([]);
			const lines = shown.json(SYNC).map(({ what }) => what);
			expect(lines).toEqual(
				expect.arrayContaining([
					'Create the property group "Candidate journey"',
					'Create the property "Candidate score" (cand_score, number)',
					'Create the segment "Candidates: Hot"',
					'Create the segment "Candidates: Hot and with a medal"',
				]),
			);
			expect(shown.json(SYNC, 1)[0].summary).toContain('Nothing was changed');
			const added = await setUp(scene);
			expect(added.json(SYNC).map(({ what }) => what)).toEqual(lines);
			expect(added.json(SYNC).every(({ isDone }) => isDone)).toBe(true);
			const again = await setUp(scene);
			expect(again.json(SYNC)).toEqual([]);
			expect(again.json(SYNC, 1)).toMatchObject([
				{ summary: 'HubSpot has everything: nothing to do.', added: 0, model: 'candidate-nl' },
			]);
		});

		it('a type clash: shown beforehand, and refused with what to do', async () => {
			const scene = await openNodeScene();
			await setUp(scene);
			scene.twin.portal.properties.contacts.get('cand_score')!.type = 'string';
			const shown = await setUp(scene, { onlyShow: true });
			expect(shown.json(SYNC)[0]).toMatchObject({
				kind: 'inTheWay',
				what: expect.stringContaining('cand_score is string, not number') as string,
			});
			const { error } = await setUp(scene);
			expect(error?.message).toContain('cand_score is string, not number');
			expect(error?.description).toContain('Rename or archive it');
		});

		it('names the right that the key lacks', async () => {
			const scopes = ALL_SCOPES.filter((scope) => scope !== 'crm.schemas.contacts.write');
			const scene = await openNodeScene({}, scopes);
			const { error } = await setUp(scene);
			expect(error?.message).toContain('crm.schemas.contacts.write');
			expect(error?.description).toContain('Add the scope');
		});
	});

	describe('Push', () => {
		it('as it is: every candidate with what became of them, a summary, and nothing the second time', async () => {
			const scene = await openNodeScene();
			await setUp(scene);
			await scored(...deeds('ann', ...HOT), ...deeds('bob', 'vacancy.viewed'));
			const first = await runSteps([scene.step(SYNC)], [{}, {}]);
			expect(first.error).toBeUndefined();
			expect(first.json(SYNC)).toMatchObject([
				{ email: 'ann@example.com', status: 'created', bucket: 'hot' },
				{ email: 'bob@example.com', status: 'created', bucket: 'cold' },
			]);
			expect(first.json(SYNC, 1)).toMatchObject([{ summary: '2 created', created: 2, failed: 0 }]);
			expect(first.items(SYNC)[0].pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
			scene.twin.calls.length = 0;
			const second = await scene.run(SYNC);
			expect(second.json(SYNC)).toEqual([]);
			expect(second.json(SYNC, 1)).toMatchObject([
				{ summary: 'HubSpot knows everything already', requests: 0 },
			]);
			expect(scene.twin.calls).toEqual([]);
			await scored(...deeds('bob', 'chat.held'));
			const third = await scene.run(SYNC);
			expect(third.json(SYNC)).toMatchObject([{ email: 'bob@example.com', status: 'updated' }]);
		});

		it('one that HubSpot refuses: which, which property, which value, and what to do', async () => {
			const scene = await openNodeScene();
			await setUp(scene);
			const bucket = scene.twin.portal.properties.contacts.get('cand_bucket')!;
			bucket.options = bucket.options.filter(({ value }) => value !== 'hot');
			await scored(...deeds('ann', ...HOT), ...deeds('bob', 'vacancy.viewed'));
			const ran = await scene.run(SYNC);
			expect(ran.error).toBeUndefined();
			const failed = ran.json(SYNC).find(({ status }) => status === 'failed');
			expect(failed).toMatchObject({
				email: 'ann@example.com',
				property: 'cand_bucket',
				value: 'hot',
				whatToDo: expect.stringContaining('Run Set Up') as string,
			});
			expect(ran.json(SYNC, 1)).toMatchObject([{ summary: '1 created, 1 failed' }]);
			expect(ran.hints(SYNC)[0]).toContain('1 candidate(s) could not be written');
			await setUp(scene);
			expect((await scene.run(SYNC)).json(SYNC)).toMatchObject([
				{ email: 'ann@example.com', status: 'created' },
			]);
		});

		it('without Set Up: says to run it', async () => {
			const scene = await openNodeScene();
			await scored(...deeds('ann', ...HOT));
			const { error } = await scene.run(SYNC);
			expect(error?.message).toContain('have no property cand_score');
			expect(error?.description).toContain('Run Set Up');
		});

		it('the daily limit: fails, or goes on where the user chose so; the next run does the rest', async () => {
			const scene = await openNodeScene();
			await setUp(scene);
			const people = Array.from({ length: 250 }, (_, i) => deeds(`p${i}`, 'vacancy.viewed'));
			await scored(...people.flat());
			const limit = {
				kind: 'answer' as const,
				status: 429,
				body: { message: 'You have reached your daily limit.', policyName: 'DAILY' },
			};
			scene.twin.failNext(/batch\/upsert$/, limit, 3);
			const { error } = await scene.run(SYNC);
			expect(error?.message).toContain('used up its calls for today');
			expect(error?.description).toContain('midnight');
			scene.twin.forgetFaults();
			scene.twin.failNext(/batch\/upsert$/, limit, 3);
			const went = await runSteps([scene.step(SYNC, {}, 'continueRegularOutput')], [{}]);
			expect(went.error).toBeUndefined();
			expect(went.json(SYNC, 1)).toMatchObject([
				{ stoppedBy: expect.stringContaining('used up its calls') as string },
			]);
			scene.twin.forgetFaults();
			const rest = await scene.run(SYNC);
			expect(rest.json(SYNC, 1)[0].stoppedBy).toBeUndefined();
			expect(scene.twin.portal.records.contacts.size).toBe(250);
		});

		it.each([
			['an HTML page of a gateway', { kind: 'answer', status: 502, body: '<html>' }],
			['429 without headers', { kind: 'answer', status: 429, body: { message: 'slow down' } }],
		] as const)('%s once: waits and goes on', async (_, fault) => {
			const scene = await openNodeScene();
			await setUp(scene);
			await scored(...deeds('ann', ...HOT));
			scene.twin.failNext(/batch\/upsert$/, fault);
			expect((await scene.run(SYNC)).json(SYNC, 1)).toMatchObject([{ created: 1 }]);
		});

		it('a wrong key: says so without showing it', async () => {
			const scene = await openNodeScene();
			await scored(...deeds('ann', ...HOT));
			const wrong = 'pat-eu1-somebody-elses';
			const { error } = await runNode(SYNC, [{}], {
				credentials: { candidateHubSpotApi: { accessToken: wrong, apiUrl: scene.twin.url } },
			});
			expect(error?.message).toBe('HubSpot does not accept the key');
			expect(JSON.stringify(error)).not.toContain(wrong);
		});

		it('two workflows at once with one key write nobody twice and are never turned away', async () => {
			const scene = await openNodeScene({ perWindow: 100 });
			await setUp(scene);
			const people = Array.from({ length: 300 }, (_, i) => deeds(`p${i}`, 'vacancy.viewed'));
			await scored(...people.flat());
			const runs = await Promise.all([scene.run(SYNC), scene.run(SYNC)]);
			for (const { error } of runs) expect(error).toBeUndefined();
			expect(scene.twin.portal.records.contacts.size).toBe(300);
			expect(scene.twin.calls.filter(({ status }) => status === 429)).toEqual([]);
			expect((await scene.run(SYNC)).json(SYNC)).toEqual([]);
		});
	});

	describe('Pull', () => {
		it('gives the candidates of whom something was new, and keeps where it was', async () => {
			const scene = await openNodeScene();
			await setUp(scene);
			await scored(...deeds('ann', ...HOT), ...deeds('bob', 'vacancy.viewed'));
			await scene.run(SYNC);
			const id = scene.twin.portal.contactByEmail.get('ann@example.com') ?? '';
			const ann = scene.twin.portal.find('contacts', id)!;
			updateRecord(scene.twin.portal, 'contacts', ann, {
				firstname: 'Ann',
				cand_verdict: 'good',
			});
			const pulled = await scene.run(SYNC, { operation: 'pull' });
			expect(pulled.error).toBeUndefined();
			const [first, ...others] = pulled.json(SYNC);
			expect(first).toMatchObject({ email: 'ann@example.com', hubspotId: id });
			expect(first.heard).toEqual(
				expect.arrayContaining(['profile.updated', 'verdict.given', 'contact.linked']),
			);
			expect(others.map(({ heard }) => heard)).toEqual([['contact.linked']]);
			expect(pulled.hints(SYNC)[0]).toContain('jobtitle');
			const again = await scene.run(SYNC, { operation: 'pull' });
			expect(again.json(SYNC)).toEqual([]);
			expect(again.json(SYNC, 1)).toMatchObject([{ events: 0 }]);
		});

		it('fills the fields the user chose', async () => {
			const scene = await openNodeScene();
			await setUp(scene);
			await scored(...deeds('ann', ...HOT));
			createRecord(scene.twin.portal, 'contacts', { email: 'ann@example.com', phone: '112' });
			const mapping = [{ property: 'phone', field: 'telephone' }];
			const pull = { operation: 'pull', fields: { mapping } };
			const pulled = await scene.run(SYNC, pull);
			expect(pulled.json(SYNC, 1)).toMatchObject([{ missingProperties: [] }]);
			expect(pulled.json(SYNC)).toHaveLength(1);
			const half = { operation: 'pull', fields: { mapping: [{ property: 'phone', field: ' ' }] } };
			expect((await scene.run(SYNC, half)).error?.message).toBe('Field 1 names no profile field');
		});
	});

	describe('Count Buckets', () => {
		it.each(['segments', 'search'])(
			'%s beside our own counts, and the drift (StD-13)',
			async (countBy) => {
				const scene = await openNodeScene();
				const count = () => scene.run(SYNC, { operation: 'countBuckets', countBy });
				await setUp(scene);
				await scored(...deeds('ann', ...HOT), ...deeds('bob', 'vacancy.viewed'));
				await scene.run(SYNC);
				const even = await count();
				expect(
					even.json(SYNC).map(({ label, ours, hubspot, drift }) => [label, ours, hubspot, drift]),
				).toEqual([
					['Hot', 1, 1, 0],
					['Warm', 0, 0, 0],
					['Lukewarm', 0, 0, 0],
					['Cold', 1, 1, 0],
				]);
				expect(even.json(SYNC, 1)).toMatchObject([
					{
						summary: 'HubSpot counts every bucket as we do.',
						hasDrift: false,
						ours: 2,
						hubspot: 2,
					},
				]);
				await scored(...deeds('bob', ...HOT));
				expect((await count()).json(SYNC, 1)).toMatchObject([
					{
						summary:
							'HubSpot counts otherwise: Hot -1, Cold +1. 1 candidate(s) changed since the last push.',
						hasDrift: true,
					},
				]);
			},
		);

		it('says what to do where HubSpot has no segments yet', async () => {
			const scene = await openNodeScene();
			const ran = await scene.run(SYNC, { operation: 'countBuckets' });
			expect(ran.json(SYNC, 1)[0].summary).toContain('run Set Up');
		});
	});

	it('calls nobody where the store cannot be used', async () => {
		const scene = await openNodeScene();
		const { error } = await scene.run(SYNC, { options: { databaseFile: '/dev/null/x.sqlite' } });
		expect(error?.message).toContain('/dev/null');
		expect(scene.twin.calls).toEqual([]);
	});
});
