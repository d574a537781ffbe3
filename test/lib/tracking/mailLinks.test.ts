import { isTrackingError, mailLinks, serve, type Mail, type Route } from '../../../lib/tracking';
import {
	decoded,
	getOf,
	NOW_MS,
	requestOf,
	SITE,
	trackingOf,
	VISITOR,
} from '../../support/tracking/requests';

const DAY_MS = 86_400_000;
const tracking = trackingOf();

const mail: Mail = {
	who: { kind: 'email', value: 'noor@example.com' },
	message: 'welcome-2',
	sentAt: NOW_MS - DAY_MS,
	expiresAt: NOW_MS + 300 * DAY_MS,
};

const links = mailLinks(mail, tracking);
const vacancy = `${SITE}/vacancies/nurse-utrecht?ref=mail#apply`;

const follow = (url: string, given = {}) => serve('c', getOf(url, given), tracking);

describe('the links of a mail', () => {
	it('say neither who nor where to', () => {
		for (const url of [links.click(vacancy), links.open, links.unsubscribe]) {
			const token = new URL(url).searchParams.get('k') ?? '';
			expect(token).toMatch(/^[\w-]{40,}$/);
			for (const hidden of ['noor', 'nurse', 'welcome']) {
				expect(url).not.toContain(hidden);
				expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain(hidden);
			}
			expect(url.length).toBeLessThan(350);
		}
	});

	it('are the same each time they are made, and others for another mail', () => {
		expect(mailLinks(mail, trackingOf()).open).toBe(links.open);
		expect(mailLinks({ ...mail, message: 'welcome-3' }, tracking).open).not.toBe(links.open);
	});

	it('are the headers by which mail programs unsubscribe with one click (RFC 8058)', () => {
		expect(links.headers).toEqual({
			'List-Unsubscribe': `<${links.unsubscribe}>`,
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
		});
		expect(links.unsubscribe).toMatch(/^https:\/\/n8n\.example\.com\/webhook\/journey\/u\?k=/);
	});

	it('cannot be made to a foreign page', () => {
		expect.assertions(1);
		try {
			links.click('https://evil.example/');
		} catch (error) {
			expect(isTrackingError(error) && error.code).toBe('foreign-target');
		}
	});

	it('work with a former secret too, and not without it', () => {
		const [former, now] = ['f'.repeat(32), 'n'.repeat(32)];
		const { open } = mailLinks(mail, trackingOf({ linkSecrets: [former] }));
		const status = (linkSecrets: string[]) =>
			serve('o.gif', getOf(open), trackingOf({ linkSecrets })).status;
		expect(status([now, former])).toBe(200);
		expect(status([now])).toBe(403);
	});
});

describe('a click (MSR-01)', () => {
	it('leads to its page and is an event of who was written to', () => {
		const answer = follow(links.click(vacancy));
		expect(answer.status).toBe(302);
		expect(answer.headers.location).toMatch(
			/^https:\/\/www\.example\.com\/vacancies\/nurse-utrecht\?ref=mail&journey=[\w-]+#apply$/,
		);
		expect(decoded(answer)).toMatchObject([
			{
				type: 'email.clicked',
				identities: [{ kind: 'email', value: 'noor@example.com' }],
				subject: '/vacancies/nurse-utrecht',
				channel: 'email',
				occurredAt: NOW_MS,
				properties: { message: 'welcome-2' },
			},
		]);
	});

	it('is one event, however often it is made', () => {
		const ids = [
			follow(links.click(vacancy)),
			follow(links.click(vacancy), { receivedAt: NOW_MS + DAY_MS }),
		].map(({ events }) => events[0].record.eventId);
		expect(ids[0]).toBe(ids[1]);
		expect(follow(links.click(`${SITE}/`)).events[0].record.eventId).not.toBe(ids[0]);
	});

	it('tells the site who came, for half an hour', () => {
		const { location } = follow(links.click(vacancy)).headers;
		const token = new URL(location).searchParams.get('journey');
		const visit = { type: 'candidate.identified', visitorId: VISITOR, token };
		const collect = (receivedAt: number) =>
			serve('collect', requestOf({ body: visit, receivedAt }), tracking);
		expect(collect(NOW_MS + 60_000).events[0].record).toMatchObject({
			email: 'noor@example.com',
			visitorId: VISITOR,
			properties: { by: 'link' },
		});
		expect(collect(NOW_MS + 1_860_000)).toMatchObject({ status: 400, events: [] });
	});

	it('does not tell it where its owner does not want that', () => {
		const shy = trackingOf({ recogniseForMs: 0 });
		expect(serve('c', getOf(links.click(vacancy)), shy).headers.location).toBe(vacancy);
	});

	it('seconds after sending is one of a scanner, and tells the site nothing', () => {
		const url = mailLinks({ ...mail, sentAt: NOW_MS - 3_000 }, tracking).click(vacancy);
		const { events, headers, status } = follow(url);
		expect(events[0].quarantine).toBe('too-soon');
		expect(status).toBe(302);
		expect(headers.location).toBe(vacancy);
	});

	it('on an old link is told to be too late', () => {
		const url = mailLinks({ ...mail, expiresAt: NOW_MS - 1_000 }, tracking).click(vacancy);
		expect(follow(url)).toMatchObject({ status: 410, events: [] });
	});
});

