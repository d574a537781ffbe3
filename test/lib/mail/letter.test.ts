import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { Mailer, messageIdOf, type Letter, type SmtpSettings } from '../../../lib/mail';
import { letterTo, plainSettings } from '../../support/smtp/letters';
import { useMailer } from '../../support/smtp/useMailer';

jest.setTimeout(60_000);

const at = useMailer();
const { smtp } = at;

/** Sends a letter and gives what the server got. */
async function arrived(letter: Letter, by = at.mailer): Promise<string> {
	const before = smtp.received.length;
	expect(await by.send(letter)).toMatchObject({ kind: 'sent' });
	expect(smtp.received).toHaveLength(before + 1);
	return smtp.received[before].raw;
}

const headersOf = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n'));
const namesOf = (raw: string) =>
	headersOf(raw)
		.split('\r\n')
		.filter((line) => !/^\s/.test(line))
		.map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
		.sort();

describe('a mail as it arrives', () => {
	it('has a text, an HTML part and a Message-ID that is always the same', async () => {
		const letter = letterTo('noor@example.com', { id: 'see-1:42' });
		const parsed = await PostalMime.parse(await arrived(letter));
		expect(parsed).toMatchObject({
			subject: 'Uw volgende stap',
			from: { address: 'anna@jobs.example.com', name: 'Anna de Wit' },
			to: [{ address: 'noor@example.com', name: 'Noor' }],
			messageId: messageIdOf('see-1:42', 'anna@jobs.example.com'),
		});
		expect([parsed.text?.trim(), parsed.html?.trim()]).toEqual(['Hallo Noor', '<p>Hallo Noor</p>']);
		expect((await PostalMime.parse(await arrived(letter))).messageId).toBe(parsed.messageId);
		expect(messageIdOf('see-1:43', 'anna@jobs.example.com')).not.toBe(parsed.messageId);
	});

	it('can be unsubscribed from with one click, by web and by mail, its long address unbroken (RFC 8058)', async () => {
		const url = `https://n8n.example.com/webhook/journey/u?k=${'x'.repeat(300)}`;
		const raw = await arrived(
			letterTo('noor@example.com', {
				unsubscribeHeaders: {
					'List-Unsubscribe': `<${url}>`,
					'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
				},
				unsubscribeMailto: 'stop@jobs.example.com',
			}),
		);
		const unfolded = headersOf(raw).replace(/\r\n\s+/g, ' ');
		expect(unfolded).toContain(
			`List-Unsubscribe: <${url}>, <mailto:stop@jobs.example.com?subject=unsubscribe>`,
		);
		expect(unfolded).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
	});

	it('asks for no holiday replies, and is bulk only where it is nurture', async () => {
		const nurture = headersOf(await arrived(letterTo('noor@example.com')));
		expect(nurture).toMatch(/^Auto-Submitted: auto-generated\r$/m);
		expect(nurture).toMatch(/^Precedence: bulk\r$/m);
		const asked = headersOf(await arrived(letterTo('noor@example.com', { kind: 'transactional' })));
		expect(asked).toMatch(/^Auto-Submitted: auto-generated\r$/m);
		expect(asked).not.toMatch(/^(Precedence|List-Unsubscribe)/m);
	});

	it('is signed, the headers for unsubscribing too', async () => {
		const { privateKey } = generateKeyPairSync('rsa', {
			modulusLength: 2048,
			publicKeyEncoding: { type: 'spki', format: 'pem' },
			privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
		});
		const dkim = { domain: 'jobs.example.com', selector: 'mail', privateKey };
		const signing = await Mailer.open(
			plainSettings(at.port, { dkim } satisfies Partial<SmtpSettings>),
		);
		try {
			const raw = headersOf(await arrived(letterTo('noor@example.com'), signing));
			const signature =
				/^DKIM-Signature:[\s\S]*?(?=\r\n\S)/m.exec(raw)?.[0].replace(/\s+/g, '') ?? '';
			expect(signature).toContain('d=jobs.example.com');
			const signed = /;h=([^;]+);/.exec(signature)?.[1].toLowerCase().split(':') ?? [];
			expect(signed).toEqual(
				expect.arrayContaining(['from', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']),
			);
		} finally {
			signing.close();
		}
	});

	it('goes to addresses with letters of any script', async () => {
		await arrived(letterTo('jürgen@müller.de'));
		expect(smtp.received.at(-1)?.to).toBe('jürgen@müller.de');
		await arrived(
			letterTo('łukasz@example.com', { to: { address: 'łukasz@example.com', name: 'Łukasz Żak' } }),
		);
		const parsed = await PostalMime.parse(smtp.received.at(-1)?.raw ?? '');
		expect(parsed.to?.[0]).toMatchObject({ name: 'Łukasz Żak' });
	});
});

describe('names and subjects', () => {
	it.each([
		['a header in the subject', { subject: 'Hi\r\nBcc: sem@example.com' }],
		['a header after a bare line feed', { subject: 'Hi\nBcc: sem@example.com' }],
		['a second body', { subject: 'Hi\r\n\r\n<html>' }],
		['a line separator', { subject: 'Hi\u2028Bcc: sem@example.com' }],
		['a header in the name', { to: { address: 'noor@example.com', name: 'N\r\nBcc: x@y.nl' } }],
		['an address in the name', { to: { address: 'noor@example.com', name: 'x@y.nl>, <z@y.nl' } }],
		['a header in the sender', { from: { address: 'a@b.nl', name: 'A"\r\nReply-To: x@y.nl' } }],
	])('with %s add no header and no recipient', async (_, changes) => {
		const plain = namesOf(await arrived(letterTo('noor@example.com')));
		const raw = await arrived(letterTo('noor@example.com', changes));
		expect(namesOf(raw)).toEqual(plain);
		expect(smtp.received.at(-1)?.to).toBe('noor@example.com');
		expect((await PostalMime.parse(raw)).to).toHaveLength(1);
	});

	it('add no header whatever they are', async () => {
		const plain = namesOf(await arrived(letterTo('noor@example.com')));
		const text = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.string({
				unit: fc.constantFrom('\r', '\n', '\0', '\u2028', ':', ' ', 'a', '"', '<', '=?', '?='),
			}),
		);
		await fc.assert(
			fc.asyncProperty(text, text, async (subject, name) => {
				const to = { address: 'noor@example.com', name };
				const raw = await arrived(letterTo(to.address, { subject: `x${subject}`, to }));
				expect(namesOf(raw)).toEqual(plain);
			}),
			{ seed: 7, numRuns: 40 },
		);
	});
});
