import type { Identities, IncomingEvent } from '../../../lib/store';
import { dayMs, eventOf, statusOf } from '../events';
import { storedSnapshots } from '../oracle';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const ann = { email: 'ann@example.com' };
const now = dayMs(10);

export function promisesOfIdempotency(makePlace: MakePlace): void {
	describe('an event counts once', () => {
		const at = useStore(makePlace);
		const visit = eventOf(ann, { eventId: 'visit', occurredAt: dayMs(9) });

		const record = async (...events: IncomingEvent[]) => await at.store.record(events, preset, now);
		const snapshot = async () => await storedSnapshots(at.store, [visit], preset);

		it('when it stands twice in a batch', async () => {
			const [outcome] = await record(visit, visit, { ...visit });
			expect(outcome).toMatchObject({ newEvents: 1, duplicateEvents: 2, after: { score: 1 } });
		});

		it('when it comes again in a later batch', async () => {
			await record(visit);
			const before = await snapshot();
			const [outcome] = await record(visit);
			expect(outcome).toMatchObject({ newEvents: 0, duplicateEvents: 1, transitions: [] });
			expect(outcome.before).toMatchObject({ score: 1, bucket: 'cold' });
			expect(await snapshot()).toEqual(before);
		});

		it('when it comes again a year later', async () => {
			await record(visit);
			await at.store.record([visit], preset, dayMs(375));
			const [ledger] = await at.store.events((await firstId()) ?? 0, 10);
			expect(ledger).toMatchObject({ eventId: 'visit', recordedAt: now });
		});

		it.each<[string, Partial<IncomingEvent>]>([
			['type', { type: 'appointment.booked' }],
			['time', { occurredAt: dayMs(1) }],
			['subject', { subject: '/elsewhere' }],
			['consent', { consent: ['nurture'] }],
			['properties', { properties: { status: 'Hired' }, type: 'application.status_changed' }],
		])('whatever other %s it comes with under the same id', async (_, other) => {
			await record(visit);
			const before = await snapshot();
			const ledger = await at.store.events((await firstId()) ?? 0, 10);
			await record({ ...visit, ...other });
			expect(await snapshot()).toEqual(before);
			expect(await at.store.events((await firstId()) ?? 0, 10)).toEqual(ledger);
		});

		it.each<[string, Identities]>([
			['makes nobody', { email: 'bob@example.com', visitorId: 'v-bob' }],
			['names nobody anew', { ...ann, externalId: 'ATS-1' }],
			['merges nobody', { ...ann, hubspotId: '77' }],
		])('whoever else it names under the same id: it %s', async (_, who) => {
			await record(visit, eventOf({ hubspotId: '77' }, { occurredAt: now }));
			const before = await everybody();
			await record(eventOf(who, { eventId: 'visit', occurredAt: now }));
			expect(await everybody()).toEqual(before);
		});

		it('whoever else it names, also beside a new event of theirs', async () => {
			await record(visit);
			const [outcome] = await record(
				eventOf({ visitorId: 'v-bob' }, { occurredAt: now }),
				eventOf({ email: 'bob@example.com', visitorId: 'v-bob' }, { eventId: 'visit' }),
			);
			expect(outcome.identities).toEqual({ visitorId: 'v-bob' });
			expect(await everybody()).toHaveLength(2);
		});

		it('and when it is delivered among new ones, those count', async () => {
			await record(visit);
			const [outcome] = await record(visit, eventOf(ann, { occurredAt: now }), visit);
			expect(outcome).toMatchObject({ newEvents: 1, duplicateEvents: 2, after: { score: 2 } });
		});

		it('also a status, so that its medal keeps its date (MSR-08)', async () => {
			const intake = statusOf(ann, 'Intake processed', { eventId: 'intake', occurredAt: dayMs(3) });
			await record(intake);
			const [outcome] = await record({ ...intake, occurredAt: dayMs(1) });
			expect(outcome.after).toMatchObject({ medal: 'bronze', firstQualifiedAt: '2026-01-04' });
		});

		async function everybody() {
			const found = await at.store.search({}, preset);
			return found.map(({ candidateId, identities, score }) => ({
				candidateId,
				identities,
				score,
			}));
		}

		async function firstId(): Promise<number | null> {
			const [id] = await at.store.findIds(visit.identities);
			return id;
		}
	});
}
