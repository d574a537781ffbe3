import type { NodemailerError } from 'nodemailer';
import { MailError } from './errors';
import { readReply, type SmtpStage } from './reply';
import type { Halt, Verdict } from './verdict';

const TLS_CODES =
	/^(ETLS|EREQUIRETLS|ERR_TLS_.*|ERR_SSL_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*|CERT_.*|HOSTNAME_MISMATCH)$/;
const STAGES: readonly SmtpStage[] = ['MAIL FROM', 'RCPT TO', 'DATA'];

/**
 * How sending ended when nodemailer failed.
 *
 * @param hasBegun - whether any of the mail was handed to the connection: then a connection that is lost without a
 * word leaves nobody knowing
 */
export function readFailure(error: NodemailerError, hasBegun: boolean): Verdict {
	const { code = '', responseCode, response = error.message, command = '' } = error;
	const halt = haltOf(error);
	if (halt && !hasBegun) return { kind: 'halted', reason: halt, detail: response };
	if (responseCode && responseCode >= 400) {
		const stage = STAGES.find((one) => command.startsWith(one)) ?? 'DATA';
		// It would refuse every other mail too, and none of the candidates is to blame.
		if (stage === 'MAIL FROM' && responseCode >= 500)
			return { kind: 'halted', reason: 'sender', detail: response };
		return readReply({ code: responseCode, text: response, stage });
	}
	if (code === 'EENVELOPE' || code === 'ESTREAM') return { kind: 'invalid', detail: error.message };
	if (code === 'EMESSAGE')
		return { kind: 'refused', bounce: 'policy', status: null, reply: error.message };
	return hasBegun
		? {
				kind: 'unknown',
				detail: `The connection was lost while the mail was sent (${error.message})`,
			}
		: { kind: 'deferred', reason: 'connection', reply: error.message };
}

/** Why nothing can be sent to anybody; null where it is about one mail, or passes by itself. */
function haltOf({
	code = '',
	originalCode = '',
	responseCode = 0,
	timeoutType,
}: NodemailerError): Halt | null {
	if (TLS_CODES.test(code) || TLS_CODES.test(originalCode)) return 'insecure';
	// 421 and 4xx at the login pass by themselves
	if (
		(code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2') &&
		(responseCode === 0 || responseCode >= 500)
	)
		return 'login';
	if (responseCode === 530 || responseCode === 535) return 'login';
	const isNobodyThere = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND)$/.test(
		originalCode || code,
	);
	return code === 'EDNS' || isNobodyThere || timeoutType === 'CONNECT_TIMEOUT'
		? 'unreachable'
		: null;
}

/** A failure to connect, in words for who wrote the settings. */
export function connectError(error: NodemailerError, host: string): MailError {
	const said = error.response ?? error.message;
	switch (haltOf(error)) {
		case 'login':
			return new MailError(
				'login-refused',
				`${host} refused the user name or password: ${said}`,
				'Check both. Many providers want an app password, or SMTP to be allowed for the account.',
			);
		case 'insecure':
			return new MailError(
				'insecure',
				`The connection to ${host} cannot be made safe: ${said}`,
				'Check the kind of encryption and the port (465 for TLS, 587 for STARTTLS), and the name on the certificate.',
			);
		case 'unreachable':
			return new MailError(
				'unreachable',
				`${host} was not reached: ${said}`,
				'Check the host and the port, and that no firewall blocks outgoing mail.',
			);
		default:
			return new MailError(
				'refused',
				`${host} did not answer as expected: ${said}`,
				'Check the host, the port and the kind of encryption; the words are those of the server.',
			);
	}
}
