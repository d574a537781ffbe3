import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { useFixedClock } from '../support/clock';
import { runNode, runSteps, type Step } from '../support/harness';
import { closeNodeScenes, openNodeScene } from '../support/hubspot/nodeScene';
import { useStoreFolder } from '../support/storeFolder';

jest.setTimeout(60_000);

const asOf = '2026-03-10';
const options = { asOf };
const ann = 'ann.van.elm@example.com';

const deed = (email: string, type: string, more: IDataObject = {}) => ({
	eventId: `${email} ${type}`,
	type,
	email,
	occurredAt: '2026-03-01T10:00:00Z',
	subject: 'nurse-utrecht',
	...more,
});

const candidate = (parameters: IDataObject, onError?: Step['onError']): Step => ({
	node: 'Candidate',
	parameters: { options, ...parameters } as Step['parameters'],
	...(onError && { onError }),
});

const record = async (events: IDataObject[]) =>
	(await runNode('CandidateScore', events, { parameters: { options } })).json('CandidateScore');

const use = async (
	parameters: IDataObject,
	items: IDataObject[] = [{ email: ann }],
	onError?: Step['onError'],
) => {
	const ran = await runSteps([candidate(parameters, onError)], items);
	return { ran, error: ran.error, found: ran.json('Candidate') };
};

const get = async (email = ann) => (await use({ operation: 'get' }, [{ email }])).found[0];

