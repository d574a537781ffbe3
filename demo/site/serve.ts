import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { renderPage, type Addresses } from './pages';

/** How the career site is set up. */
export interface SiteOptions {
	/** Address of the tracking's endpoints, with a slash at its end. */
	trackingUrl: string;
	/** The site's Content-Security-Policy; none when left out. */
	policy?: string;
	/** A free one when left out. */
	port?: number;
}

/** A site that is being served. */
export interface RunningServer {
	/** Its origin, e.g. `http://localhost:40123`. */
	url: string;
	stop(): Promise<void>;
}

/** Of the files that are sent as they are; everything else is a page. */
const TYPES: Readonly<Record<string, string>> = {
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.pdf': 'application/pdf',
	'.webm': 'video/webm',
};

/** A small career site: vacancies with structured data, a story with a video, forms, an app. */
export async function serveSite({
	trackingUrl,
	policy,
	port,
}: SiteOptions): Promise<RunningServer> {
	const server = createServer((request, response) => {
		const site = `http://${request.headers.host}`;
		const { pathname } = new URL(request.url ?? '/', site);
		if (pathname === '/favicon.ico') {
			response.writeHead(204).end();
			return;
		}
		const headers: Record<string, string> = policy ? { 'content-security-policy': policy } : {};
		readContent(pathname, { tracking: trackingUrl, site }).then(
			({ content, type }) =>
				sendPart(response, content, request.headers.range, { ...headers, 'content-type': type }),
			() => response.writeHead(404).end(),
		);
	});
	return listen(server, port);
}

async function readContent(
	pathname: string,
	addresses: Addresses,
): Promise<{ content: Buffer; type: string }> {
	const type = TYPES[path.posix.extname(pathname)];
	if (type) {
		const file = path.join(__dirname, path.posix.normalize(pathname));
		return { content: await readFile(file), type };
	}
	const page = await renderPage(pathname, addresses);
	return { content: Buffer.from(page), type: 'text/html; charset=utf-8' };
}

/** Whole, or the bytes asked for: a video without them cannot be wound forward. */
function sendPart(
	response: ServerResponse,
	content: Buffer,
	range: string | undefined,
	headers: Record<string, string>,
): void {
	const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
	if (from === undefined) {
		response.writeHead(200, { ...headers, 'accept-ranges': 'bytes' }).end(content);
		return;
	}
	const part = content.subarray(Number(from), to ? Number(to) + 1 : undefined);
	const last = Number(from) + part.length - 1;
	const contentRange = `bytes ${from}-${last}/${content.length}`;
	response.writeHead(206, { ...headers, 'content-range': contentRange }).end(part);
}

/** Listens on this machine only, on a free port unless one is given. */
export function listen(server: Server, wanted = 0): Promise<RunningServer> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(wanted, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			const stop = () =>
				new Promise<void>((done) => {
					server.close(() => done());
					server.closeAllConnections();
				});
			resolve({ url: `http://localhost:${port}`, stop });
		});
	});
}
