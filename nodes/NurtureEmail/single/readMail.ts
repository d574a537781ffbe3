import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { MailLanguage, Sequence } from '../../../lib/nurture';
import { loadLayouts } from '../../../lib/nurture/content/loadExamples';
import { ownSingle } from '../../../lib/nurture/own/ownSingle';
import { ParameterError } from '../../shared/errors';

/** A mail on its own, as it is filled in. */
export interface FilledIn {
	sequence: Sequence;
	isAskedFor: boolean;
}

/**
 * Reads the mail that is filled in, once for all items.
 *
 * @throws {ParameterError} where it has no name or no text; {NurtureError} `invalid-sequence`
 */
export async function readMail(context: IExecuteFunctions): Promise<FilledIn> {
	const label = text(context.getNodeParameter('mailName', 0, ''));
	if (label === '')
		throw new ParameterError(
			'The mail has no name',
			'Fill in Name of the Mail: it tells this mail from others, so that nobody gets it twice.',
		);
	const { text: texts = [] } = context.getNodeParameter('texts', 0, {}) as { text?: IDataObject[] };
	if (texts.length === 0)
		throw new ParameterError('The mail has no text', 'Add one under Texts, for each language.');
	const isAskedFor = context.getNodeParameter('mailKind', 0, 'askedFor') === 'askedFor';
	const own = { label, isAskedFor, texts: texts.map(readText) };
	const { parseSequence } = await import('../../../lib/nurture/sequence/parseSequence');
	return { sequence: parseSequence(ownSingle(own, await loadLayouts())), isAskedFor };
}

function readText(values: IDataObject) {
	return {
		language: (values.language ?? 'nl') as MailLanguage,
		subject: text(values.subject),
		preheader: text(values.preheader),
		body: String(values.body ?? ''),
		text: String(values.text ?? ''),
	};
}

function text(value: unknown): string {
	return String(value ?? '').trim();
}
