import type { IExecuteFunctions } from 'n8n-workflow';
import { loadSequence, type Sequence } from '../../lib/nurture';
import type { CandidateStore } from '../../lib/store';
import { ParameterError } from '../shared/errors';
import { untouchedExamples } from './examples';

/**
 * The sequence that is chosen to be looked at: its draft, or what candidates enter now. Looking publishes nothing.
 *
 * @throws {ParameterError} where there is none; {NurtureError} `unknown-sequence`
 */
export async function chosenSequence(
	context: IExecuteFunctions,
	store: CandidateStore | null,
): Promise<Sequence> {
	const key = String(context.getNodeParameter('sequence', 0));
	const version = context.getNodeParameter('version', 0, 'live') as 'live' | 'draft';
	const versions = (await store?.nurture.sequences.list()) ?? [];
	if (version === 'live') {
		const example = (await untouchedExamples(versions)).find((one) => one.key === key);
		const { parseSequence } = await import('../../lib/nurture/sequence/parseSequence');
		if (example) return parseSequence(example);
	}
	if (store)
		return await loadSequence(store.nurture, key, version === 'draft' ? 'draft' : undefined);
	throw new ParameterError(
		`There is no ${version === 'draft' ? 'draft of a ' : ''}sequence "${key}"`,
		'Choose one from the list, or save one first.',
	);
}
