import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isMailError, Mailer, type MailError, type SmtpSettings } from '../../../lib/mail';
import { poolOptions } from '../../../lib/mail/settings';
import { letterTo, plainSettings } from '../../support/smtp/letters';
import { TestSmtp } from '../../support/smtp/server';
import { WITH_LOGIN } from '../../support/smtp/withLogin';

jest.setTimeout(60_000);

const file = (name: string) =>
	readFileSync(path.join(__dirname, '..', '..', 'support', 'postgres', name), 'utf8');
const certificate = { cert: file('server.crt'), key: file('server.key') };

type ServerOptions = ConstructorParameters<typeof TestSmtp>[0];

async function withServer<Result>(
	options: ServerOptions,
	use: (port: number, smtp: TestSmtp) => Promise<Result>,
): Promise<Result> {
	const smtp = new TestSmtp(options);
	try {
		return await use(await smtp.start(), smtp);
	} finally {
		await smtp.stop();
	}
}

async function withMailer<Result>(
	settings: SmtpSettings,
	use: (mailer: Mailer) => Promise<Result>,
): Promise<Result> {
	const mailer = await Mailer.open(settings);
	try {
		return await use(mailer);
	} finally {
		mailer.close();
	}
}

async function errorOf(work: Promise<unknown>): Promise<MailError> {
	const error: unknown = await work.then(
		() => null,
		(thrown: unknown) => thrown,
	);
	if (isMailError(error)) return error;
	throw new Error(`Not a MailError: ${String(error)}`);
}

const encrypted: ServerOptions = { ...certificate, disabledCommands: ['AUTH'] };
const wholly: ServerOptions = { ...encrypted, secure: true };

const anna = { user: 'anna', password: 'right' };

describe('the connection to a mail server', () => {
	it.each<[string, ServerOptions, Partial<SmtpSettings>]>([
		['without encryption', {}, {}],
		['with a login', WITH_LOGIN, anna],
		['with STARTTLS', encrypted, { security: 'startTls', ca: certificate.cert }],
		['with TLS', wholly, { security: 'tls', ca: certificate.cert }],
	])('is made %s', async (_, options, changes) => {
		await withServer(options, (port, smtp) =>
			withMailer(plainSettings(port, changes), async (mailer) => {
				await expect(mailer.verify()).resolves.toBeUndefined();
				expect(await mailer.send(letterTo('noor@example.com'))).toMatchObject({ kind: 'sent' });
				expect(smtp.mailsTo('noor@example.com')).toHaveLength(1);
			}),
		);
	});

	it.each<[string, ServerOptions, Partial<SmtpSettings>, string, string]>([
		['a wrong password', WITH_LOGIN, { ...anna, password: 'wrong' }, 'login', 'login-refused'],
		['no STARTTLS where it is wanted', {}, { security: 'startTls' }, 'insecure', 'insecure'],
		[
			'a certificate that is not trusted',
			encrypted,
			{ security: 'startTls' },
			'insecure',
			'insecure',
		],
		[
			'a certificate for another name',
			wholly,
			{ host: 'localhost', security: 'tls', ca: certificate.cert },
			'insecure',
			'insecure',
		],
		['TLS against a server without', {}, { security: 'tls' }, 'insecure', 'insecure'],
	])('is refused for %s, and nothing is sent', async (_, options, changes, reason, code) => {
		await withServer(options, (port, smtp) =>
			withMailer(plainSettings(port, changes), async (mailer) => {
				expect(await mailer.send(letterTo('noor@example.com'))).toMatchObject({
					kind: 'halted',
					reason,
				});
				expect((await errorOf(mailer.verify())).code).toBe(code);
				expect(smtp.received).toEqual([]);
			}),
		);
	});

	it('tries a wrong password once, however many mails wait, and again when it is used again', async () => {
		let logins = 0;
		const counting: ServerOptions = {
			...WITH_LOGIN,
			onAuth: (_, __, done) => {
				logins++;
				done(new Error('Invalid credentials'));
			},
		};
		await withServer(counting, (port) =>
			withMailer(plainSettings(port, anna), async (mailer) => {
				const letters = Array.from({ length: 30 }, (_, i) => letterTo(`p${i}@example.com`));
				const send = () => Promise.all(letters.map((letter) => mailer.send(letter)));
				const verdicts = await send();
				expect(new Set(verdicts.map(({ kind }) => kind))).toEqual(new Set(['halted']));
				expect(logins).toBe(1);
				await send();
				expect(logins).toBe(2);
			}),
		);
	});

	it('is as fast as it may be', () => {
		const options = poolOptions(plainSettings(25, { perSecond: 7, connections: 2 }));
		expect(options).toMatchObject({ rateLimit: 7, rateDelta: 1_000, maxConnections: 2 });
	});

	it('is not there where nobody listens', async () => {
		const port = await withServer({}, async (free) => free);
		await withMailer(plainSettings(port), async (mailer) => {
			const verdict = await mailer.send(letterTo('noor@example.com'));
			expect(verdict).toMatchObject({ kind: 'halted', reason: 'unreachable' });
			expect((await errorOf(mailer.verify())).code).toBe('unreachable');
		});
	});

	it('says nothing of the password when it fails', async () => {
		await withServer(WITH_LOGIN, (port) =>
			withMailer(
				plainSettings(port, { user: 'anna', password: 'secret-of-anna' }),
				async (mailer) => {
					const { message, advice, cause } = await errorOf(mailer.verify());
					expect([message, advice, cause].join()).not.toContain('secret-of-anna');
				},
			),
		);
	});

	it.each<Partial<SmtpSettings>>([{ host: ' ' }, { port: 0 }, { port: 70_000 }, { port: 2.5 }])(
		'is not tried with %j',
		async (changes) => {
			const open = Mailer.open(plainSettings(25, changes));
			expect((await errorOf(open)).code).toBe('bad-settings');
		},
	);
});
