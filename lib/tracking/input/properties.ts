import type { PropertyValue } from '../event';
import { isRecord } from './body';
import { cleanText } from './text';

const MAX_PROPERTIES = 20;
const MAX_VALUE = 300;
/** As JSON, in characters. */
const MAX_ROOM = 4_000;
const NAME = /^[a-z][\w.-]{0,59}$/i;

/**
 * Reads what else an event says, as far as it is flat: texts, numbers, yes or no.
 *
 * Lists, objects, names that are no names, and what goes beyond 20 properties or 4,000 characters are left out.
 */
export function readProperties(value: unknown): Record<string, PropertyValue> | undefined {
	if (!isRecord(value)) return undefined;
	const kept: Array<[string, PropertyValue]> = [];
	let room = MAX_ROOM;
	for (const name of Object.keys(value)) {
		if (kept.length === MAX_PROPERTIES) break;
		if (!NAME.test(name)) continue;
		const plain = plainValue(value[name]);
		if (plain === undefined) continue;
		room -= name.length + JSON.stringify(plain).length + 4;
		if (room < 0) break;
		kept.push([name, plain]);
	}
	return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function plainValue(value: unknown): PropertyValue | undefined {
	if (typeof value === 'boolean') return value;
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	return cleanText(value, MAX_VALUE);
}
