import type { EnrolmentFields, StoredCandidate } from '../../store';
import { belongsTo } from '../audience';
import { NurtureError } from '../errors';
import { planNext } from '../plan';
import type { MailLanguage, Sequence, Step } from '../sequence/types';
import { variantFor } from '../split';
import { tryWriting } from '../template/tryWriting';
import { frameOf, type MailDesk } from './letter';
import { addresseeOf, zoneOf } from './person';
import type { ReadyMail } from './readyMail';
import type { NurtureScene } from './scene';
import { contentOf } from './sequences';

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
	{ store, compiled, rules }: NurtureScene,
	request: PreviewRequest,
	desk: MailDesk,
): Promise<PreviewedMail[]> {
	const { sequence, candidateId, steps } = request;
	const [candidate] = await store.get([candidateId], compiled);
	if (!candidate)
		throw new NurtureError(
			'unknown-candidate',
			`There is no candidate ${candidateId}`,
			'Choose a candidate that is in the store.',
		);
	const timezone = zoneOf(candidate, rules.timezone);
	return sequence.steps
		.filter(({ key }) => !steps || steps.includes(key))
		.map((step) => previewStep(candidate, step, request, desk, timezone));
}

function previewStep(
	candidate: StoredCandidate,
	step: Step,
	{ sequence, fields = {}, nowMs }: PreviewRequest,
	desk: MailDesk,
	timezone: string,
): PreviewedMail {
	const who = addresseeOf(candidate);
	const { candidateId } = candidate;
	const variant = variantFor(String(candidateId), sequence, step);
	const always = { steps: [{ ...step, when: {} }] };
	const plan = planNext(always, { enrolledAt: nowMs, steps: {} }, who, timezone);
	const known = {
		...{ step: step.key, label: step.label, variant },
		isForCandidate: belongsTo(who, step.when),
		dueAt: plan.kind === 'step' ? plan.dueAt : nowMs,
	};
	const found = contentOf(sequence, step, variant, who.language);
	const empty = { missing: [], subject: '', html: '', text: '' };
	if (!found) {
		const problem = 'The step has no content in the language of the sequence';
		return { ...known, ...empty, language: sequence.language, problem };
	}
	const { content, language } = found;
	const mail = readyMail(candidate, { sequence, step, variant, language, fields, nowMs });
	return { ...known, language, ...tryWriting(content, frameOf(mail, desk)) };
}

/** A mail as if the candidate had just been enrolled. */
function readyMail(
	candidate: StoredCandidate,
	{
		sequence,
		step,
		variant,
		language,
		fields,
		nowMs,
	}: Pick<ReadyMail, 'sequence' | 'step' | 'language' | 'nowMs'> & {
		variant: string;
		fields: EnrolmentFields;
	},
): Omit<ReadyMail, 'id' | 'content'> {
	const { candidateId, identities } = candidate;
	const { key, version } = sequence;
	const enrolment = {
		candidateId,
		sequence: key,
		version,
		enrolledAt: nowMs,
		subject: null,
		fields,
	};
	const address = identities.email ?? '';
	return {
		...{ candidate, sequence, step, language, nowMs },
		job: { ...enrolment, enrolmentId: 0, step: step.key, variant, address, dueAt: nowMs },
		enrolment: {
			...enrolment,
			...{ id: 0, lookAt: null, skipped: [], endedAt: null, endReason: null },
		},
	};
}
