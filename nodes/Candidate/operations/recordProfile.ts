import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { readProfile } from '../../../lib/intake';
import { PROFILE_UPDATED } from '../../../lib/scoring';
import { ParameterError } from '../../shared/errors';
import { actFor } from '../actFor';
import { parseOrKeep } from '../parseOrKeep';

export const option: INodePropertyOptions = {
	name: 'Record Profile',
	value: 'recordProfile',
	description: 'Keep what became known of who a candidate is, such as function and region',
	action: 'Record the profile of a candidate',
};

export const execute = (context: IExecuteFunctions) =>
	actFor(context, (_, itemIndex) => {
		const properties = readProfile(readFields(context, itemIndex));
		if (properties) return { type: PROFILE_UPDATED, properties };
		throw new ParameterError(
			'Profile has no fields',
			'Add at least one field, for example function or region.',
		);
	});

/** A text that looks like a number, yes or no, or a list is kept as one. */
function readFields(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const { field = [] } = context.getNodeParameter('profileFields', itemIndex, {}) as {
		field?: Array<{ name: string; value: string }>;
	};
	return Object.fromEntries(field.map(({ name, value }) => [name.trim(), toValue(value)]));
}

function toValue(value: unknown): IDataObject[string] {
	if (typeof value !== 'string') return value as IDataObject[string];
	const text = value.trim();
	if (text === '') return null;
	return /^(-?\d{1,15}(\.\d+)?|true|false|\[.*\])$/.test(text) ? parseOrKeep(text) : text;
}
