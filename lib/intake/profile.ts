import { badField } from './errors';
import { isSource, type Source } from './fields';

const MAX_FIELDS = 50;
const MAX_NAME = 60;
const MAX_TEXT = 200;
const MAX_VALUES = 50;

/**
 * Reads fields of a candidate's profile: texts, numbers, yes or no, lists of these, or null for "no longer known".
 *
 * @throws {IntakeError} naming the field and what may stand there
 */
export function readProfile(value: unknown): Source | undefined {
	if (value === undefined) return undefined;
	if (!isSource(value)) {
		throw badField(
			'profile',
			value,
			'is not an object',
			'Send an object with fields such as function and region.',
		);
	}
	const names = Object.keys(value);
	if (names.length > MAX_FIELDS) {
		throw badField('profile', names, `has ${names.length} fields`, `Send at most ${MAX_FIELDS}.`);
	}
	for (const name of names) checkField(name, value[name]);
	return names.length > 0 ? value : undefined;
}

function checkField(name: string, value: unknown): void {
	if (name.trim() === '' || name.length > MAX_NAME) {
		throw badField(
			'profile',
			name,
			'is no field name',
			`Use names of 1 to ${MAX_NAME} characters.`,
		);
	}
	const values = [value].flat();
	if (values.length > MAX_VALUES || !values.every(isValue)) {
		throw badField(
			`profile.${name}`,
			value,
			'cannot be kept',
			`Send a text of at most ${MAX_TEXT} characters, a number, true or false, or a list of at most ${MAX_VALUES} of these.`,
		);
	}
}

function isValue(value: unknown): boolean {
	if (typeof value === 'string') return value.length <= MAX_TEXT;
	return value === null || typeof value === 'boolean' || Number.isFinite(value);
}
