import { badField } from './errors';
import { FIELD_NAMES, isSource, type Source } from './fields';

const MAX_BYTES = 8_192;
const NAMED: ReadonlySet<string> = new Set(Object.values(FIELD_NAMES).flat());

/**
 * Reads what else an event says: its `properties`, or else the fields that are no field of an event.
 *
 * @returns undefined where there is nothing else
 * @throws {IntakeError} when `properties` is no object, or the whole is larger than 8 KB
 */
export function readProperties(source: Source, value: unknown): Source | undefined {
	if (value !== undefined && !isSource(value)) {
		throw badField(
			'properties',
			value,
			'is not an object',
			'Send an object with names and values.',
		);
	}
	const properties = value ?? leftOver(source);
	if (properties === undefined) return undefined;
	const size = sizeOf(properties);
	if (size > MAX_BYTES) {
		throw badField(
			'properties',
			Object.keys(properties),
			Number.isFinite(size) ? `take ${size} characters` : 'are nested too deep',
			`Send at most ${MAX_BYTES}.`,
		);
	}
	return properties;
}

/** What is nested too deep to be written down is larger than anything. */
function sizeOf(properties: Source): number {
	try {
		return JSON.stringify(properties).length;
	} catch {
		return Infinity;
	}
}

/** `Object.fromEntries` defines fields, so that one called `__proto__` is a field like any other. */
function leftOver(source: Source): Source | undefined {
	let entries: Array<[string, unknown]> | undefined;
	for (const name of Object.keys(source)) {
		if (NAMED.has(name) || typeof source[name] === 'object') continue;
		(entries ??= []).push([name, source[name]]);
	}
	return entries && Object.fromEntries(entries);
}
