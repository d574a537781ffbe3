import { isNurtureError } from '../errors';
import type { MailContent } from '../sequence/types';
import { writeMail, type MailFrame, type WrittenMail } from './writeMail';

/** A mail as far as it can be written; empty where it cannot. */
export interface Attempt extends WrittenMail {
	/** Fields it mentions that are not known and have no default. */
	missing: string[];
	/** Why it cannot be written, besides what is missing; null when it can. */
	problem: string | null;
}

/** Writes a mail to look at; what is wrong about it is told and not thrown. */
export function tryWriting(content: MailContent, frame: MailFrame): Attempt {
	try {
		return { missing: [], problem: null, ...writeMail(content, frame) };
	} catch (error) {
		if (!isNurtureError(error)) throw error;
		const isMissing = error.code === 'missing-fields';
		const missing = isMissing ? error.issues.map(({ path }) => path) : [];
		const problem = isMissing ? null : error.message;
		return { missing, problem, subject: '', html: '', text: '' };
	}
}
