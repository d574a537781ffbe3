import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { MailLanguage, SequenceInput } from '../../../lib/nurture';
import { loadLayouts } from '../../../lib/nurture/content/loadExamples';
import { ownSequence, type OwnStep } from '../../../lib/nurture/own/ownSequence';
import { ParameterError } from '../../shared/errors';

type Audience = OwnStep['when'];

/**
 * Reads the sequence that is filled in. An expression may give anything, so texts are made texts here; what is wrong
 * about them is found when the sequence is checked.
 *
 * @throws {ParameterError} where there is no mail
 */
export async function readSequenceForm(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<SequenceInput> {
	const { mail = [] } = context.getNodeParameter('mails', itemIndex, {}) as {
		mail?: IDataObject[];
	};
	if (mail.length === 0)
		throw new ParameterError('The sequence has no mail', 'Add one under Mails.');
	const settings = context.getNodeParameter('sequenceSettings', itemIndex, {}) as IDataObject;
	const label = String(context.getNodeParameter('sequenceName', itemIndex, '')).trim();
	if (label === '')
		throw new ParameterError('The sequence has no name', 'Fill in Name of the Sequence.');
	return ownSequence(
		{ label, key: text(settings.key), ...readSettings(settings), mails: mail.map(readMail) },
		await loadLayouts(),
	);
}

function readMail(values: IDataObject, index: number): OwnStep {
	return {
		name: text(values.name) || `Mail ${index + 1}`,
		afterDays: Number(values.afterDays ?? 0),
		language: (values.language ?? 'nl') as MailLanguage,
		subject: text(values.subject),
		preheader: text(values.preheader),
		body: String(values.body ?? ''),
		text: String(values.text ?? ''),
		when: readAudience((values.when ?? {}) as IDataObject),
	};
}

function readSettings(settings: IDataObject): Partial<SequenceInput> {
	const { holdoutPercent, againAfterDays, exits, weekdays, from, to } = settings;
	const hasWindow = [weekdays, from, to].some((value) => value !== undefined);
	return {
		audience: readAudience(settings),
		...(holdoutPercent !== undefined && { holdoutPercent: Number(holdoutPercent) }),
		...(againAfterDays !== undefined && {
			reenrol: { allowed: true, afterDays: Number(againAfterDays) },
		}),
		...(exits !== undefined && { exits: exits as SequenceInput['exits'] }),
		...(hasWindow && {
			window: {
				weekdays: (weekdays ?? [1, 2, 3, 4, 5]) as number[],
				from: text(from ?? '08:00'),
				to: text(to ?? '20:00'),
			},
		}),
	};
}

/** What is left empty is not asked for. */
function readAudience({ phases, buckets, personas, interests, languages }: IDataObject): Audience {
	const lists = { phases, buckets, personas, interests, languages };
	const filled = Object.entries(lists)
		.map(([name, value]) => [name, listOf(value)] as const)
		.filter(([, values]) => values.length > 0);
	return Object.fromEntries(filled) as Audience;
}

function listOf(value: unknown): string[] {
	return (Array.isArray(value) ? value.map(String) : String(value ?? '').split(','))
		.map((one) => one.trim())
		.filter(Boolean);
}

function text(value: unknown): string {
	return String(value ?? '').trim();
}
