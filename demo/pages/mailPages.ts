import type { CaughtMail } from '../mail/catcher';
import { html, table } from './html';
import { layout, part } from './layout';
import type { Stream } from './stream';

/** Every mail that was sent, newest first. */
export function inboxPage(stream: Stream): string {
	return layout(
		'Mail',
		'/mail',
		html`<h1>Mail</h1>
			<p>
				Every mail of the demo ends here, whoever it is for. Open one: its links work, also the one
				to unsubscribe.
			</p>
			${part('inbox', stream.shown('inbox'))}`,
	);
}

/** The list of mails as a part of the page. */
export function inbox(mails: readonly CaughtMail[]): string {
	if (mails.length === 0)
		return html`<p class="card">
			No mail yet. Ask for the salary guide on the career site, and agree to be mailed.
		</p>`.text;
	const rows = mails
		.toReversed()
		.map((mail) => [
			html`<a href="/mail/${mail.number}">${mail.subject}</a>`,
			mail.to,
			mail.from,
			momentOf(mail),
		]);
	return table(['Subject', 'To', 'From', 'Sent'], rows).text;
}

/** One mail as a mail program shows it. */
export function mailPage(mail: CaughtMail): string {
	return layout(
		mail.subject,
		'/mail/…',
		html`<h1>${mail.subject}</h1>
			<p>From ${mail.from} to ${mail.to}, ${momentOf(mail)}. <a href="/mail">All mail</a></p>
			<iframe
				class="preview"
				title="The mail"
				src="/mail/${mail.number}/body"
				sandbox="allow-popups allow-popups-to-escape-sandbox"
			></iframe>
			<h2>The same as plain text</h2>
			<details class="card">
				<summary>Show it</summary>
				<pre class="plain">${mail.text}</pre>
			</details>`,
	);
}

/** What stands in the frame: the mail itself, whose links open beside it, as in a mail program. */
export function mailBody({ html: content, text }: CaughtMail): string {
	const shown = content || html`<pre>${text}</pre>`.text;
	return /<head[^>]*>/i.test(shown)
		? shown.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`)
		: `<!doctype html><base target="_blank">${shown}`;
}

function momentOf({ sentAt }: CaughtMail): string {
	return sentAt === null
		? ''
		: new Date(sentAt).toLocaleString('en-GB', { timeStyle: 'medium', dateStyle: 'medium' });
}
