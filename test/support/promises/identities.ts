import type {
	CandidateOutcome,
	Identities,
	IncomingEvent,
	StoredCandidate,
} from '../../../lib/store';
import { dayMs, eventOf, statusOf } from '../events';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const now = dayMs(10);
const email = (name: string): Identities => ({ email: `${name}@example.com` });
const browser: Identities = { visitorId: 'browser-1' };

export function promisesOfIdentities(makePlace: MakePlace): void {
	describe('people', () => {
		const at = useStore(makePlace);

		const record = async (...events: IncomingEvent[]) => await at.store.record(events, preset, now);
		const idOf = async (who: Identities) => {
			const [id] = await at.store.findIds(eventOf(who).identities);
			return id;
		};
		const get = async (who: Identities): Promise<StoredCandidate | null> => {
			const [candidate] = await at.store.get([(await idOf(who)) ?? 0], preset);
			return candidate;
		};

		it('are anonymous in See until they leave an address, which credits what they did before (UP-05)', async () => {
			const read = { type: 'article.read', subject: '/blog/cv' };
			const [anonymous] = await record(eventOf(browser, { ...read, occurredAt: dayMs(2) }));
			expect(anonymous).toMatchObject({ after: { score: 3, phase: 'see' }, identities: browser });
			const form = { type: 'newsletter.subscribed', occurredAt: dayMs(9), consent: ['nurture'] };
			const [known] = await record(eventOf({ ...browser, ...email('ann') }, form));
			expect(known).toMatchObject({
				candidateId: anonymous.candidateId,
				before: { score: 3, phase: 'see' },
				after: { score: 11, phase: 'think', firstScoredAt: '2026-01-03' },
				identities: { ...browser, ...email('ann') },
			});
		});

		it('known before and met in a new browser bring along what that browser did', async () => {
			await record(eventOf(email('ann'), { type: 'article.read', subject: 'a' }));
			await record(eventOf(browser, { type: 'article.read', subject: 'b' }));
			const [merged] = await record(eventOf({ ...email('ann'), ...browser }));
			expect(merged.after.score).toBe(7);
			expect(await idOf(browser)).toBe(await idOf(email('ann')));
			expect(await at.store.events(merged.candidateId, 10)).toHaveLength(3);
		});

		it('whose strong identities come together are merged', async () => {
			const [mail] = await record(eventOf(email('ann'), { type: 'article.read', subject: 'a' }));
			const [ats] = await record(statusOf({ externalId: 'ATS-1' }, 'Intake processed'));
			const [merged] = await record(eventOf({ ...email('ann'), externalId: 'ATS-1' }));
			expect(merged).toMatchObject({
				candidateId: Math.min(mail.candidateId, ats.candidateId),
				after: { score: 4, medal: 'bronze' },
			});
		});

		it('who were merged are still found under every id they had', async () => {
			const parts: CandidateOutcome[] = [];
			for (const who of [browser, email('ann'), { externalId: 'ATS-1' }, { hubspotId: '77' }])
				parts.push(...(await record(eventOf(who))));
			await record(eventOf({ externalId: 'ATS-1', hubspotId: '77' }));
			await record(eventOf({ ...email('ann'), externalId: 'ATS-1' }));
			const [whole] = await record(eventOf({ ...email('ann'), ...browser }));
			const candidates = await at.store.get(
				parts.map(({ candidateId }) => candidateId),
				preset,
			);
			for (const candidate of candidates) {
				expect(candidate).toMatchObject({
					candidateId: whole.candidateId,
					identities: { ...browser, ...email('ann'), externalId: 'ATS-1', hubspotId: '77' },
				});
			}
			expect(await at.store.search({}, preset)).toHaveLength(1);
		});

		it('who share a device stay two people; it stays with the first', async () => {
			const [ann] = await record(eventOf({ ...email('ann'), ...browser }));
			const [bob] = await record(eventOf({ ...email('bob'), ...browser }));
			expect(bob.candidateId).not.toBe(ann.candidateId);
			const [visit] = await record(eventOf(browser, { type: 'article.read', subject: 'a' }));
			expect(visit.candidateId).toBe(ann.candidateId);
			expect(await get(email('bob'))).toMatchObject({ score: 1, identities: email('bob') });
		});

		it('who share a device stay two people within one batch too', async () => {
			const outcomes = await record(
				eventOf({ ...email('ann'), ...browser }, { occurredAt: dayMs(1) }),
				eventOf({ ...email('bob'), ...browser }, { occurredAt: dayMs(2) }),
				eventOf(browser, { occurredAt: dayMs(3) }),
			);
			expect(outcomes).toHaveLength(2);
			expect(await idOf(browser)).toBe(await idOf(email('ann')));
			expect(await idOf(browser)).not.toBe(await idOf(email('bob')));
		});

		it('of one batch come out once each, with the events that are about them', async () => {
			const events = [
				eventOf(browser),
				eventOf(email('bob')),
				eventOf({ ...email('ann'), ...browser }),
				eventOf(email('ann')),
			];
			const outcomes = await record(...events);
			const ann = outcomes.find(({ identities }) => identities.email === 'ann@example.com');
			expect(outcomes).toHaveLength(2);
			expect(ann?.events.map(({ eventId }) => eventId).sort()).toEqual(
				[events[0], events[2], events[3]].map(({ eventId }) => eventId).sort(),
			);
		});

		it('come out once each when one batch names them in different ways', async () => {
			await record(eventOf({ ...email('ann'), ...browser, externalId: 'ATS-1' }));
			const outcomes = await record(
				eventOf(email('ann')),
				eventOf(browser),
				eventOf({ externalId: 'ATS-1', hubspotId: '77' }),
			);
			expect(outcomes).toMatchObject([{ newEvents: 3, before: { score: 1 }, after: { score: 4 } }]);
		});

		it('come out once each from a large batch that names them in different ways', async () => {
			await record(eventOf({ ...email('ann'), externalId: 'ATS-1' }));
			const others = Array.from({ length: 2_500 }, (_, i) => eventOf(email(`other-${i}`)));
			const outcomes = await record(
				eventOf(email('ann')),
				...others,
				eventOf({ externalId: 'ATS-1' }),
			);
			const ids = outcomes.map(({ candidateId }) => candidateId);
			expect(new Set(ids).size).toBe(ids.length);
			const ann = outcomes.find(({ identities }) => identities.externalId === 'ATS-1');
			expect(ann).toMatchObject({ newEvents: 2, before: { score: 1 }, after: { score: 3 } });
		});

		it('can be contact persons of clients, who stay that (MSR-05)', async () => {
			await record(eventOf(email('cle'), { kind: 'contact' }));
			const [again] = await record(eventOf(email('cle')));
			expect(again.kind).toBe('contact');
			expect(await get(email('cle'))).toMatchObject({ kind: 'contact', score: 2 });
		});

		it('show the same identities when recorded as when looked up', async () => {
			await record(eventOf({ ...email('zoe'), externalId: 'ATS-1' }));
			const [outcome] = await record(eventOf({ ...email('ann'), externalId: 'ATS-1' }));
			const candidate = await get({ externalId: 'ATS-1' });
			expect(outcome.identities).toEqual(candidate?.identities);
		});

		it('are not touched by events about others', async () => {
			await record(eventOf(email('ann')));
			const before = await get(email('ann'));
			await record(eventOf(email('bob')), eventOf(browser));
			expect(await get(email('ann'))).toEqual(before);
		});
	});
}
