import type { IExecuteFunctions } from 'n8n-workflow';
import { Mailer, type SmtpSettings } from '../../lib/mail';
import { N8N_SMTP, SMTP_CREDENTIAL, toSmtpSettings } from '../shared/smtpCredential';

/**
 * Lends a pool of connections for as long as some work takes.
 *
 * @throws {MailError} `bad-settings`
 */
export async function withMailer<Result>(
	context: IExecuteFunctions,
	work: (mailer: Mailer) => Promise<Result>,
): Promise<Result> {
	const mailer = await Mailer.open(await readSettings(context));
	try {
		return await work(mailer);
	} finally {
		mailer.close();
	}
}

async function readSettings(context: IExecuteFunctions): Promise<SmtpSettings> {
	if (context.getNodeParameter('mailAccount', 0, 'candidateSmtp') === SMTP_CREDENTIAL)
		return toSmtpSettings(await context.getCredentials(SMTP_CREDENTIAL));
	return fromN8n(await context.getCredentials(N8N_SMTP));
}

/** n8n's own credential as a mailer needs it. */
function fromN8n(credential: Readonly<Record<string, unknown>>): SmtpSettings {
	const isPlain = credential.disableStartTls === true;
	return {
		host: String(credential.host ?? ''),
		port: Number(credential.port),
		security: credential.secure === true ? 'tls' : isPlain ? 'none' : 'startTls',
		user: String(credential.user ?? '').trim() || undefined,
		password: String(credential.password ?? ''),
		perSecond: 10,
	};
}
