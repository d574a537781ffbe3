import { badField } from './errors';

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * Reads a short text; numbers are taken as text, surrounding space is removed.
 *
 * @throws {IntakeError} for another type, an empty, over-long or unprintable text
 */
export function readText(field: string, value: unknown, maxLength: number): string {
	if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) {
		throw badField(field, value, 'is not text', 'Send text or a number.');
	}
	const text = String(value).trim();
	if (text === '') throw badField(field, value, 'is empty', 'Leave the field out or fill it.');
	if (text.length > maxLength) {
		throw badField(
			field,
			value,
			`is ${text.length} characters long`,
			`Send at most ${maxLength} characters.`,
		);
	}
	if (CONTROL.test(text)) {
		throw badField(
			field,
			value,
			'holds control characters',
			'Remove line breaks and other unprintable characters.',
		);
	}
	// half of a pair of UTF-16 code units: a database would keep another text than it was given
	if (!text.isWellFormed()) {
		throw badField(
			field,
			value,
			'holds half a character',
			'Cut texts between characters: an emoji is two code units that belong together.',
		);
	}
	return text;
}

/** {@link readText}, or undefined for a field that is not there. */
export function readOptionalText(
	field: string,
	value: unknown,
	maxLength: number,
): string | undefined {
	return value === undefined ? undefined : readText(field, value, maxLength);
}