describe('the Candidate node', () => {
	useFixedClock();
	const current = useStoreFolder();
	let annId: number;
	let bobId: number;

	beforeEach(async () => {
		const [a, b] = await record([
			deed(ann, 'application.submitted', { visitorId: 'browser-of-ann', externalId: 'ATS-77' }),
			deed('bob@example.com', 'vacancy.viewed'),
		]);
		[annId, bobId] = [Number(a.candidateId), Number(b.candidateId)];
	});

	describe('by hand', () => {
		it('records what a recruiter did, and no step of an execution twice (MSR-32)', async () => {
			const step = { operation: 'recordEvent', action: 'chat.held', by: 'Lisa' };
			const before = Number((await get()).score);
			const { found } = await use(step);
			expect(Number(found[0].score)).toBeGreaterThan(before);
			const again = await use(step);
			expect(again.found[0].score).toBe(found[0].score);
		});

		it('records a type of one’s own, and says what is no type', async () => {
			const own = { operation: 'recordEvent', action: 'other' };
			expect((await use({ ...own, eventType: 'call.held' })).error).toBeUndefined();
			const { error } = await use({ ...own, eventType: 'Call held!' });
			expect(error?.message).toBe('Item 0: Event Type "call held!" is not an event type');
		});

		it('opens and closes a contact that keeps others from calling', async () => {
			await use({ operation: 'recordEvent', action: 'recruiter.contact_opened' });
			expect(await get()).toMatchObject({ recruiterContactOpen: true });
			await use({ operation: 'verdict', verdict: 'tooEarly', note: 'in spring' });
			expect(await get()).toMatchObject({ recruiterContactOpen: false });
		});

		it('keeps profile fields as what they are (UP-12)', async () => {
			const field = [
				{ name: 'region', value: 'Utrecht' },
				{ name: 'years', value: '12' },
				{ name: 'skills', value: '["a", "b"]' },
			];
			const { error } = await use({ operation: 'recordProfile', profileFields: { field } });
			expect(error).toBeUndefined();
			const { found } = await use({ operation: 'export' });
			const [{ timelines }] = found[0].candidate as Array<{ timelines: { profile: unknown[][] } }>;
			expect(timelines.profile.map(([, name, json]) => [name, json])).toEqual([
				['region', '"Utrecht"'],
				['skills', '["a","b"]'],
				['years', '12'],
			]);
		});

		it('snoozes until a day', async () => {
			const { found } = await use({ operation: 'snooze', snoozeUntil: '2026-04-01' });
			expect(found[0]).toMatchObject({
				snoozedUntil: '2026-03-31T22:00:00.000Z',
				route: 'keepWarm',
			});
			const { error } = await use({ operation: 'snooze', snoozeUntil: '2026-03-01' });
			expect(error?.message).toContain('Until 2026-02-28 has passed');
		});

		it('overrides a value with a reason, until it expires, and ends that early', async () => {
			const set = {
				operation: 'override',
				overriddenValue: '95',
				expiresOn: '2026-03-20',
				reason: 'met at the fair',
				by: 'Lisa',
			};
			const { found } = await use(set);
			expect(found[0]).toMatchObject({ score: 95, bucket: 'hot' });
			const [explained] = (await use({ operation: 'explain', forCandidate: true })).found;
			expect(explained.summary).toContain('Score set to 95 by Lisa until 2026-03-20');
			expect(explained.forCandidate).toContain('95 out of 100');
			expect((await use({ operation: 'endOverride' })).found[0].score).not.toBe(95);
			expect((await use({ operation: 'endOverride' })).error?.message).toContain(
				'No override of the score',
			);
		});

		it.each([
			[{ overriddenValue: '101' }, '"101" is not a score of the model'],
			[{ overriddenField: 'bucket', overriddenValue: 'boiling' }, '"boiling" is not a bucket'],
			[{ expiresOn: '2026-03-09' }, 'Expires On 2026-03-08 has passed'],
			[{ expiresOn: 'soon' }, 'Expires On "soon" is not a date'],
			[{ reason: '' }, 'Reason is empty'],
		])('refuses an override with %p', async (wrong, message) => {
			const usual = { overriddenValue: '90', expiresOn: '2026-03-20', reason: 'met' };
			const { error } = await use({ operation: 'override', ...usual, ...wrong });
			expect(error?.message).toContain(message);
		});

		it('keeps consent with its proof, and what its withdrawal does', async () => {
			const consent = (more: IDataObject) => use({ operation: 'consent', ...more });
			await consent({ purpose: 'contact', decision: 'withdraw', proof: 'mail of 9 March' });
			expect(await get()).toMatchObject({ doNotContact: true });
			await consent({ purpose: 'profiling', decision: 'withdraw' });
			expect(await get()).toMatchObject({ score: null, bucket: null });
			const [explained] = (await use({ operation: 'explain' })).found;
			expect(explained.summary).toContain('Consent for profiling was withdrawn on 2026-03-10');
			await record([deed(ann, 'chat.held', { eventId: 'in flight' })]);
			expect(await get()).toMatchObject({ score: null });
		});
	});

	describe('search', () => {
		it.each([
			[{ viewed: 'nurse-utrecht' }, ['bob@example.com']],
			[{ text: 'VAN.ELM' }, [ann]],
			[{ text: 'ats-77' }, [ann]],
			[{ activeWithinDays: 9 }, [ann, 'bob@example.com']],
			[{ activeWithinDays: 8 }, []],
			[{ inactiveForDays: 8 }, [ann, 'bob@example.com']],
			[{ kind: ['contact'] }, []],
			[{ route: ['recruiter'] }, [ann]],
			[{ viewed: 'nurse-utrecht', bucket: ['cold'], activeWithinDays: 30 }, ['bob@example.com']],
		])('by %p (MSR-03, MSR-19)', async (filters, expected) => {
			const { found } = await use({ operation: 'search', filters }, [{}]);
			expect(found.map(({ email }) => email)).toEqual(expected);
		});

		it('gives page after page', async () => {
			const page = async (skip: number) =>
				(await use({ operation: 'search', limit: 1, skip }, [{}])).found.map((one) => one.email);
			expect([await page(0), await page(1), await page(2)]).toEqual([
				[ann],
				['bob@example.com'],
				[],
			]);
		});

		it.each([
			[{ minScore: 80, maxScore: 20 }, 'Lowest Score 80 is above Highest Score 20'],
			[{ bucket: ['hot'], maxScore: 30 }, 'No score from 0 to 30 is in the chosen buckets: Hot'],
			[
				{ activeWithinDays: 7, inactiveForDays: 30 },
				'Active Within Days 7 and Inactive for Days 30',
			],
		])('says that %p contradict one another', async (filters, message) => {
			const { error } = await use({ operation: 'search', filters }, [{}]);
			expect(error?.message).toContain(message);
		});
	});

	describe('merging', () => {
		it('and undoing it', async () => {
			const before = await get('bob@example.com');
			const merged = await use({ operation: 'merge', otherId: bobId });
			expect(merged.found[0]).toMatchObject({ candidateId: annId, mergedId: bobId });
			const { found } = await use({ operation: 'unmerge' }, [{ mergedId: bobId }]);
			expect(found[0]).toEqual({ ...before, takenFrom: annId });
		});

		it('says which item asks for what cannot be', async () => {
			const { found } = await use(
				{ operation: 'merge', otherId: '={{ $json.other }}' },
				[
					{ candidateId: annId, other: annId },
					{ candidateId: annId, other: 'Bob' },
					{ candidateId: annId, other: bobId },
				],
				'continueRegularOutput',
			);
			expect(found).toEqual([
				expect.objectContaining({ mergedId: bobId }),
				{ error: `Item 0: Candidate ${annId} cannot be merged with itself` },
				{ error: 'Item 1: "Bob" is not a candidate ID' },
			]);
		});
	});

	describe('export', () => {
		it('gives the data, and a page to read', async () => {
			const { ran, found } = await use({ operation: 'export', by: 'Lisa' });
			expect(found[0]).toMatchObject({ candidateId: annId, identity: { length: 3 } });
			const [{ binary }] = ran.items('Candidate');
			expect(binary?.data).toMatchObject({
				mimeType: 'text/html',
				fileName: `candidate-${annId}.html`,
			});
		});

		it('gives the evidence an auditor asks for', async () => {
			await use({ operation: 'export', by: 'Lisa' });
			const { found } = await use({ operation: 'evidence' }, [{}]);
			expect(found[0]).toMatchObject({
				modelCard: { key: 'candidate-nl' },
				metrics: { candidates: 2, exports: 1, erasures: 0 },
				log: [{ who: 'Lisa', action: 'exported', candidateId: annId }],
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
				candidateId: annId,
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
				expect.objectContaining({ candidateId: annId }),
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
