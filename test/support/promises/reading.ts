import type { CandidateFilter, IncomingEvent, StoredCandidate } from '../../../lib/store';
import { dayMs, eventOf, statusOf } from '../events';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const now = dayMs(10);
const who = (name: string) => ({ email: `${name}@example.com` });

const deeds = (name: string, ...types: string[]): IncomingEvent[] =>
	types.map((type) => eventOf(who(name), { type, occurredAt: now }));

/** ann 65 warm, do · bob 15 cold, do, gold · cas 30 lukewarm · dee 15 cold · eva without a score. */
const people = [
	...deeds('ann', 'application.submitted', 'appointment.booked'),
	...deeds('bob', 'chat.held'),
	statusOf(who('bob'), 'Hired', { occurredAt: now }),
	...deeds('cas', 'chat.held', 'webinar.attended'),
	...deeds('dee', 'chat.held'),
	...deeds('eva', 'email.opened'),
];

export function promisesOfReading(makePlace: MakePlace): void {
	describe('reading (MSR-03)', () => {
		const at = useStore(makePlace);
		const names = (found: readonly StoredCandidate[]) =>
			found.map(({ identities }) => identities.email?.slice(0, 3)).join(' ');

		beforeEach(async () => {
			await at.store.record(people, preset, now);
		});

		it.each<[string, CandidateFilter, string]>([
			['everybody, hottest first, the unscored last', {}, 'ann cas bob dee eva'],
			['one bucket', { buckets: ['cold'] }, 'bob dee'],
			['several buckets', { buckets: ['warm', 'lukewarm'] }, 'ann cas'],
			['a phase', { phases: ['care'] }, 'bob'],
			['a medal', { medals: ['gold', 'silver'] }, 'bob'],
			['a lowest score, inclusive', { minScore: 30 }, 'ann cas'],
			['a highest score, inclusive', { maxScore: 30 }, 'cas bob dee'],
			['scores in between', { minScore: 16, maxScore: 64 }, 'cas'],
			['several conditions that all hold', { buckets: ['cold'], phases: ['see'] }, 'dee'],
			['nobody', { buckets: ['hot'] }, ''],
			[
				'empty lists as no condition',
				{ buckets: [], phases: [], medals: [] },
				'ann cas bob dee eva',
			],
			['the first few', { limit: 2 }, 'ann cas'],
			['the next few', { limit: 2, offset: 2 }, 'bob dee'],
			['none beyond the end', { limit: 2, offset: 9 }, ''],
			['a bucket that would be SQL', { buckets: ["cold') OR 1=1 --"] }, ''],
		])('finds %s', async (_, filter, found) => {
			expect(names(await at.store.search(filter, preset))).toBe(found);
		});

		it('gets candidates in the order asked, twice when asked twice, null for unknown ones', async () => {
			const [ann, bob] = await at.store.findIds([
				...eventOf(who('ann')).identities,
				...eventOf(who('bob')).identities,
			]);
			const asked = [bob ?? 0, 999_999, ann ?? 0, 0, -1, bob ?? 0];
			const found = await at.store.get(asked, preset);
			expect(found.map((one) => one?.candidateId ?? null)).toEqual([
				bob,
				null,
				ann,
				null,
				null,
				bob,
			]);
			expect(await at.store.get([], preset)).toEqual([]);
		});

		it('finds ids in the order asked, null for unknown ones', async () => {
			const [unknown] = eventOf({ email: 'nobody@example.com' }).identities;
			const [ann] = eventOf(who('ann')).identities;
			const [none, first, second] = await at.store.findIds([unknown, ann, ann]);
			expect([none, first]).toEqual([null, second]);
			expect(first).not.toBeNull();
			expect(await at.store.findIds([])).toEqual([]);
		});

		it('does not take a value of one kind of identity for another', async () => {
			const [asVisitor] = await at.store.findIds([{ kind: 'visitorId', value: 'ann@example.com' }]);
			expect(asVisitor).toBeNull();
		});

		it('gives events newest first, as many as asked, with all they said', async () => {
			const said = {
				eventId: 'said',
				occurredAt: dayMs(9),
				subject: 'VAC-1',
				source: 'site',
				channel: 'google',
				campaign: 'spring',
				consent: ['nurture'],
				properties: { percent: 80, nested: { a: [1] } },
			};
			await at.store.record([eventOf(who('fay'), said)], preset, now);
			await at.store.record(
				[eventOf(who('fay'), { eventId: 'old', occurredAt: dayMs(1) })],
				preset,
				now,
			);
			const [{ candidateId }] = await at.store.record(
				[eventOf(who('fay'), { eventId: 'new', occurredAt: now })],
				preset,
				now,
			);
			const events = await at.store.events(candidateId, 10);
			expect(events.map(({ eventId }) => eventId)).toEqual(['new', 'said', 'old']);
			const { eventId, occurredAt, subject, ...details } = said;
			expect(events[1]).toMatchObject({
				eventId,
				type: 'page.viewed',
				occurredAt,
				subject,
				recordedAt: now,
				details,
			});
			expect(await at.store.events(candidateId, 1)).toHaveLength(1);
			expect(await at.store.events(999_999, 10)).toEqual([]);
		});

		it('gives what recording gave', async () => {
			const [outcome] = await at.store.record(deeds('gus', 'chat.held'), preset, now);
			const [stored] = await at.store.get([outcome.candidateId], preset);
			expect({ ...stored, changes: outcome.after.changes }).toEqual({
				...outcome.after,
				candidateId: outcome.candidateId,
				kind: outcome.kind,
				identities: outcome.identities,
				memory: outcome.memory,
				modelVersion: preset.model.version,
			});
		});
	});
}
