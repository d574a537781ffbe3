import type { WrongValue } from './answers';
import type { PropertyDefinition } from './schema';

const EMAIL = /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/;

/** A value as it is kept, or what is wrong with it. */
export type Checked = { value: string | null } | WrongValue;

/** Checks a value against its property and brings it into the form HubSpot keeps it in. */
export function checkValue(property: PropertyDefinition, raw: unknown): Checked {
	const wrong = (code: string, message: string): WrongValue => ({
		property: property.name,
		code,
		message,
	});
	if (property.isReadOnly)
		return wrong('READ_ONLY_VALUE', `"${property.name}" is a read only property`);
	if (raw === null || raw === undefined || raw === '') return { value: null };
	const text = String(raw);
	switch (property.name === 'email' ? 'email' : property.type) {
		case 'email': {
			const email = text.trim().toLowerCase();
			return EMAIL.test(email)
				? { value: email }
				: wrong('INVALID_EMAIL', `Email address ${text} is invalid`);
		}
		case 'number':
			return /^-?\d*\.?\d+$/.test(text)
				? { value: text }
				: wrong('INVALID_INTEGER', `${text} was not a valid number.`);
		case 'date':
			return checkDate(text, wrong);
		case 'datetime': {
			const ms = toMs(text);
			return ms === null
				? wrong('INVALID_DATE', `${text} was not a valid long.`)
				: { value: new Date(ms).toISOString() };
		}
		case 'bool':
			return /^(true|false)$/.test(text)
				? { value: text }
				: wrong('INVALID_OPTION', `${text} was not one of the allowed options: [true, false]`);
		case 'enumeration':
			return checkOptions(property, text, wrong);
		default:
			return { value: text };
	}
}

type Wrong = (code: string, message: string) => WrongValue;

function checkOptions({ options }: PropertyDefinition, text: string, wrong: Wrong): Checked {
	const allowed = options.map(({ value }) => value);
	const unknown = text.split(';').find((one) => !allowed.includes(one));
	return unknown === undefined
		? { value: text }
		: wrong(
				'INVALID_OPTION',
				`${unknown} was not one of the allowed options: [${allowed.join(', ')}]`,
			);
}

function checkDate(text: string, wrong: Wrong): Checked {
	if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return { value: text };
	const ms = toMs(text);
	if (ms === null) return wrong('INVALID_DATE', `${text} was not a valid date`);
	const at = new Date(ms).toISOString();
	return at.endsWith('T00:00:00.000Z')
		? { value: at.slice(0, 10) }
		: wrong('INVALID_DATE', `${text} is at ${at.slice(11, 23)} UTC, not midnight!`);
}

function toMs(text: string): number | null {
	const ms = /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
	return Number.isNaN(ms) ? null : ms;
}
