import { MailError } from '../../lib/mail';
import type { SendReport } from '../../lib/nurture';

const ADVICE = {
	login: 'Check user and password of the credential. Many providers want an app password.',
	insecure: 'Check the encryption and the port of the credential, and the name on the certificate.',
	unreachable: 'Check host and port of the credential, and that no firewall blocks outgoing mail.',
	sender: 'Check From Address: the mail server sends nothing in its name.',
} as const;

const WHAT = {
	login: 'The mail server refused the user name or password',
	insecure: 'The connection to the mail server cannot be made safe',
	unreachable: 'The mail server was not reached',
	sender: 'The mail server takes no mail from this sender',
} as const;

const CODES = {
	login: 'login-refused',
	insecure: 'insecure',
	unreachable: 'unreachable',
	sender: 'refused',
} as const;

/** Why a run could send nothing more, in words for who set it up. */
export function haltError({ halted }: Pick<SendReport, 'halted'>): MailError {
	const { reason, detail } = halted ?? { reason: 'unreachable' as const, detail: '' };
	return new MailError(
		CODES[reason],
		`${WHAT[reason]}: ${detail}`,
		`${ADVICE[reason]} What is due stays due.`,
	);
}
