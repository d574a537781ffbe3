import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { faultOf, type Fault } from './faults';

/** A mail that the server took, or had taken whole when it cut the connection. */
export interface Received {
	from: string;
	to: string;
	raw: string;
	/** Whether the sender was told that it was taken. */
	confirmed: boolean;
}

/** A mail server on this machine that is real but for the faults of some addresses. */
export class TestSmtp {
	readonly received: Received[] = [];
	/** Times a mail was offered for a recipient, refused or not. */
	readonly offered = new Map<string, number>();

	private readonly server: SMTPServer;
	private readonly spent = new Map<string, number>();

	/** @param options - of the server, over those of one without encryption and login */
	constructor(options: SMTPServerOptions = {}) {
		this.server = new SMTPServer({
			authOptional: true,
			disabledCommands: ['STARTTLS', 'AUTH'],
			disableReverseLookup: true,
			logger: false,
			onMailFrom: ({ address }, session, done) =>
				this.answer(this.faultAt('mailFrom', address), session, done),
			onRcptTo: ({ address }, session, done) => {
				this.offered.set(address, (this.offered.get(address) ?? 0) + 1);
				this.answer(this.faultAt('rcptTo', address), session, done);
			},
			onData: (stream, session, done) => {
				void buffer(stream).then(
					(bytes) => this.take(bytes, session, done),
					() => undefined, // the sender cut the connection in the middle of a mail
				);
			},
			...options,
		});
		// A client that does not trust the certificate ends the connection; that is the client's matter.
		this.server.on('error', () => undefined);
	}

	/** @param port - a free one when left out */
	async start(port = 0): Promise<number> {
		const listening = this.server.listen(port, '127.0.0.1');
		await once(listening, 'listening');
		return (listening.address() as AddressInfo).port;
	}

	async stop(): Promise<void> {
		for (const connection of this.server.connections) destroy(connection);
		await new Promise<void>((resolve) => this.server.close(() => resolve()));
	}

	/** Cuts all connections, as a server does that restarts. */
	cutConnections(): void {
		for (const connection of this.server.connections) destroy(connection);
	}

	/** The mails to an address. */
	mailsTo(address: string): Received[] {
		return this.received.filter(({ to }) => to === address);
	}

	private take(
		bytes: Buffer,
		session: SMTPServerSession,
		done: (error?: Error | null) => void,
	): void {
		const { mailFrom, rcptTo } = session.envelope;
		const [{ address }] = rcptTo;
		const fault = this.faultAt('afterData', address);
		if (!fault?.reply)
			this.received.push({
				from: mailFrom === false ? '' : mailFrom.address,
				to: address,
				raw: bytes.toString('utf8'),
				confirmed: !fault,
			});
		this.answer(fault, session, done);
	}

	private faultAt(stage: Fault['at'], address: string): Fault | undefined {
		const fault = faultOf(address);
		if (fault?.at !== stage) return undefined;
		const spent = this.spent.get(address) ?? 0;
		if (spent >= (fault.times ?? Infinity)) return undefined;
		this.spent.set(address, spent + 1);
		return fault;
	}

	private answer(
		fault: Fault | undefined,
		session: SMTPServerSession,
		done: (error?: Error | null) => void,
	): void {
		if (!fault) return done();
		if (fault.reply) {
			const { code, text } = fault.reply;
			return done(Object.assign(new Error(text), { responseCode: code }));
		}
		for (const connection of this.server.connections)
			if (sessionIdOf(connection) === session.id) destroy(connection);
	}
}

function sessionIdOf(connection: unknown): unknown {
	return (connection as { id?: unknown }).id;
}

function destroy(connection: unknown): void {
	(connection as { _socket?: { destroy(): void } })._socket?.destroy();
}
