import type { IExecuteFunctions } from 'n8n-workflow';
import {
	MAIN,
	type MailContent,
	type MailLanguage,
	type PreviewedMail,
	type Sequence,
	type Step,
} from '../../lib/nurture';
import type { MailData } from '../../lib/nurture/template/data';
import { readDesk } from './desk';

const DAY_MS = 86_400_000;

/** A person nobody knows, for whom every mail can be written. */
const PERSON: Pick<MailData, 'candidate' | 'vacancy' | 'recruiter'> = {
	candidate: { firstName: 'Noor', name: 'Noor Jansen', email: 'noor@example.com' },
	vacancy: { id: 'example', title: 'Platform Engineer', location: 'Utrecht' },
	recruiter: { name: 'Anna de Wit', role: 'Recruiter', phone: '+31 30 123 45 67' },
};

const COMPANY = { name: 'Your Company', address: 'Your postal address' };

/** The mails of a sequence as an invented person would get them, each content of each step. */
export async function exampleMails(
	context: IExecuteFunctions,
	sequence: Sequence,
	wanted: readonly string[] | undefined,
): Promise<PreviewedMail[]> {
	const desk = await readDesk(context, 'preview');
	const { tryWriting } = await import('../../lib/nurture/template/tryWriting');
	const language = context.getNodeParameter('language', 0, 'nl') as MailLanguage;
	const { company, linksOf, utm, channels, tellsOpens } = desk;
	const data: MailData = {
		...PERSON,
		vacancy: { ...PERSON.vacancy, url: String(company.siteUrl) },
		company: { ...COMPANY, ...company },
	};
	const nowMs = Date.now();
	const mail = { message: 'preview', sentAt: nowMs, expiresAt: nowMs + DAY_MS };
	const links = linksOf({ ...mail, language, who: { kind: 'email', value: 'noor@example.com' } });
	const frame = { data, links, utm, channels, tellsOpens };
	return contentsOf(sequence, language, wanted).map(({ step, variant, content, shown }) => ({
		step: step.key,
		label: step.label,
		variant,
		language: shown,
		isForCandidate: true,
		dueAt: nowMs + step.afterDays * DAY_MS,
		...tryWriting(content, frame),
	}));
}

interface Shown {
	step: Step;
	variant: string;
	content: MailContent;
	shown: MailLanguage;
}

/** The contents of a language, and of the sequence's own where a step has none in it. */
function contentsOf(
	{ steps, language: own }: Sequence,
	language: MailLanguage,
	wanted: readonly string[] | undefined,
): Shown[] {
	return steps
		.filter(({ key }) => wanted === undefined || wanted.includes(key))
		.flatMap((step) =>
			[{ key: MAIN, content: step.content }, ...step.variants].flatMap(({ key, content }) => {
				const shown = content[language] ? language : own;
				const found = content[shown];
				return found ? [{ step, variant: key, content: found, shown }] : [];
			}),
		);
}
