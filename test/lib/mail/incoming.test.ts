import fc from 'fast-check';
import { readIncoming } from '../../../lib/mail';

const lines = (...text: string[]) => text.join('\r\n');

const ORIGINAL = lines(
	'From: anna@jobs.example.com',
	'To: Noor <noor@example.com>',
	'Message-ID: <see-1@jobs.example.com>',
	'Subject: Uw volgende stap',
);

/** A report of three parts: words for people, facts for machines, the mail it is about. */
function report(type: string, facts: string, original = ORIGINAL, kind = 'text/rfc822-headers') {
	return lines(
		'From: MAILER-DAEMON@mx.example.com',
		'To: anna@jobs.example.com',
		'Subject: Undelivered Mail Returned to Sender',
		'Auto-Submitted: auto-replied',
		'MIME-Version: 1.0',
		`Content-Type: multipart/report; report-type=${type}; boundary="b"`,
		'',
		'--b',
		'Content-Type: text/plain; charset=utf-8',
		'',
		'I am sorry to tell you that your message could not be delivered.',
		'',
		'--b',
		`Content-Type: message/${type}`,
		'',
		facts,
		'',
		'--b',
		`Content-Type: ${kind}`,
		'',
		original,
		'',
		'--b--',
		'',
	);
}

const statusOf = (...fields: string[]) =>
	report(
		'delivery-status',
		lines(
			'Reporting-MTA: dns; mx.example.com',
			'',
			'Final-Recipient: rfc822; noor@example.com',
			...fields,
		),
	);

describe('a bounce (RFC 3464)', () => {
	it.each([
		['5.1.1', 'smtp; 550 5.1.1 User unknown', 'hard', '5.1.1'],
		['5.0.0', 'smtp; 550-5.1.1 The account\r\n 550 5.1.1 does not exist', 'hard', '5.1.1'],
		['5.1.0', 'smtp; 550 5.7.1 Rejected as spam', 'policy', '5.7.1'],
		['5.2.2', 'smtp; 552 Quota exceeded', 'soft', '5.2.2'],
		['5.1.1', '', 'hard', '5.1.1'],
		['4.4.1', 'smtp; 451 4.4.1 Connection timed out', 'soft', '4.4.1'],
		['', '', 'soft', null],
	])('with status %j and diagnosis %j is %s', async (status, diagnosis, bounce, told) => {
		const raw = statusOf('Action: failed', `Status: ${status}`, `Diagnostic-Code: ${diagnosis}`);
		expect(await readIncoming(raw)).toMatchObject({
			kind: 'bounce',
			recipients: [{ address: 'noor@example.com', bounce, status: told }],
			messageId: '<see-1@jobs.example.com>',
		});
	});

	it('is about the address that was written to, where it was forwarded', async () => {
		const raw = statusOf(
			'Original-Recipient: rfc822;noor@work.example',
			'Action: failed',
			'Status: 5.1.1',
		);
		expect(await readIncoming(raw)).toMatchObject({
			recipients: [{ address: 'noor@work.example' }],
		});
	});

	it('with the whole mail sent back names it too', async () => {
		const facts = lines(
			'Reporting-MTA: dns; x',
			'',
			'Final-Recipient: rfc822; noor@example.com',
			'Action: failed',
			'Status: 5.1.1',
		);
		const raw = report(
			'delivery-status',
			facts,
			lines(ORIGINAL, '', 'Hallo Noor'),
			'message/rfc822',
		);
		expect(await readIncoming(raw)).toMatchObject({ messageId: '<see-1@jobs.example.com>' });
	});

	it('tells of everybody in it', async () => {
		const raw = statusOf(
			'Action: failed',
			'Status: 5.1.1',
			'',
			'Final-Recipient: rfc822; sem@example.com',
			'Action: failed',
			'Status: 5.2.2',
		);
		expect(await readIncoming(raw)).toMatchObject({
			recipients: [
				{ address: 'noor@example.com', bounce: 'hard' },
				{ address: 'sem@example.com', bounce: 'soft' },
			],
		});
	});

	it('that is none yet, or is good news, is none', async () => {
		expect(await readIncoming(statusOf('Action: delayed', 'Status: 4.4.1'))).toMatchObject({
			kind: 'delayed',
		});
		expect(await readIncoming(statusOf('Action: delivered', 'Status: 2.0.0'))).toMatchObject({
			kind: 'other',
		});
	});

	it('of Exim, which is no report, is read from its header', async () => {
		const raw = lines(
			'From: Mail Delivery System <Mailer-Daemon@mx.example.com>',
			'To: anna@jobs.example.com',
			'X-Failed-Recipients: noor@example.com',
			'Auto-Submitted: auto-replied',
			'Content-Type: text/plain',
			'',
			'  noor@example.com',
			'    host mx.example.com said: 550 5.1.1 User unknown',
			'',
			'------ This is a copy of the message, including all the headers. ------',
			'',
			ORIGINAL,
		);
		expect(await readIncoming(raw)).toMatchObject({
			kind: 'bounce',
			recipients: [{ address: 'noor@example.com', bounce: 'hard', status: '5.1.1' }],
			messageId: '<see-1@jobs.example.com>',
		});
	});
});

