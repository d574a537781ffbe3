import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { Mailer } from '../../lib/mail';
import { MailCatcher } from '../../demo/mail/catcher';
import { linksOf } from '../../demo/links';
import { portsFrom } from '../../demo/options';
import { html } from '../../demo/pages/html';
import { inbox } from '../../demo/pages/mailPages';
import { servePages } from '../../demo/pages/serve';
import { Stream } from '../../demo/pages/stream';
import { letterTo, plainSettings } from '../support/smtp/letters';

const HOSTILE = `<script>alert("x")</script>`;

/** The pages with a real mail server behind them; cleared after each test. */
async function open() {
	const catcher = await MailCatcher.start();
	const stream = new Stream();
	const links = linksOf(portsFrom(5678));
	const server = await servePages({ stream, links, mails: () => catcher.mails() }, 0);
	open.cleaners.push(() => Promise.all([server.stop(), catcher.stop()]));
	const read = async (path: string) => {
		const response = await fetch(server.url + path);
		return { status: response.status, headers: response.headers, text: await response.text() };
	};
	return { catcher, stream, server, read };
}
open.cleaners = [] as Array<() => Promise<unknown>>;

afterEach(async () => {
	for (const clean of open.cleaners.splice(0)) await clean();
});

async function send(port: number, changes: Parameters<typeof letterTo>[1]): Promise<void> {
	const mailer = await Mailer.open(plainSettings(port));
	await mailer.send(letterTo('noor@example.com', changes));
	mailer.close();
}

/** Listens as a page does; gives what is heard up to a text. */
async function listen(url: string): Promise<(upTo: string) => Promise<string>> {
	const asked = request(`${url}/stream`).end();
	const [response] = (await once(asked, 'response')) as [IncomingMessage];
	return async (upTo) => {
		let heard = '';
		for await (const chunk of response) if ((heard += String(chunk)).includes(upTo)) break;
		return heard;
	};
}

describe('the demo’s pages', () => {
	it.each(['/', '/live', '/mail'])('%s loads nothing from elsewhere', async (path) => {
		const { read } = await open();
		const { status, headers, text } = await read(path);
		expect(status).toBe(200);
		expect(headers.get('content-security-policy')).toContain("default-src 'self'");
		const loaded = [...text.matchAll(/(?:src|<link[^>]*href)="([^"]+)"/g)].map(([, one]) => one);
		expect(loaded).toEqual(['/demo.css', '/demo.js']);
	});

	it('say where to go when there is nothing', async () => {
		const { read } = await open();
		expect(await read('/mail/7')).toMatchObject({ status: 404 });
		expect(await read('/../../package.json')).toMatchObject({ status: 404 });
	});

	it('tell a page what there is, and then what changes, once', async () => {
		const { stream, server } = await open();
		stream.show('inbox', 'one\nand a line');
		const hear = await listen(server.url);
		for (const text of ['two', 'two', 'three']) stream.show('inbox', text);
		const heard = await hear('three');
		const told = [...heard.matchAll(/event: inbox\n((?:data: .*\n)+)/g)].map(([, data]) => data);
		expect(told).toEqual(['data: one\ndata: and a line\n', 'data: two\n', 'data: three\n']);
	});

	it('escape what strangers wrote', () => {
		expect(html`<p>${HOSTILE}</p>`.text).not.toContain('<script>');
		const mail = { number: 1, from: HOSTILE, to: HOSTILE, subject: HOSTILE };
		expect(inbox([{ ...mail, sentAt: null, html: '', text: '' }])).not.toContain('<script>');
	});
});

describe('the mail catcher', () => {
	it('shows a mail with its links, in a frame where no script runs', async () => {
		const { catcher, read } = await open();
		await send(catcher.port, {
			subject: HOSTILE,
			html: `<html><head></head><body><a href="https://n8n.example.com/c?k=1">Look</a></body></html>`,
		});
		expect(await catcher.mails()).toMatchObject([{ number: 1, to: 'noor@example.com' }]);
		const page = await read('/mail/1');
		expect(page.text).not.toContain(HOSTILE);
		expect(page.text).toMatch(/sandbox="allow-popups [^"]*"/);
		expect(page.text).not.toContain('allow-scripts');
		const body = await read('/mail/1/body');
		expect(body.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(body.text).toContain('<head><base target="_blank">');
		expect(body.text).toContain('https://n8n.example.com/c?k=1');
	});

	it('shows a mail of plain text as it is', async () => {
		const { catcher, read } = await open();
		await send(catcher.port, { html: '', text: `Hello ${HOSTILE}` });
		expect((await read('/mail/1/body')).text).not.toContain(HOSTILE);
	});
});
