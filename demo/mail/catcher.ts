import PostalMime from 'postal-mime';
import { TestSmtp } from '../../test/support/smtp/server';

/** A mail that would have gone to somebody. */
export interface CaughtMail {
	/** From 1, in order of arrival. */
	number: number;
	from: string;
	to: string;
	subject: string;
	/** As the mail says; null when it does not. */
	sentAt: string | null;
	/** Empty for a mail of plain text. */
	html: string;
	text: string;
}

/** A mail server that takes every mail and delivers none. */
export class MailCatcher {
	private readonly read: CaughtMail[] = [];

	private constructor(
		private readonly smtp: TestSmtp,
		readonly port: number,
	) {}

	/** @param port - a free one when left out */
	static async start(port = 0): Promise<MailCatcher> {
		const smtp = new TestSmtp();
		return new MailCatcher(smtp, await smtp.start(port));
	}

	async stop(): Promise<void> {
		await this.smtp.stop();
	}

	/** All mails so far, oldest first; each is taken to pieces once. */
	async mails(): Promise<readonly CaughtMail[]> {
		const { received } = this.smtp;
		for (let at = this.read.length; at < received.length; at++) {
			const { from, to, raw } = received[at];
			const { subject, date, html, text } = await PostalMime.parse(raw);
			this.read[at] = {
				...{ number: at + 1, from, to },
				...{ subject: subject ?? '(no subject)', sentAt: date ?? null },
				...{ html: html ?? '', text: text ?? '' },
			};
		}
		return this.read;
	}
}
