import type { ServerResponse } from 'node:http';

const RECONNECT_MS = 1_000;

/** Parts of pages that change while somebody looks at them, told to every open page as server-sent events. */
export class Stream {
	private readonly parts = new Map<string, string>();

	private readonly listeners = new Set<ServerResponse>();

	/** Shows a part, in every page that has it; the same again tells nobody. */
	show(part: string, html: string): void {
		if (this.parts.get(part) === html) return;
		this.parts.set(part, html);
		for (const listener of this.listeners) listener.write(frame(part, html));
	}

	/** What a part shows now; nothing before it was shown. */
	shown(part: string): string {
		return this.parts.get(part) ?? '';
	}

	/** Tells a page all there is, and from then on what changes, until it is closed. */
	join(response: ServerResponse): void {
		response.writeHead(200, {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store',
		});
		response.write(`retry: ${RECONNECT_MS}\n\n`);
		for (const [part, html] of this.parts) response.write(frame(part, html));
		this.listeners.add(response);
		response.on('close', () => this.listeners.delete(response));
	}
}

function frame(part: string, html: string): string {
	const lines = html.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
	return `event: ${part}\n${lines.join('')}\n`;
}
