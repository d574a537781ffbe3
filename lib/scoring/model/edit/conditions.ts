import { splitList } from './splitList';

/** What an event must be like, as a form says it. */
export interface ConditionEdit {
	/** `subject`, `source`, `channel`, `campaign`, or `property`. */
	field: string;
	/** Name of the property, where the field is one. */
	property?: string;
	/** An operator of the model, or `missing`. */
	op: string;
	value?: unknown;
}

const COMPARES_NUMBERS = new Set(['gt', 'gte', 'lt', 'lte']);

/**
 * A condition of the model from what a form says.
 *
 * @example
 * toCondition({ field: 'property', property: 'percent', op: 'gte', value: '75' })
 * //=> { field: 'properties.percent', op: 'gte', value: 75 }
 */
export function toCondition({ field, property = '', op, value }: ConditionEdit): object {
	const path = field === 'property' ? `properties.${property.trim()}` : field;
	if (op === 'exists') return { field: path, op };
	if (op === 'missing') return { field: path, op: 'exists', value: false };
	return { field: path, op, value: toValue(op, value) };
}

function toValue(op: string, value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const text = value.trim();
	if (op === 'in') return splitList(text);
	const isNumber = COMPARES_NUMBERS.has(op) && text !== '' && Number.isFinite(Number(text));
	return isNumber ? Number(text) : text;
}
