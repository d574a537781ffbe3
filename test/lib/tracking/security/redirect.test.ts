import { mailLinks, serve } from '../../../../lib/tracking';
import { LinkTokens } from '../../../../lib/tracking/links/token';
import { Sites } from '../../../../lib/tracking/sites';
import { getOf, NOW_MS, postedForm, SITE, trackingOf } from '../../../support/tracking/requests';

const tracking = trackingOf();

const FOREIGN = [
	'https://evil.example/',
	'//evil.example/',
	'/\\evil.example',
	'\\\\evil.example',
	'/jobs',
	'jobs',
	'',
	'?next=https://evil.example',
	'http://www.example.com/',
	'https://www.example.com.evil.example/',
	'https://www.example.com@evil.example/',
	'https://user:password@www.example.com/',
	'https://evil.example#https://www.example.com/',
	'https://evil.example/https://www.example.com/',
	'https://evil.example?https://www.example.com/',
	'https://evilwww.example.com/',
	'https://example.com/',
	'https://www.example.com:8443/',
	'https://www.example.com./',
	'https://jobs.example.com/',
	'https://evil-jobs.example.com/',
	'https:evil.example',
	'https:///evil.example',
	'javascript:alert(1)',
	'JaVaScRiPt://www.example.com/%0aalert(1)',
	'data:text/html,<script>alert(1)</script>',
	'vbscript:x',
	'file:///etc/passwd',
	'blob:https://www.example.com/1',
	'https://www.example.com\u3002evil.example/',
	'https://[::1]/',
	'https://2130706433/',
	'https://',
	'https://*.jobs.example.com.evil.example/',
	'\u0000https://evil.example/',
	' https://evil.example/',
	'https://ехаmple.com/',
];

describe('no redirect leads outside the sites', () => {
	it.each(FOREIGN)('a form to %j', (next) => {
		const answer = serve(
			'form',
			postedForm({ form: 'contact', email: 'noor@example.com', next }),
			tracking,
		);
		expect(answer.status).toBe(200);
		expect(answer.headers.location).toBeUndefined();
	});

	it.each(FOREIGN)('a link of a mail to %j', (target) => {
		const mail = {
			who: { kind: 'email' as const, value: 'noor@example.com' },
			message: '',
			sentAt: 0,
			expiresAt: 9e12,
		};
		expect(() => mailLinks(mail, tracking).click(target)).toThrow(/is on none of the sites/);
		// even with the right signature: made by hand, or before a site was taken off the list
		const token = new LinkTokens(tracking.settings.linkSecrets).make('click', { ...mail, target });
		const answer = serve('c', getOf(`?k=${token}`), tracking);
		expect(answer).toMatchObject({ status: 403, events: [] });
		expect(answer.headers.location).toBeUndefined();
	});

	it.each(FOREIGN)('a parameter of a click to %j', (target) => {
		const query = new URLSearchParams({ url: target, next: target, target, u: target });
		const answer = serve('c', getOf(`?${query}`), tracking);
		expect(answer.headers.location).toBeUndefined();
	});

	it.each([
		[`${SITE}/jobs`, `${SITE}/jobs`],
		[`${SITE}\\@evil.example/`, `${SITE}/@evil.example/`],
		[`${SITE}/a\r\nb: c`, `${SITE}/ab:%20c`],
		[`https:www.example.com/jobs`, `${SITE}/jobs`],
		['HTTPS://WWW.EXAMPLE.COM/', `${SITE}/`],
		['https://a.b.jobs.example.com/', 'https://a.b.jobs.example.com/'],
		[`${SITE}:443/`, `${SITE}/`],
	])('and %j leads inside, as %s', (next, location) => {
		expect(new Sites(tracking.settings.sites).target(next)).toBe(location);
		const answer = serve(
			'form',
			postedForm({ form: 'contact', email: 'noor@example.com', next }),
			tracking,
		);
		expect(answer).toMatchObject({ status: 303, headers: { location } });
	});

	it('and unsubscribing leads nowhere', () => {
		const { unsubscribe } = mailLinks(
			{
				who: { kind: 'email', value: 'noor@example.com' },
				message: '',
				sentAt: 0,
				expiresAt: NOW_MS,
			},
			tracking,
		);
		const answer = serve(
			'u',
			getOf(`${unsubscribe}&next=https://evil.example`, { method: 'POST' }),
			tracking,
		);
		expect(answer.status).toBe(200);
		expect(answer.headers.location).toBeUndefined();
	});
});
