import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import path from 'node:path';
import type { Links } from '../links';
import type { RunningServer } from '../site/serve';
import { listen } from '../site/serve';
import { layout } from './layout';
import { livePage } from './livePage';
import type { CaughtMail } from '../mail/catcher';
import { inboxPage, mailBody, mailPage } from './mailPages';
import { startPage } from './startPage';
import type { Stream } from './stream';
import { html } from './html';

/** Pages load nothing from elsewhere; a mail is shown in a frame of its own. */
const POLICY = "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/** A mail brings its own style, and its counting picture comes from n8n on this machine. */
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src http: data:";

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;

/** What the pages show. */
export interface Shown {
	stream: Stream;
	links: Links;
	mails(): Promise<readonly CaughtMail[]>;
}

/** Serves the start page, the live page and the mail catcher's pages. */
export async function servePages(shown: Shown, port: number): Promise<RunningServer> {
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		answer(shown, pathname, response).catch((error: unknown) => {
			console.error(error);
			response.writeHead(500).end();
		});
	});
	return listen(server, port);
}

async function answer(shown: Shown, pathname: string, response: ServerResponse): Promise<void> {
	const file = /^\/demo\.(css|js)$/.exec(pathname)?.[1] as keyof typeof TYPES | undefined;
	if (file) {
		const content = await readFile(path.join(__dirname, `demo.${file}`));
		response.writeHead(200, { 'content-type': TYPES[file] }).end(content);
	} else if (pathname === '/favicon.ico') response.writeHead(204).end();
	else if (pathname === '/stream') shown.stream.join(response);
	else if (pathname === '/') send(response, startPage(shown.stream, shown.links));
	else if (pathname === '/live') send(response, livePage(shown.stream, shown.links));
	else if (pathname === '/mail') send(response, inboxPage(shown.stream));
	else await answerMail(shown, pathname, response);
}

async function answerMail(
	{ mails }: Shown,
	pathname: string,
	response: ServerResponse,
): Promise<void> {
	const [, number, body] = /^\/mail\/(\d+)(\/body)?$/.exec(pathname) ?? [];
	const mail = (await mails()).find((one) => String(one.number) === number);
	if (!mail) send(response, notThere(), 404);
	else if (body) send(response, mailBody(mail), 200, MAIL_POLICY);
	else send(response, mailPage(mail));
}

function notThere(): string {
	const body = html`<h1>There is nothing here</h1>
		<p><a href="/">To the start page</a></p>`;
	return layout('Nothing here', '', body);
}

function send(response: ServerResponse, page: string, status = 200, policy = POLICY): void {
	response.writeHead(status, {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy': policy,
		'cache-control': 'no-store',
	});
	response.end(page);
}
