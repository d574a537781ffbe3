import type { IDataObject } from 'n8n-workflow';
import type { KeptMail } from '../../lib/store';

/** A mail of the outbox as an item; `mailId` is what Send Again asks for. */
export function presentMail(mail: KeptMail): IDataObject {
	const { id, candidateId, sequence, version, step, variant, address, state } = mail;
	return {
		mailId: id,
		candidateId,
		email: address,
		sequence,
		version,
		step,
		variant,
		state,
		at: time(mail.at),
		notBefore: time(mail.notBefore),
		attempts: mail.attempts,
		failure: mail.failure,
		detail: mail.detail,
		messageId: mail.messageId,
	};
}

function time(ms: number | null): string | null {
	return ms === null ? null : new Date(ms).toISOString();
}
