import type { EnrolmentFields } from '../../store';
import type { MailLanguage, Sequence } from '../sequence/types';
import type { MailDesk } from './letter';
import type { NurtureScene } from './scene';

/** Which mails to look at, for whom. */
export interface PreviewRequest {
	sequence: Sequence;
	candidateId: number;
	/** Keys of steps; all when left out. */
	steps?: readonly string[];
	/** As an enrolment would give them. */
	fields?: EnrolmentFields;
	nowMs: number;
}

/** A mail as a candidate would get it. */
export interface PreviewedMail {
	step: string;
	label: string;
	variant: string;
	language: MailLanguage;
	/** Whether the step is for this candidate. */
	isForCandidate: boolean;
	/** The first moment it would be due, were all goes as planned; UTC milliseconds. */
	dueAt: number;
	/** Fields it mentions that are not known and have no default; it would not be sent. */
	missing: string[];
	/** Why it cannot be written, besides what is missing; null when it can. */
	problem: string | null;
	/** Empty where it cannot be written. */
	subject: string;
	html: string;
	text: string;
}

/**
 * Shows the mails of a sequence as a real candidate would get them; nothing is sent or kept.
 *
 * @throws {NurtureError} `unknown-candidate`
 */
export async function previewMails(
	scene: NurtureScene,
	request: PreviewRequest,
	desk: MailDesk,
): Promise<PreviewedMail[]> {
	throw new Error(
		`not implemented ${request.candidateId} ${desk.from.address} ${scene.rules.timezone}`,
	);
}
