import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { isValueOf, OVERRIDDEN, type OverriddenField } from '../../../lib/scoring';
import { ParameterError } from '../../shared/errors';
import type { Settings } from '../../shared/settings';
import { actFor } from '../actFor';
import { demandText, readDeed, readFuture, readText } from '../read';

export const option: INodePropertyOptions = {
	name: 'Override',
	value: 'override',
	description: 'Show another score, bucket, phase or route than the computed one, until a day',
	action: 'Override a value of a candidate',
};

export const execute = (context: IExecuteFunctions) =>
	actFor(context, (_, itemIndex, settings) => {
		const field = readText(context, 'overriddenField', itemIndex) as OverriddenField;
		const { by } = readDeed(context, itemIndex);
		const { key } = settings.compiled.model;
		const value = readValue(context, field, itemIndex, settings);
		const until = readFuture(context, 'expiresOn', itemIndex, 'Expires On', settings);
		const reason = demandText(
			context,
			'reason',
			itemIndex,
			'Reason',
			'Say why the computed value does not hold; it is shown with the score and kept in the audit log.',
		);
		const end = new Date(until).toISOString();
		return { type: OVERRIDDEN, properties: { model: key, field, value, until: end, by, reason } };
	});

function readValue(
	context: IExecuteFunctions,
	field: OverriddenField,
	itemIndex: number,
	{ compiled: { model } }: Settings,
): string | number {
	const text = readText(context, 'overriddenValue', itemIndex);
	const value = field === 'score' && text !== '' ? Number(text) : text;
	if (isValueOf(field, value, model)) return value;
	throw new ParameterError(
		`"${text.slice(0, 40)}" is not a ${field} of the model ${model.label}`,
		field === 'score' ? 'Use a whole number from 0 to 100.' : `Use one of: ${known(field, model)}.`,
	);
}

function known(field: OverriddenField, model: Settings['compiled']['model']): string {
	if (field === 'route') return 'recruiter, nurture, keepWarm, care';
	const list = field === 'bucket' ? model.buckets : model.phases;
	return list.map(({ key }) => key).join(', ');
}
