import { hash } from 'node:crypto';
import { escapeHtml } from '../../../../lib/html';
import { mailLinks, serve, type TrackingAnswer } from '../../../../lib/tracking';
import {
	getOf,
	NOW_MS,
	postedForm,
	requestOf,
	trackingOf,
} from '../../../support/tracking/requests';
import { HOSTILE_TEXTS } from './hostile';

const tracking = trackingOf();

/** The tags of a page, without the names they carry. */
function tagsOf({ body }: TrackingAnswer): string[] {
	return [...String(body).matchAll(/<\/?([a-z!]\w*)[^>]*>/gi)].map(([, name]) => name);
}

function unsubscribePages(value: string): TrackingAnswer[] {
	const mail = { message: value, sentAt: NOW_MS, expiresAt: NOW_MS };
	return (['email', 'externalId'] as const).map((kind) => {
		const { unsubscribe } = mailLinks({ ...mail, who: { kind, value } }, tracking);
		return serve('u', getOf(unsubscribe), tracking);
	});
}

const plain = unsubscribePages('noor@example.com');

describe('no page is made of what was sent', () => {
	it.each(HOSTILE_TEXTS.slice(0, 18))('for the address %j', (text) => {
		unsubscribePages(text).forEach((page, i) => {
			expect(page.status).toBe(200);
			expect(tagsOf(page)).toEqual(tagsOf(plain[i]));
		});
	});

	it.each(HOSTILE_TEXTS.slice(0, 18))('where a link or a form says %j', (text) => {
		const query = `?${new URLSearchParams({ k: text, x: text })}`;
		const pages = [
			serve('c', getOf(query), tracking),
			serve('u', getOf(query), tracking),
			serve('form', postedForm({ form: 'contact', email: 'noor@example.com', x: text }), tracking),
			serve('form', postedForm({ form: text, email: text, next: text }), tracking),
		];
		for (const page of pages) {
			expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
			expect(tagsOf(page).join()).toMatch(
				/^!doctype,html,head,meta,meta,title,title,style,style,head,body,h1,h1,p,p,body,html$/,
			);
		}
	});

	it('whose texts could leave their place', () => {
		expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe(
			'&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;',
		);
	});
});

describe('a page', () => {
	const [{ headers, body }] = plain;

	it('can run nothing, load nothing, be framed by nobody, and send its form only home', () => {
		expect(headers['content-security-policy']).toMatch(
			/^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
		);
		expect(headers['x-frame-options']).toBe('DENY');
	});

	it('has the one style that its policy allows', () => {
		const style = /<style>(.*?)<\/style>/s.exec(String(body))?.[1] ?? '';
		expect(headers['content-security-policy']).toContain(
			`'sha256-${hash('sha256', style, 'base64')}'`,
		);
	});
});

describe('data is no page', () => {
	it.each(['collect', 'form'] as const)('what %s answers is JSON, whatever was sent', (route) => {
		const request = requestOf({
			body: { form: 'contact', email: 'noor@example.com', known: '<script>' },
		});
		const answer = serve(route, request, tracking);
		if (answer.body !== '') expect(answer.headers['content-type']).toMatch(/^application\/json/);
		expect(String(answer.body)).not.toContain('<');
	});
});
