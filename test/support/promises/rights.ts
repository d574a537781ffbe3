import type { CandidateStore, IncomingEvent } from '../../../lib/store';
import { dayMs, eventOf, statusOf } from '../events';
import { errorOf } from '../errorOf';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const now = dayMs(3);
const deed = { by: 'Lisa', reason: 'asked for it' };
const ann = { email: 'ann@example.com', visitorId: 'browser-ann' };
const bob = { email: 'bob@example.com', hubspotId: 'hs-bob' };

const livesOf = (who: typeof ann | typeof bob, name: string): IncomingEvent[] => [
	eventOf(who, { type: 'application.submitted', subject: `vacancy of ${name}` }),
	eventOf(who, { type: 'chat.held', subject: `chat of ${name}`, occurredAt: dayMs(1) }),
	statusOf(who, 'Hired', { occurredAt: dayMs(1) }),
	eventOf(who, { type: 'profile.updated', properties: { firstName: name }, consent: ['nurture'] }),
];

/** All of a person that can be read. */
async function allOf(store: CandidateStore, id: number) {
	const [candidate] = await store.get([id], preset);
	return { candidate, events: await store.events(id, 100) };
}

export function promisesOfRights(makePlace: MakePlace): void {
	describe('what people may ask of us', () => {
		const at = useStore(makePlace);
		let annId: number;
		let bobId: number;

		beforeEach(async () => {
			const events = [...livesOf(ann, 'Ann'), ...livesOf(bob, 'Bob')];
			const outcomes = await at.store.record(events, preset, now);
			const idOf = (email: string) =>
				outcomes.find(({ identities }) => identities.email === email)?.candidateId ?? 0;
			[annId, bobId] = [idOf(ann.email), idOf(bob.email)];
		});

		describe('merging', () => {
			it('makes one of two: the survivor has everything, and the other id leads there', async () => {
				await at.store.rights.merge(annId, bobId, deed, now);
				const [one, other] = await at.store.get([annId, bobId], preset);
				expect(one?.candidateId).toBe(annId);
				expect(other).toEqual(one);
				expect(await at.store.events(annId, 100)).toHaveLength(8);
				expect(await at.store.findIds([{ kind: 'email', value: bob.email }])).toEqual([annId]);
				const once = await at.store.record(
					[...livesOf(ann, 'Ann'), ...livesOf(bob, 'Bob')].map((event) => ({ ...event })),
					preset,
					now,
				);
				expect(once).toHaveLength(1);
			});

			it('undone gives each exactly what was theirs', async () => {
				const before = [await allOf(at.store, annId), await allOf(at.store, bobId)];
				await at.store.rights.merge(annId, bobId, deed, now);
				await at.store.decay(preset, now, () => undefined);
				expect(await at.store.rights.unmerge(bobId, deed, now)).toEqual({
					survivorId: annId,
					absorbedId: bobId,
				});
				expect([await allOf(at.store, annId), await allOf(at.store, bobId)]).toEqual(before);
			});

			it('undone leaves what happened since with who stayed', async () => {
				await at.store.rights.merge(annId, bobId, deed, now);
				await at.store.record([eventOf(bob, { eventId: 'later' })], preset, now);
				await at.store.rights.unmerge(bobId, deed, now);
				const ids = (await at.store.events(annId, 100)).map(({ eventId }) => eventId);
				expect(ids).toContain('later');
				expect(await at.store.findIds([{ kind: 'email', value: bob.email }])).toEqual([bobId]);
			});

			it('that an event brought about can be undone as well', async () => {
				const before = [await allOf(at.store, annId), await allOf(at.store, bobId)];
				const link = eventOf({ ...ann, hubspotId: bob.hubspotId }, { type: 'contact.linked' });
				await at.store.record([link], preset, now);
				const survivor = Math.min(annId, bobId);
				const absorbed = Math.max(annId, bobId);
				expect((await at.store.get([absorbed], preset))[0]?.candidateId).toBe(survivor);
				await at.store.rights.unmerge(absorbed, deed, now);
				const after = await allOf(at.store, absorbed);
				expect(after).toEqual(absorbed === bobId ? before[1] : before[0]);
			});

			it('undone in a chain goes from the last merge back', async () => {
				const [{ candidateId: casId }] = await at.store.record(
					[eventOf({ email: 'cas@example.com' })],
					preset,
					now,
				);
				await at.store.rights.merge(annId, bobId, deed, now);
				await at.store.rights.merge(casId, annId, deed, now);
				const early = await errorOf(at.store.rights.unmerge(bobId, deed, now));
				expect(early).toMatchObject({ code: 'merged-on' });
				await at.store.rights.unmerge(annId, deed, now);
				expect((await at.store.get([bobId], preset))[0]?.candidateId).toBe(annId);
				await at.store.rights.unmerge(bobId, deed, now);
				expect((await at.store.get([bobId], preset))[0]?.candidateId).toBe(bobId);
			});

			it('refuses one with itself, and in circles', async () => {
				expect(await errorOf(at.store.rights.merge(annId, annId, deed, now))).toMatchObject({
					code: 'same-candidate',
					message: `Candidate ${annId} cannot be merged with itself`,
				});
				await at.store.rights.merge(annId, bobId, deed, now);
				for (const [a, b] of [
					[annId, bobId],
					[bobId, annId],
				])
					expect(await errorOf(at.store.rights.merge(a, b, deed, now))).toMatchObject({
						code: 'same-candidate',
						message: `Candidates ${a} and ${b} are one already: candidate ${annId}`,
					});
			});

			it('refuses unknown ids, and to undo what was not done', async () => {
				expect(await errorOf(at.store.rights.merge(annId, 999, deed, now))).toMatchObject({
					code: 'unknown-candidate',
				});
				expect(await errorOf(at.store.rights.unmerge(999, deed, now))).toMatchObject({
					code: 'unknown-candidate',
				});
				expect(await errorOf(at.store.rights.unmerge(annId, deed, now))).toMatchObject({
					code: 'not-merged',
				});
			});

			it('says when two cannot be told apart any more', async () => {
				await at.store.rights.merge(annId, bobId, deed, now);
				await at.store.retain({ keepDays: 1 }, dayMs(20));
				expect(await errorOf(at.store.rights.unmerge(bobId, deed, now))).toMatchObject({
					code: 'pruned-since',
				});
			});
		});

		describe('a copy', () => {
			it('holds the rows of every table, and is noted', async () => {
				const [copy, nobody] = await at.store.rights.copy([annId, 999], deed, now);
				expect(nobody).toBeNull();
				expect(copy?.tables.event).toHaveLength(4);
				expect(copy?.tables.identity).toHaveLength(2);
				expect(copy?.tables.candidate).toHaveLength(1);
				expect(copy?.tables.snapshot).toHaveLength(1);
				expect(JSON.stringify(copy)).not.toContain('bob@example.com');
				const [line] = await at.store.rights.readAudit(0, dayMs(99), 0, 10);
				expect(line).toMatchObject({ action: 'exported', who: 'Lisa', candidateId: annId });
			});
		});

		describe('erasure', () => {
			it('leaves nothing of the person, and everything of everybody else', async () => {
				const others = await allOf(at.store, bobId);
				const report = await at.store.rights.erase(annId, deed, now);
				expect(report).toMatchObject({
					candidateId: annId,
					rows: { candidate: 1, identity: 2, event: 4, snapshot: 1 },
					isPending: false,
				});
				expect(await at.store.get([annId], preset)).toEqual([null]);
				expect(await at.store.events(annId, 10)).toEqual([]);
				expect(await allOf(at.store, bobId)).toEqual(others);
				expect(await at.store.rights.erase(annId, deed, now)).toBeNull();
			});

			it('takes along who was merged into the person, whichever id is given', async () => {
				await at.store.rights.merge(annId, bobId, deed, now);
				expect(await at.store.rights.erase(bobId, deed, now)).toMatchObject({
					candidateId: annId,
					rows: { candidate: 2, candidate_merge: 1 },
				});
				expect(await at.store.get([annId, bobId], preset)).toEqual([null, null]);
			});

			it('late events are refused quietly, and counted', async () => {
				const lives = livesOf(ann, 'Ann');
				await at.store.rights.erase(annId, deed, now);
				const late = eventOf({ visitorId: ann.visitorId }, { occurredAt: dayMs(2) });
				const outcomes = await at.store.record(
					[...lives, late, eventOf(bob, { occurredAt: dayMs(2) })],
					preset,
					dayMs(4),
				);
				expect(outcomes.map(({ candidateId }) => candidateId)).toEqual([bobId]);
				expect(await at.store.findIds([{ kind: 'email', value: ann.email }])).toEqual([null]);
				expect(await at.store.rights.countRefused()).toEqual({ identities: 2, events: 5 });
				expect(
					await at.store.rights.wereErased([
						{ kind: 'email', value: ann.email },
						{ kind: 'email', value: bob.email },
					]),
				).toEqual([true, false]);
			});

			it('somebody else in the same browser is recorded, without the browser', async () => {
				await at.store.rights.erase(annId, deed, now);
				const shared = { email: 'eve@example.com', visitorId: ann.visitorId };
				const [eve] = await at.store.record(
					[eventOf(shared, { occurredAt: dayMs(4) })],
					preset,
					dayMs(4),
				);
				expect(eve.identities).toEqual({ email: 'eve@example.com' });
			});

			it('who comes back and agrees begins anew, and nothing old comes along', async () => {
				await at.store.rights.erase(annId, deed, now);
				const back = eventOf(ann, { occurredAt: dayMs(5), consent: ['nurture'] });
				const [outcome] = await at.store.record([back], preset, dayMs(5));
				expect(outcome.candidateId).not.toBe(annId);
				const [again] = await at.store.record(
					[eventOf(ann, { occurredAt: dayMs(6) }), ...livesOf(ann, 'Ann')],
					preset,
					dayMs(6),
				);
				expect(again.newEvents).toBe(1);
				expect(await at.store.events(outcome.candidateId, 10)).toHaveLength(2);
			});

			it('reaches what waits to be recorded and what was quarantined', async () => {
				const { inbox } = at.store;
				const told = (email: string, page = 'home') => ({
					eventId: `e ${email} ${page}`,
					receivedAt: now,
					quarantine: null,
					record: { type: 'page.viewed', email, page },
				});
				await inbox.keep('box', [told('Ann@Example.com'), told('bob@example.com')], now);
				await inbox.keep('box', [told('x@example.com', '/?mail=ann@example.com')], now);
				await inbox.keep('box', [{ ...told(ann.email, 'odd'), quarantine: 'burst' }], now);
				const report = await at.store.rights.erase(annId, deed, now);
				expect(report).toMatchObject({ waitingEvents: 2, quarantinedEvents: 1 });
				expect(await inbox.state('box')).toMatchObject({ waiting: 1, quarantined: {} });
			});

			it('keeps for other systems what they still have to remove, until they have', async () => {
				await at.store.rights.erase(bobId, deed, now);
				const [pending] = await at.store.rights.pendingErasures(10);
				expect(pending).toMatchObject({ candidateId: bobId, hubspotIds: ['hs-bob'] });
				await at.store.rights.settleErasures([pending.id]);
				expect(await at.store.rights.pendingErasures(10)).toEqual([]);
			});

			it('while events of the person are recorded: whatever order, nothing is left', async () => {
				const other = await at.place.open();
				const batches = Array.from({ length: 12 }, (_, i) => [
					eventOf(ann, { occurredAt: dayMs(2) + i }),
				]);
				await Promise.all([
					...batches.slice(0, 6).map((batch) => other.record(batch, preset, now)),
					at.store.rights.erase(annId, deed, now),
					...batches.slice(6).map((batch) => other.record(batch, preset, now)),
				]);
				expect(await at.store.findIds([{ kind: 'email', value: ann.email }])).toEqual([null]);
				expect(await at.store.get([annId], preset)).toEqual([null]);
			});
		});

		describe('the audit log', () => {
			it('tells who changed a model, overrode a value or changed a consent, and when', async () => {
				const override = {
					model: preset.model.key,
					field: 'score',
					value: 90,
					until: '2026-02-01',
					by: 'Tom',
					reason: 'met at the fair',
				};
				await at.store.saveDraft(preset.model, 'dearer', 'Lisa', now);
				await at.store.publish(preset.model.key, 'Lisa', 'dearer', now);
				const event = eventOf(ann, { type: 'candidate.overridden', properties: override });
				await at.store.record([event, event], preset, now);
				await at.store.record([event], preset, now);
				const lines = await at.store.rights.readAudit(0, dayMs(99), 0, 10);
				expect(lines.map(({ action, who }) => `${who}: ${action}`)).toEqual([
					'Lisa: draft saved',
					'Lisa: model published',
					'Tom: override',
				]);
				expect(lines[2]).toMatchObject({
					candidateId: annId,
					details: { reason: override.reason },
				});
			});

			it('outlives an erasure without saying anything of the person', async () => {
				const reason = 'because Ann of Elm Street said so';
				await at.store.rights.copy([annId], { by: 'Tom', reason }, now);
				await at.store.rights.erase(annId, deed, now);
				const lines = await at.store.rights.readAudit(0, dayMs(99), 0, 10);
				expect(lines.map(({ action }) => action)).toEqual(['exported', 'erased']);
				expect(JSON.stringify(lines)).not.toContain('Elm Street');
			});
		});
	});
}
