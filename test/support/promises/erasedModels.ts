import type { ScoringModelInput } from '../../../lib/scoring';
import { dayMs, eventOf } from '../events';
import { variant } from '../models';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const now = dayMs(3);
const deed = { by: 'Lisa', reason: 'asked for it' };
const email = 'ann@example.com';

const exampleOf = (who: string) => ({
	name: `${who} asks`,
	events: [{ type: 'form.submitted', at: '2026-01-01', properties: { message: `call ${who}` } }],
	asOf: '2026-01-02',
	expect: { route: 'keepWarm' as const },
});

export function promisesOfErasedModels(makePlace: MakePlace): void {
	describe('scoring models that name somebody who is erased', () => {
		const at = useStore(makePlace);
		let annId: number;

		beforeEach(async () => {
			const [{ candidateId }] = await at.store.record([eventOf({ email })], preset, now);
			annId = candidateId;
		});

		const draft = async (changes: Partial<ScoringModelInput>) => {
			const { model } = variant(changes);
			await at.store.saveDraft(model, '', 'Lisa', now);
			return model.key;
		};
		const publish = async (changes: Partial<ScoringModelInput>) => {
			const key = await draft(changes);
			const version = await at.store.publish(key, 'Lisa', '', now);
			return { key, version, name: `${key} version ${version}` };
		};
		const erase = async () => await at.store.rights.erase(annId, deed, now);

		it('do so no more where they are drafts', async () => {
			const key = await draft({ label: `like ${email}`, tests: [exampleOf(email)] });
			expect((await erase())?.draftsCleaned).toEqual([key]);
			const kept = await at.store.getModel(key, 'draft');
			expect(JSON.stringify(kept)).not.toContain(email);
		});

		it('have a pseudonym in the examples of published versions, and are else as they were', async () => {
			const { key, version, name } = await publish({
				tests: [exampleOf(email), exampleOf('bob@example.com')],
			});
			const before = await at.store.getModel(key, version);
			const report = await erase();
			expect(report).toMatchObject({ versionsCleaned: [name], publishedMentions: [] });
			const pseudonym = `erased candidate ${annId}`;
			const [{ events }, bob] = before?.definition.tests ?? [];
			const cleaned = {
				...exampleOf(email),
				name: pseudonym,
				events: [{ ...events[0], properties: { message: pseudonym } }],
			};
			expect(await at.store.getModel(key, version)).toEqual({
				...before,
				definition: { ...before?.definition, tests: [cleaned, bob] },
			});
			const lines = await at.store.rights.readAudit(0, dayMs(99), 0, 10);
			expect(lines.at(-1)?.details).toMatchObject({ models: { versionsCleaned: [name] } });
		});

		it('are told of where a published version names the person in what it counts by', async () => {
			const { key, version, name } = await publish({ label: `not ${email}` });
			const before = await at.store.getModel(key, version);
			const report = await erase();
			expect(report).toMatchObject({ versionsCleaned: [], publishedMentions: [name] });
			expect(await at.store.getModel(key, version)).toEqual(before);
		});
	});
}
