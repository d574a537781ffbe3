import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { VERDICT_FIELD, VERDICT_GIVEN, VERDICTS } from '../../../lib/scoring';
import { actFor } from '../actFor';
import { readDeed, readText } from '../read';

export const option: INodePropertyOptions = {
	name: 'Record Verdict',
	value: 'verdict',
	description: 'Keep what a recruiter thought of a candidate, to learn from; it changes no score',
	action: 'Record a verdict on a candidate',
};

/** What there is to choose from: the same as recruiters find in HubSpot. */
export const verdicts: readonly INodePropertyOptions[] = VERDICTS.map(
	({ key, label, meaning }) => ({ name: label, value: key, description: meaning }),
);

export const execute = (context: IExecuteFunctions) =>
	actFor(context, (_, itemIndex) => {
		const verdict = readText(context, 'verdict', itemIndex);
		const note = readText(context, 'note', itemIndex);
		const { by } = readDeed(context, itemIndex);
		return {
			type: VERDICT_GIVEN,
			properties: { verdict, by, ...(note && { note }) },
			profile: { [VERDICT_FIELD]: verdict },
		};
	});