describe('an open', () => {
	it('is an event, once, and a picture', () => {
		const answer = serve('o.gif', getOf(links.open), tracking);
		expect(answer.headers['content-type']).toBe('image/gif');
		expect(Buffer.from(answer.body).subarray(0, 6).toString()).toBe('GIF89a');
		expect(decoded(answer)).toMatchObject([{ type: 'email.opened', channel: 'email' }]);
	});

	it('that is too late is a picture and nothing else', () => {
		const { open } = mailLinks({ ...mail, expiresAt: NOW_MS - 1_000 }, tracking);
		const answer = serve('o.gif', getOf(open), tracking);
		expect(answer).toMatchObject({ status: 410, events: [] });
		expect(answer.headers['content-type']).toBe('image/gif');
	});
});

describe('unsubscribing', () => {
	const post = (url: string, given = {}) => serve('u', requestOf({ url, ...given }), tracking);

	it('is asked for by a page that stores nothing, and shows enough of the address to know it', () => {
		const answer = serve('u', getOf(links.unsubscribe), tracking);
		expect(answer).toMatchObject({ status: 200, events: [] });
		expect(answer.body).toContain(
			'<form method="post"><button>Yes, unsubscribe me</button></form>',
		);
		expect(answer.body).toContain('n…@example.com');
		expect(answer.body).not.toContain('noor');
	});

	it.each([
		['the page', { body: '' }],
		[
			'a mail program',
			{
				body: 'List-Unsubscribe=One-Click',
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
			},
		],
		[
			'a mail program in parts',
			{ body: '--x', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
		],
		['a mail provider without a name', { headers: { 'user-agent': undefined, origin: undefined } }],
	])('happens when %s posts', (_, given) => {
		const answer = post(links.unsubscribe, given);
		expect(answer.status).toBe(200);
		expect(decoded(answer)).toMatchObject([
			{ type: 'email.unsubscribed', properties: { message: 'welcome-2' } },
			{ type: 'consent.withdrawn', properties: { purpose: 'nurture' } },
		]);
		expect(answer.events.map(({ quarantine }) => quarantine)).toEqual([null, null]);
	});

	it('works for ever', () => {
		const { unsubscribe } = mailLinks({ ...mail, expiresAt: NOW_MS - 999 * DAY_MS }, tracking);
		expect(post(unsubscribe)).toMatchObject({ status: 200 });
	});

	it('counts once, but always withdraws consent, also from who agreed again since', () => {
		const [first, again] = [NOW_MS, NOW_MS + DAY_MS].map((receivedAt) =>
			post(links.unsubscribe, { receivedAt }).events.map(({ record }) => record.eventId),
		);
		expect(again[0]).toBe(first[0]);
		expect(again[1]).not.toBe(first[1]);
	});

	it('speaks Dutch to the Dutch', () => {
		const answer = serve('u', getOf(links.unsubscribe), trackingOf({ language: 'nl' }));
		expect(answer.body).toContain('Ja, meld mij af');
		expect(answer.body).toContain('<html lang="nl">');
	});
});

describe.each<Route>(['o.gif', 'c', 'u'])('%s', (route) => {
	it('does not take the token of another', () => {
		for (const url of [links.open, links.click(vacancy), links.unsubscribe]) {
			if (new URL(url).pathname.endsWith(`/${route}`)) continue;
			expect(serve(route, getOf(url), tracking)).toMatchObject({ status: 403, events: [] });
		}
	});
});
