import { badField } from './errors';
import { FIELD_NAMES, isSource, type Source } from './fields';

const MAX_BYTES = 8_192;
const NAMED: ReadonlySet<string> = new Set(Object.values(FIELD_NAMES).flat());

/**
 * Reads what else an event says: its `properties`, or else the fields that are no field of an event.
 *
 * @returns what JSON keeps of it; undefined where there is nothing else
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
	const text = write(properties);
	if (text === null || text.length > MAX_BYTES) {
		throw badField(
			'properties',
			Object.keys(properties),
			text === null ? 'cannot be written as JSON' : `take ${text.length} characters`,
			`Send at most ${MAX_BYTES} characters of plain values, lists and objects.`,
		);
	}
	return Object.values(properties).every(isPlain) ? properties : (JSON.parse(text) as Source);
}

/** null for what is nested too deep, or otherwise cannot be written down. */
function write(properties: Source): string | null {
	try {
		return JSON.stringify(properties);
	} catch {
		return null;
	}
}

/** Whether a value is after a replay of the ledger, which keeps JSON, what it is now. */
function isPlain(value: unknown): boolean {
	return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
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
