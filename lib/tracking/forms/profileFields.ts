import type { ProfileValue } from '../event';
import { cleanText } from '../input/text';

/** A field of the profile that forms fill in over time; earlier ones are asked for first. */
export interface ProfileField {
	/** As rules and criteria know it, e.g. `function`. */
	name: string;
	/** As people read it, e.g. "Job title". */
	label: string;
	kind: 'text' | 'number' | 'yesNo' | 'list';
	/** Other names under which forms send it. */
	aliases: readonly string[];
	/** The only answers there are, as they are kept; empty where anything goes. */
	options: readonly string[];
}

const MAX_TEXT = 200;
const MAX_VALUES = 50;
const YES = new Set(['yes', 'ja', 'true', 'on', '1']);
const NO = new Set(['no', 'nee', 'false', 'off', '0']);

/**
 * Reads the profile out of the fields of a form. Only configured fields are kept.
 *
 * A blank, and an answer that is none (a number in words, an option that there is not), is as good as not sent: it
 * never takes the place of what is known.
 *
 * @returns undefined where nothing was filled in
 */
export function readProfileFields(
	sent: Readonly<Record<string, unknown>>,
	fields: readonly ProfileField[],
): Record<string, ProfileValue> | undefined {
	const known: Array<[string, ProfileValue]> = [];
	for (const field of fields) {
		const answers = [field.name, ...field.aliases]
			.filter((name) => Object.hasOwn(sent, name))
			.map((name) => readValue(field, sent[name]));
		const answer = answers.find((value) => value !== undefined);
		if (answer !== undefined) known.push([field.name, answer]);
	}
	return known.length > 0 ? Object.fromEntries(known) : undefined;
}

/** The fields still to be asked for, most wanted first. */
export function nextFields(
	fields: readonly ProfileField[],
	known: ReadonlySet<string>,
	count = 1,
): ProfileField[] {
	return fields.filter(({ name }) => !known.has(name)).slice(0, count);
}

function readValue(field: ProfileField, value: unknown): ProfileValue | undefined {
	if (field.kind === 'list') return readList(field, value);
	const single: unknown = Array.isArray(value) ? value[0] : value;
	if (typeof single === 'boolean') return field.kind === 'yesNo' ? single : undefined;
	const text = cleanText(single, MAX_TEXT);
	if (text === undefined) return undefined;
	if (field.kind === 'number') return readNumber(text);
	return field.kind === 'yesNo' ? readYesNo(text) : readOption(field, text);
}

function readList(field: ProfileField, value: unknown): string[] | undefined {
	const parts: unknown[] = Array.isArray(value)
		? value
		: String(cleanText(value, 4_000) ?? '').split(',');
	const texts = parts.slice(0, MAX_VALUES).map((part) => cleanText(part, MAX_TEXT));
	const values = texts.flatMap((text) =>
		text === undefined ? [] : (readOption(field, text) ?? []),
	);
	return values.length > 0 ? [...new Set(values)] : undefined;
}

/** Digits with a comma or a point for decimals; "1.200" could mean two things and is read as 1.2. */
function readNumber(text: string): number | undefined {
	return /^-?\d{1,12}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function readYesNo(text: string): boolean | undefined {
	const answer = text.toLowerCase();
	if (YES.has(answer)) return true;
	return NO.has(answer) ? false : undefined;
}

function readOption({ options }: ProfileField, text: string): string | undefined {
	if (options.length === 0) return text;
	return options.find((option) => option.toLowerCase() === text.toLowerCase());
}
