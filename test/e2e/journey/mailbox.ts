import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What an empty mailbox says to a command, before it says that all is well. */
const SAYS: Readonly<Record<string, string>> = {
	CAPABILITY: '* CAPABILITY IMAP4rev1\r\n',
	NAMESPACE: '* NAMESPACE (("" "/")) NIL NIL\r\n',
	SELECT: '* 0 EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n* OK [UIDVALIDITY 1]\r\n',
	SEARCH: '* SEARCH\r\n',
};

/** An IMAP mailbox in which there is never any mail: just enough for n8n to wait at it. */
export class EmptyMailbox {
	private readonly sockets = new Set<Socket>();
	private readonly server: Server = createServer((socket) => this.serve(socket));

	async start(): Promise<number> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		return (this.server.address() as AddressInfo).port;
	}

	async stop(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		await new Promise<void>((resolve) => this.server.close(() => resolve()));
	}

	private serve(socket: Socket): void {
		this.sockets.add(socket);
		socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
		socket.write('* OK ready\r\n');
		let heard = '';
		socket.on('data', (part) => {
			const lines = (heard + String(part)).split('\r\n');
			heard = lines.pop() ?? '';
			for (const line of lines) socket.write(answer(line));
		});
	}
}

function answer(line: string): string {
	const [tag, first = '', second = ''] = line.split(' ');
	if (first.toUpperCase() === 'IDLE') return '+ idling\r\n';
	const command = (first.toUpperCase() === 'UID' ? second : first).toUpperCase();
	return `${SAYS[command] ?? ''}${tag === 'DONE' ? '*' : tag} OK done\r\n`;
}
