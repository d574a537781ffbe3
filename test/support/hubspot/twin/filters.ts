import { invalid } from './answers';
import type { Values } from './portal';
import type { PropertyDefinition } from './schema';

export interface SentFilter {
	propertyName?: string;
	operator?: string;
	value?: string;
	highValue?: string;
	values?: string[];
}

type Test = (values: Values) => boolean;

const DATES = new Set(['date', 'datetime']);

/** A search's filter as a test of a record. */
export function testOf(
	filter: SentFilter,
	properties: ReadonlyMap<string, PropertyDefinition>,
): Test {
	const { propertyName = '', operator = '' } = filter;
	const property = properties.get(propertyName);
	if (!property)
		throw invalid(
			`There was a problem with the request. Property "${propertyName}" does not exist`,
		);
	const isAmong = (values: Values) =>
		(values[propertyName] ?? '')
			.toLowerCase()
			.split(';')
			.some((one) => wanted(filter).includes(one));
	const compare = (values: Values) => order(values[propertyName], filter.value, property.type);
	switch (operator) {
		case 'EQ':
		case 'IN':
			return isAmong;
		case 'NEQ':
		case 'NOT_IN':
			return (values) => !isAmong(values);
		case 'GT':
			return (values) => compare(values) > 0;
		case 'GTE':
			return (values) => compare(values) >= 0;
		case 'LT':
			return (values) => compare(values) < 0;
		case 'LTE':
			return (values) => compare(values) <= 0;
		case 'HAS_PROPERTY':
			return (values) => Boolean(values[propertyName]);
		case 'NOT_HAS_PROPERTY':
			return (values) => !values[propertyName];
		case 'CONTAINS_TOKEN':
			return (values) => tokens(values[propertyName]).includes(wanted(filter)[0]);
		default:
			throw invalid(`Invalid input JSON: operator ${operator} is not one the twin knows`);
	}
}

function wanted({ value, values }: SentFilter): string[] {
	return (values ?? [value ?? '']).map((one) => one.toLowerCase());
}

/** Below 0, 0, above 0; NaN, which is none of them, where there is nothing to compare. */
function order(a: string | null | undefined, b: string | undefined, type: string): number {
	if (!a || !b) return NaN;
	return numberOf(a, type) - numberOf(b, type);
}

function numberOf(text: string, type: string): number {
	return DATES.has(type) && !/^\d+$/.test(text) ? Date.parse(text) : Number(text);
}

function tokens(text: string | null | undefined): string[] {
	return (text ?? '').toLowerCase().split(/[^a-z0-9-]+/);
}
