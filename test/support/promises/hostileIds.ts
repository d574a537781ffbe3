import { IDENTITY_KINDS, type IdentityKind } from '../../../lib/store';
import { dayMs, eventOf } from '../events';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const now = dayMs(10);

const HOSTILE = [
	'__proto__',
	'constructor',
	'toString',
	"'; DROP TABLE candidate; --",
	'"quoted"',
	'back\\slash',
	'per%cent_under',
	'null',
	'0',
	'1e999',
	'👩🏽‍💻',
	'é',
	'e\u0301',
	'שלום',
	'{"$gt":""}',
	'[1,2]',
	'<script>alert(1)</script>',
	'a:b',
	'email:a@b.nl',
	'x'.repeat(200),
];

const owners = HOSTILE.flatMap((value) =>
	IDENTITY_KINDS.map((kind): [IdentityKind, string] => [kind, value]),
);

export function promisesOfHostileIds(makePlace: MakePlace): void {
	describe('ids are data', () => {
		const at = useStore(makePlace);

		it('as identities: each is one person, found again by it and by nothing else', async () => {
			const events = owners.map(([kind, value]) => eventOf({ [kind]: value }));
			for (const times of [1, 2]) {
				const outcomes = await at.store.record(
					events.map((event) => ({ ...event, eventId: `${times} ${event.eventId}` })),
					preset,
					now,
				);
				expect(outcomes).toHaveLength(owners.length);
			}
			const ids = await at.store.findIds(owners.map(([kind, value]) => ({ kind, value })));
			expect(new Set(ids).size).toBe(owners.length);
			const found = await at.store.get(ids.map(Number), preset);
			expect(found.map((one) => one?.identities)).toEqual(
				owners.map(([kind, value]) => ({ [kind]: value })),
			);
			expect(found.every((one) => one?.score === 2)).toBe(true);
		});

		it('as event ids, subjects and labels: kept letter by letter', async () => {
			const who = { email: 'ann@example.com' };
			const events = HOSTILE.map((text, i) =>
				eventOf(who, {
					eventId: text,
					type: 'article.read',
					subject: text,
					source: text,
					campaign: text,
					properties: JSON.parse(`{${JSON.stringify(text)}:${JSON.stringify(text)}}`),
					occurredAt: now - i,
				}),
			);
			await at.store.record(events, preset, now);
			const [again] = await at.store.record(events, preset, now);
			expect(again).toMatchObject({ newEvents: 0, duplicateEvents: HOSTILE.length });
			const ledger = await at.store.events(again.candidateId, 100);
			expect(ledger.map(({ eventId, subject }) => [eventId, subject])).toEqual(
				HOSTILE.map((text) => [text, text]),
			);
			expect(ledger.map(({ details }) => JSON.stringify(details.properties))).toEqual(
				events.map(({ properties }) => JSON.stringify(properties)),
			);
			const read = again.memory.tally.subjects['article-read'];
			expect(Object.keys(read)).toHaveLength(HOSTILE.length);
		});

		it('and leave the language itself alone', () => {
			expect(Object.keys(Object.prototype)).toEqual([]);
			expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		});
	});
}
