import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import {
	CONSENT_WITHDRAWN,
	CONTACT,
	OBJECTION_WITHDRAWN,
	PROFILING,
	PROFILING_OBJECTED,
} from '../../../lib/scoring';
import { RETENTION } from '../../../lib/privacy';
import { actFor } from '../actFor';
import { demandText, readDeed, readText } from '../read';

export const option: INodePropertyOptions = {
	name: 'Record Consent',
	value: 'consent',
	description: 'Keep what a candidate agreed to, withdrew or objected to, with its proof',
	action: 'Record the consent of a candidate',
};

/** What a person may agree to. */
export const PURPOSES: readonly INodePropertyOptions[] = [
	{ name: 'Being Contacted', value: CONTACT, description: 'Withdrawn means: do not contact' },
	{
		name: 'Being Kept on File',
		value: RETENTION,
		description: 'Agreed, data is kept for a year after a procedure rather than four weeks',
	},
	{ name: 'Nurture Mail', value: 'nurture', description: 'Mail sequences' },
	{ name: 'Other', value: 'other', description: 'A purpose of your own' },
	{
		name: 'Profiling',
		value: PROFILING,
		description: 'Withdrawn, nothing the candidate did counts towards a score any more',
	},
];

export const DECISIONS: readonly INodePropertyOptions[] = [
	{ name: 'Agrees', value: 'grant' },
	{
		name: 'Objects to Being Scored',
		value: 'object',
		description: 'The score stays what it is now, and leads nowhere by itself',
	},
	{ name: 'Takes the Objection Back', value: 'endObjection' },
	{ name: 'Withdraws', value: 'withdraw' },
];

export const execute = (context: IExecuteFunctions) =>
	actFor(context, (_, itemIndex) => {
		const proof = readText(context, 'proof', itemIndex);
		const properties = { ...readDeed(context, itemIndex), ...(proof && { proof }) };
		const decision = readText(context, 'decision', itemIndex);
		if (decision === 'object') return { type: PROFILING_OBJECTED, properties };
		if (decision === 'endObjection') return { type: OBJECTION_WITHDRAWN, properties };
		const purpose = readPurpose(context, itemIndex);
		if (decision === 'withdraw')
			return { type: CONSENT_WITHDRAWN, properties: { ...properties, purpose } };
		return { type: 'consent.given', consent: [purpose], properties };
	});

function readPurpose(context: IExecuteFunctions, itemIndex: number): string {
	const purpose = readText(context, 'purpose', itemIndex);
	if (purpose !== 'other') return purpose;
	return demandText(
		context,
		'otherPurpose',
		itemIndex,
		'Purpose',
		'Name what the candidate agreed to, always by the same word.',
	);
}
