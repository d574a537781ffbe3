import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialDescription,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { isMailError, Mailer, type Security, type SmtpSettings } from '../../lib/mail';

export const SMTP_CREDENTIAL = 'candidateSmtp';
/** n8n's own, of n8n-nodes-base. */
export const N8N_SMTP = 'smtp';

/**
 * What a node needs that sends mail.
 *
 * @param displayOptions - when it sends with this credential
 */
export function smtpCredentials(
	displayOptions: INodeCredentialDescription['displayOptions'],
): INodeCredentialDescription[] {
	return [{ name: SMTP_CREDENTIAL, required: true, displayOptions, testedBy: 'testSmtp' }];
}

/** The fields of the credential as a mailer needs them. */
export function toSmtpSettings(credential: ICredentialDataDecryptedObject): SmtpSettings {
	const text = (field: string) => String(credential[field] ?? '').trim();
	return {
		host: text('host'),
		port: Number(credential.port),
		security: text('security') as Security,
		user: text('user') || undefined,
		password: String(credential.password ?? ''),
		ca: text('ca') || undefined,
		dkim:
			credential.signs === true
				? {
						domain: text('dkimDomain'),
						selector: text('dkimSelector'),
						privateKey: text('dkimPrivateKey'),
					}
				: undefined,
		connections: Number(credential.connections) || undefined,
		perSecond: Number(credential.perSecond) || undefined,
	};
}

/** Connects and logs in as sending would, and sends nothing. n8n calls it from the credential's form. */
export async function testSmtp(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const mailer = await Mailer.open({ ...toSmtpSettings(data), timeoutMs: TEST_TIMEOUT_MS });
		try {
			await mailer.verify();
		} finally {
			mailer.close();
		}
		return { status: 'OK', message: 'Connected: mail can be sent' };
	} catch (error) {
		const message = isMailError(error) ? `${error.message}. ${error.advice}` : String(error);
		return { status: 'Error', message };
	}
}

/** Nobody looks at a form for longer. */
const TEST_TIMEOUT_MS = 15_000;
