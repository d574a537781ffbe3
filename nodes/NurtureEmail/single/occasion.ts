import type { IExecuteFunctions } from 'n8n-workflow';
import { ParameterError } from '../../shared/errors';
import { textOf, valueAt } from '../about';
import type { Work } from '../scene';

/**
 * What tells one occasion for a mail from another, for each item: the day, a value of the item, or nothing, where a
 * candidate gets it once and never again. What the function gives throws a {@link ParameterError} for an item that lacks
 * the value.
 */
export function occasionReader(
	context: IExecuteFunctions,
	{ compiled, asOfMs }: Pick<Work, 'compiled' | 'asOfMs'>,
): (itemIndex: number) => string {
	const once = context.getNodeParameter('once', 0, 'day');
	if (once === 'ever') return () => 'ever';
	if (once === 'day') return () => `day ${compiled.toLocalDay(asOfMs)}`;
	const field = String(context.getNodeParameter('onceField', 0, 'momentId')).trim();
	const items = context.getInputData();
	return (itemIndex) => {
		const value = textOf(valueAt(items[itemIndex].json, field));
		if (value !== undefined) return `${field} ${value}`;
		throw new ParameterError(
			`The field "${field}" is empty, which tells one occasion from another`,
			'Send on items that have it, or choose another field or another Once.',
		);
	};
}
