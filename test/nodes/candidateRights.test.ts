import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { ann, candidate, deed, options, record, use, useAnnAndBob } from '../support/candidateNode';
import { useFixedClock } from '../support/clock';
import { runNode, runSteps } from '../support/harness';
import { closeNodeScenes, openNodeScene } from '../support/hubspot/nodeScene';
import { useStoreFolder } from '../support/storeFolder';

jest.setTimeout(60_000);

describe('the Candidate node', () => {
	useFixedClock();
	const current = useStoreFolder();
	const ids = useAnnAndBob();

	describe('export', () => {
		it('gives the data, and a page to read', async () => {
			const { ran, found } = await use({ operation: 'export', by: 'Lisa' });
			expect(found[0]).toMatchObject({ candidateId: ids.annId, identity: { length: 3 } });
			const [{ binary }] = ran.items('Candidate');
			expect(binary?.data).toMatchObject({
				mimeType: 'text/html',
				fileName: `candidate-${ids.annId}.html`,
			});
		});

		it('gives the evidence an auditor asks for', async () => {
			await use({ operation: 'export', by: 'Lisa' });
			const { found } = await use({ operation: 'evidence' }, [{}]);
			expect(found[0]).toMatchObject({
				modelCard: { key: 'candidate-nl' },
				metrics: { candidates: 2, exports: 1, erasures: 0 },
				log: [{ who: 'Lisa', action: 'exported', candidateId: ids.annId }],
			});
		});
	});

	describe('erasure', () => {
		closeNodeScenes();

		it('leaves nothing of the person in the file, after Vacuum, nor in HubSpot; late events are refused and counted', async () => {
			jest.useRealTimers();
			const strings = [ann, 'browser-of-ann', 'ATS-77', 'Annelies', 'van Elm', 'stair-lift'];
			await record([
				deed(ann, 'profile.updated', {
					properties: { firstName: 'Annelies', lastName: 'van Elm' },
				}),
				deed(ann, 'form.submitted', { properties: { form: 'contact', message: 'a stair-lift' } }),
				deed(ann, 'appointment.booked'),
			]);
			const scene = await openNodeScene();
			await scene.run('HubSpotSync', { operation: 'setUp' });
			await scene.run('HubSpotSync', { operation: 'push' });
			const tasks = scene.step('RecruiterTask', {});
			await runSteps([candidate({ operation: 'get' }), tasks], [{ email: ann }]);
			await use({ operation: 'export' });
			const inTwin = () =>
				JSON.stringify([
					...scene.twin.portal.records.contacts.values(),
					...[...scene.twin.portal.records.tasks.values()].map(({ values }) => values),
				]);
			expect(inTwin()).toContain(ann);
			const erase = scene.step('Candidate', {
				...{ operation: 'erase', findBy: 'email', findValue: ann, options },
				...{ alsoHubSpot: 'serviceKey', by: 'Lisa', reason: 'asked on 9 March' },
			});
			const [report] = (await runSteps([erase], [{}])).json('Candidate');
			expect(report).toMatchObject({
				candidateId: ids.annId,
				rows: { candidate: 1, identity: 3, event: 5 },
				remaining: { length: 3 },
			});
			await runNode('CandidateStore', [{}], { parameters: { operation: 'vacuum' } });
			const folder = path.join(current.folder, '.n8n');
			const files = readdirSync(folder).filter((file) => file.includes('candidate-journey'));
			expect(files.length).toBeGreaterThan(0);
			const bytes = Buffer.concat(files.map((file) => readFileSync(path.join(folder, file))));
			for (const one of strings) {
				expect([one, bytes.includes(one)]).toEqual([one, false]);
				expect([one, inTwin().includes(one)]).toEqual([one, false]);
			}
			expect(bytes.includes('bob@example.com')).toBe(true);
			await record([deed(ann, 'email.clicked', { eventId: 'late' })]);
			expect((await use({ operation: 'get' })).error?.message).toContain('There is no candidate');
			const { found } = await use({ operation: 'evidence' }, [{}]);
			expect(found[0].metrics).toMatchObject({ erasures: 1, refusedEvents: 1 });
		});

		it('without HubSpot says that it is left, and does it later', async () => {
			jest.useRealTimers();
			const scene = await openNodeScene();
			await scene.run('HubSpotSync', { operation: 'setUp' });
			await scene.run('HubSpotSync', { operation: 'push' });
			const { found } = await use({ operation: 'erase' });
			expect(JSON.stringify(found[0].remaining)).toContain('HubSpot still has the candidate');
			const again = await scene.run('HubSpotSync', { operation: 'push' });
			expect(again.json('HubSpotSync', 1)).toMatchObject([{ erased: 1 }]);
			expect(scene.twin.portal.records.contacts.size).toBe(1);
			const other = scene.step('Candidate', {
				...{
					operation: 'erase',
					findBy: 'email',
					findValue: 'bob@example.com',
					alsoHubSpot: 'serviceKey',
				},
			});
			await runSteps([other], [{}]);
			expect(scene.twin.portal.records.contacts.size).toBe(0);
		});

		it('of somebody unknown says so, and goes on with the others where that is chosen', async () => {
			const { found } = await use(
				{ operation: 'erase' },
				[{ email: 'nobody@example.com' }, { email: ann }],
				'continueRegularOutput',
			);
			expect(found).toEqual([
				expect.objectContaining({ candidateId: ids.annId }),
				{ error: 'Item 0: There is no candidate with email nobody@example.com' },
			]);
		});
	});

	describe('retention', () => {
		const status = (email: string, occurredAt: string, more: IDataObject = {}) => ({
			...deed(email, 'application.status_changed', { eventId: `${email} ${occurredAt}` }),
			occurredAt,
			status: 'Rejected',
			...more,
		});
		const due = async (parameters: IDataObject = {}) =>
			(await use({ operation: 'retention', ...parameters }, [{}])).found.map(
				({ email, due: what, keepUntil }) => [email, what, keepUntil],
			);

		it('four weeks after a procedure, a year with consent, and asked before', async () => {
			await record([
				status('gone@example.com', '2026-02-01T10:00:00Z'),
				status('soon@example.com', '2026-02-20T10:00:00Z'),
				status('kept@example.com', '2026-02-01T10:00:00Z', { consent: ['retention'] }),
				status('open@example.com', '2026-01-01T10:00:00Z', { status: 'Interview' }),
			]);
			expect(await due()).toEqual([
				['gone@example.com', 'erase', '2026-03-01T10:00:00.000Z'],
				['soon@example.com', 'ask', '2026-03-20T10:00:00.000Z'],
			]);
			expect(await due({ keepWithConsent: 30 })).toContainEqual([
				'kept@example.com',
				'erase',
				'2026-03-03T10:00:00.000Z',
			]);
			expect(await due({ whichDue: 'ask' })).toHaveLength(1);
		});
	});
});
