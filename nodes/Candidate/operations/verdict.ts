import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { VERDICT_FIELD, VERDICT_GIVEN } from '../../../lib/hubspot';
import { actFor } from '../actFor';
import { readDeed, readText } from '../read';

export const option: INodePropertyOptions = {
	name: 'Record Verdict',
	value: 'verdict',
	description: 'Keep what a recruiter thought of a candidate, to learn from; it changes no score',
	action: 'Record a verdict on a candidate',
};

/** What recruiters say after following up. It is a label to calibrate with, and rejects nobody. */
export const VERDICTS: readonly INodePropertyOptions[] = [
	{ name: 'Good', value: 'good', description: 'Worth the call' },
	{ name: 'Not a Match', value: 'notAMatch', description: 'Not for what was looked for now' },
	{ name: 'Too Early', value: 'tooEarly', description: 'Right person, wrong moment' },
	{ name: 'Wrong Data', value: 'wrongData', description: 'The score went by something untrue' },
];

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
