import { serve } from '../../../../lib/tracking';
import type { IncomingEvent } from '../../../../lib/store';
import { variant } from '../../../support/models';
import { makeSqlitePlace } from '../../../support/sqlitePlace';
import {
	decoded,
	getOf,
	NOW_MS,
	requestOf,
	SITE,
	trackingOf,
	VISITOR,
	welcomeLinks,
} from '../../../support/tracking/requests';

const tracking = trackingOf();
const TIMES = 20;

const links = welcomeLinks(tracking);

const repeatedly = (make: (receivedAt: number) => IncomingEvent[]) =>
	Array.from({ length: TIMES }, (_, i) => make(NOW_MS - i * 7)).flat();

/** How many events the ledger holds after these were recorded. */
async function recorded(events: IncomingEvent[]): Promise<number> {
	const place = await makeSqlitePlace();
	const store = await place.open();
	const outcomes = await store.record(events, variant({}), NOW_MS);
	await place.remove();
	return outcomes.reduce((sum, { newEvents }) => sum + newEvents, 0);
}

describe('what is sent again and again is one event', () => {
	it('a beacon', async () => {
		const body = {
			visitorId: VISITOR,
			events: [{ eventId: '0123456789abcdef', type: 'asset.downloaded' }],
		};
		const send = (receivedAt: number) =>
			decoded(serve('collect', requestOf({ body, receivedAt }), tracking));
		expect(await recorded(repeatedly(send))).toBe(1);
	});

	it('a click and an open, by whoever got hold of the link', async () => {
		for (const [route, url] of [
			['c', links.click(`${SITE}/jobs`)],
			['o.gif', links.open],
		] as const) {
			const follow = (receivedAt: number) =>
				decoded(serve(route, getOf(url, { receivedAt }), tracking));
			expect(await recorded(repeatedly(follow))).toBe(1);
		}
	});

	it('an unsubscription, but for one withdrawal a minute', async () => {
		const post = (receivedAt: number) =>
			decoded(serve('u', requestOf({ url: links.unsubscribe, receivedAt }), tracking));
		expect(await recorded(repeatedly(post))).toBeLessThanOrEqual(3);
	});
});

describe('nobody can take the place of events to come', () => {
	it('by using up their ids', () => {
		const click = serve('c', getOf(links.click(`${SITE}/jobs`)), tracking).events[0].record;
		const ids = [click.eventId ?? '', `web:${VISITOR}`, 'hubspot:1', 'fp-x', 'email.clicked:abc'];
		const body = ids.map((eventId) => ({ type: 'page.viewed', visitorId: VISITOR, eventId }));
		for (const { record } of serve('collect', requestOf({ body }), tracking).events) {
			expect(record.eventId).toMatch(/^web:[\w-]+$/);
			expect(ids).not.toContain(record.eventId);
		}
	});
});

describe('what is too old is not taken', () => {
	it('an event of last week is one of yesterday at most', () => {
		const body = { type: 'page.viewed', visitorId: VISITOR, occurredAt: NOW_MS - 604_800_000 };
		const { events } = serve('collect', requestOf({ body }), tracking);
		expect(events[0].record.occurredAt).toBe(NOW_MS - 86_400_000);
	});

	it('the visit of a click, once its time is over', () => {
		const location = serve('c', getOf(links.click(`${SITE}/jobs`)), tracking).headers.location;
		const token = new URL(location).searchParams.get('journey');
		const body = { type: 'candidate.identified', visitorId: VISITOR, token };
		const later = requestOf({ body, receivedAt: NOW_MS + 1_860_000 });
		expect(serve('collect', later, tracking).events).toEqual([]);
	});
});
