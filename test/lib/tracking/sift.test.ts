import type { InboxEvent } from '../../../lib/store';
import { siftParcels } from '../../../lib/tracking/drain/sift';

const NOW_MS = Date.parse('2026-11-22T12:00:00Z');

const told = (type: string, receivedAt: number): InboxEvent => ({
	eventId: `${type} ${receivedAt}`,
	receivedAt,
	quarantine: null,
	record: { type, email: 'noor@example.com', occurredAt: receivedAt },
});

describe('clicks at the end of a full batch', () => {
	const parcels = [
		told('page.viewed', NOW_MS),
		told('email.clicked', NOW_MS + 9_000),
		told('page.viewed', NOW_MS + 10_000),
	].map((event, i) => ({ id: i + 1, attempts: 0, events: [event] }));

	const sift = (...given: Parameters<typeof siftParcels>) => {
		const { ready, early } = siftParcels(...given);
		return { ready: ready.map(({ id }) => id), early };
	};

	it('wait for those that may follow within the burst', () => {
		expect(sift(parcels, true)).toEqual({ ready: [1], early: [2, 3] });
	});

	it('do not wait where nothing follows', () => {
		expect(sift(parcels, false)).toEqual({ ready: [1, 2, 3], early: [] });
	});

	it('do not wait where they are all there is', () => {
		expect(sift(parcels.slice(1), true)).toEqual({ ready: [2, 3], early: [] });
	});
});
