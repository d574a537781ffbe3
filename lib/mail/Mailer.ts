import type { Readable } from 'node:stream';
import type { NodemailerError, Transporter, SMTPPoolSentMessageInfo } from 'nodemailer';
import { isMailError, MailError } from './errors';
import { connectError, readFailure } from './failure';
import { compose, type Letter } from './letter';
import { poolOptions, type SmtpSettings } from './settings';
import type { Verdict } from './verdict';

/** How often a mail is tried at once when a connection was lost before anything of it was sent. */
const FRESH_TRIES = 3;

/** A letter on its way, and what is seen of it. */
interface Passage {
	stream?: Readable;
}

/** Sends mail through one pool of connections to one mail server. */
export class Mailer {
	private readonly passages = new WeakMap<object, Passage>();
	private first: Promise<Verdict> | null = null;

	private constructor(
		private readonly host: string,
		private readonly transporter: Transporter<SMTPPoolSentMessageInfo>,
	) {
		// The stream of the finished message tells whether the connection has begun to take it.
		transporter.use('stream', (mail, done) => {
			const passage = this.passages.get(mail.data.headers as object);
			const create = mail.message.createReadStream.bind(mail.message);
			mail.message.createReadStream = (options) => {
				const stream = create(options);
				if (passage) passage.stream = stream;
				return stream;
			};
			done();
		});
	}

	/**
	 * Makes a mailer; connections are made when there is something to send.
	 *
	 * @throws {MailError} `bad-settings`, or `client-missing` where nodemailer is not installed
	 */
	static async open(settings: SmtpSettings): Promise<Mailer> {
		const options = poolOptions(settings);
		const { createTransport } = await importNodemailer();
		return new Mailer(options.host, createTransport(options));
	}

	/**
	 * Connects and logs in, and sends nothing.
	 *
	 * @throws {MailError} `login-refused`, `insecure`, `unreachable` or `refused`
	 */
	async verify(): Promise<void> {
		try {
			await this.transporter.verify();
		} catch (error) {
			throw connectError(error as NodemailerError, this.host);
		}
	}

	/**
	 * Sends a letter, at most once, and tells how that ended; it does not throw for what a letter or a server does.
	 *
	 * The first letter goes alone, so that a wrong password is tried once and not by every connection.
	 */
	async send(letter: Letter): Promise<Verdict> {
		if (this.first === null) return (this.first = this.sendFirst(letter));
		const first = await this.first;
		return first.kind === 'halted' ? first : this.deliver(letter);
	}

	private async sendFirst(letter: Letter): Promise<Verdict> {
		const verdict = await this.deliver(letter);
		if (verdict.kind === 'halted') this.first = null;
		return verdict;
	}

	private async deliver(letter: Letter): Promise<Verdict> {
		for (let tries = 1; ; tries++) {
			const verdict = await this.trySend(letter);
			const isLost = verdict.kind === 'deferred' && verdict.reason === 'connection';
			if (!isLost || tries === FRESH_TRIES) return verdict;
		}
	}

	close(): void {
		this.transporter.close();
	}

	private async trySend(letter: Letter): Promise<Verdict> {
		const passage: Passage = {};
		try {
			const mail = compose(letter);
			this.passages.set(mail.headers as object, passage);
			const { messageId, response } = await this.transporter.sendMail(mail);
			return { kind: 'sent', messageId, reply: response };
		} catch (error) {
			if (isMailError(error)) return { kind: 'invalid', detail: error.message };
			return readFailure(error as NodemailerError, passage.stream?.readableDidRead ?? false);
		}
	}
}

async function importNodemailer(): Promise<typeof import('nodemailer')> {
	try {
		return await import('nodemailer');
	} catch (error) {
		throw new MailError(
			'client-missing',
			'nodemailer is not installed',
			`Install this package again, so that nodemailer comes with it (${(error as Error).name}).`,
		);
	}
}
