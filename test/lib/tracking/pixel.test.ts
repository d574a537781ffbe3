import { serve } from '../../../lib/tracking';
import { decoded, getOf, NOW_MS, SITE, trackingOf, VISITOR } from '../../support/tracking/requests';

const tracking = trackingOf();

function load(query: Record<string, string>, given = {}) {
	return serve('p.gif', getOf(`/p.gif?${new URLSearchParams(query)}`, given), tracking);
}

const view = { type: 'page.viewed', visitorId: VISITOR, subject: '/jobs' };

describe('p.gif', () => {
	it('stores an event in plain parameters, where there is no script', () => {
		const answer = load({ ...view, campaign: 'care' });
		expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'image/gif' } });
		expect(decoded(answer)).toMatchObject([
			{ type: 'page.viewed', subject: '/jobs', campaign: 'care' },
		]);
	});

	it('stores what the script sends as its last resort', () => {
		const events = [{ ...view, occurredAt: NOW_MS - 5_000, properties: { title: 'Jobs' } }];
		const answer = load({ d: JSON.stringify({ visitorId: VISITOR, sentAt: NOW_MS, events }) });
		expect(decoded(answer)).toMatchObject([
			{ occurredAt: NOW_MS - 5_000, properties: { title: 'Jobs' } },
		]);
	});

	it.each([
		['nothing', {}],
		['an event of nobody', { type: 'page.viewed' }],
		['broken JSON', { d: '{"events":' }],
		['JSON that is no event', { d: '[null]' }],
		[
			'an address, which has no place in a URL',
			{ d: JSON.stringify([{ type: 'candidate.identified', email: 'noor@example.com' }]) },
		],
		['a type that browsers cannot know', { ...view, type: 'application.status_changed' }],
	])('stores nothing of %s, and is a picture all the same', (_, query) => {
		const answer = load(query as Record<string, string>);
		expect(answer).toMatchObject({ status: 200, events: [] });
		expect(answer.headers['content-type']).toBe('image/gif');
	});

	it('keeps apart what the page of another site loads', () => {
		const there = { origin: undefined, referer: 'https://evil.example/' };
		expect(load(view, { headers: there }).events[0].quarantine).toBe('foreign-site');
		const here = { origin: undefined, referer: `${SITE}/jobs` };
		expect(load(view, { headers: here }).events[0].quarantine).toBeNull();
	});
});