describe('a complaint (RFC 5965)', () => {
	const facts = (type: string, ...more: string[]) =>
		lines(`Feedback-Type: ${type}`, 'User-Agent: SomeGenerator/1.0', 'Version: 1', ...more);

	it('names who complained, as far as the provider lets it', async () => {
		const named = report('feedback-report', facts('abuse', 'Original-Rcpt-To: <noor@example.com>'));
		expect(await readIncoming(named)).toEqual({
			kind: 'complaint',
			addresses: ['noor@example.com'],
			messageId: '<see-1@jobs.example.com>',
		});
		const hidden = report(
			'feedback-report',
			facts('abuse'),
			'Message-ID: <see-1@jobs.example.com>',
		);
		expect(await readIncoming(hidden)).toEqual({
			kind: 'complaint',
			addresses: [],
			messageId: '<see-1@jobs.example.com>',
		});
	});

	it('that says it is not spam is none', async () => {
		const raw = report('feedback-report', facts('not-spam'));
		expect(await readIncoming(raw)).toMatchObject({ kind: 'other' });
	});
});

describe('an answer', () => {
	const answer = (...headers: string[]) =>
		lines(
			'From: Noor <noor@example.com>',
			'To: anna@jobs.example.com',
			'In-Reply-To: <see-1@jobs.example.com>',
			...headers,
			'',
			'Ja, graag!',
		);

	it('of a person is a reply to its mail', async () => {
		expect(await readIncoming(answer())).toEqual({
			kind: 'reply',
			from: 'noor@example.com',
			messageId: '<see-1@jobs.example.com>',
		});
	});

	it.each([
		'Auto-Submitted: auto-replied',
		'Auto-Submitted: auto-generated; owner-email="x"',
		'X-Autoreply: yes',
		'X-Auto-Response-Suppress: All',
		'Precedence: auto_reply',
		'Return-Path: <>',
	])("with %s is a machine's and ends no sequence", async (header) => {
		expect(await readIncoming(answer(header))).toMatchObject({ kind: 'automatic' });
	});

	it("that says it is no machine's is a person's", async () => {
		expect(await readIncoming(answer('Auto-Submitted: no'))).toMatchObject({ kind: 'reply' });
	});

	it('to no mail of ours is something else', async () => {
		const raw = lines('From: noor@example.com', 'Subject: Hallo', '', 'Hallo');
		expect(await readIncoming(raw)).toEqual({ kind: 'other', from: 'noor@example.com' });
	});
});

describe('whatever comes', () => {
	it('is read, not stumbled over', async () => {
		const piece = fc.constantFrom(
			'Content-Type: multipart/report; boundary=b',
			'Content-Type: message/delivery-status',
			'Content-Type: message/feedback-report',
			'X-Failed-Recipients: ,,',
			'Action: failed',
			'Final-Recipient: rfc822;',
			'Status: 5',
			'--b',
			'--b--',
			'',
			'\u0000\ufffd',
		);
		await fc.assert(
			fc.asyncProperty(fc.array(fc.oneof(piece, fc.string())), async (some) => {
				expect((await readIncoming(lines(...some))).kind).toMatch(/^[a-z]+$/);
			}),
			{ seed: 11, numRuns: 200 },
		);
	});
});
