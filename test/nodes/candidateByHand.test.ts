import type { IDataObject } from 'n8n-workflow';
import { ann, deed, get, record, use, useAnnAndBob } from '../support/candidateNode';
import { useFixedClock } from '../support/clock';
import { useStoreFolder } from '../support/storeFolder';

jest.setTimeout(60_000);

describe('the Candidate node', () => {
	useFixedClock();
	useStoreFolder();
	const ids = useAnnAndBob();

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

	describe('merging', () => {
		it('and undoing it', async () => {
			const before = await get('bob@example.com');
			const merged = await use({ operation: 'merge', otherId: ids.bobId });
			expect(merged.found[0]).toMatchObject({ candidateId: ids.annId, mergedId: ids.bobId });
			const { found } = await use({ operation: 'unmerge' }, [{ mergedId: ids.bobId }]);
			expect(found[0]).toEqual({ ...before, takenFrom: ids.annId });
		});

		it('says which item asks for what cannot be', async () => {
			const { found } = await use(
				{ operation: 'merge', otherId: '={{ $json.other }}' },
				[
					{ candidateId: ids.annId, other: ids.annId },
					{ candidateId: ids.annId, other: 'Bob' },
					{ candidateId: ids.annId, other: ids.bobId },
				],
				'continueRegularOutput',
			);
			expect(found).toEqual([
				expect.objectContaining({ mergedId: ids.bobId }),
				{ error: `Item 0: Candidate ${ids.annId} cannot be merged with itself` },
				{ error: 'Item 1: "Bob" is not a candidate ID' },
			]);
		});
	});
});
