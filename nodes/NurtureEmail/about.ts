import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { EnrolRequest } from '../../lib/nurture';

/** What mails are about, besides the candidate. */
export type About = Pick<EnrolRequest, 'subject' | 'fields'>;

/** What of a field of an item is kept with a mail, in characters. */
export const MAX_TEXT = 500;

/**
 * Reads from items which vacancy and which recruiter their mails are about. A vacancy is an object with id, title,
 * location and url, or an id alone.
 */
export function readContextOf(context: IExecuteFunctions): (itemIndex: number) => About {
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const field = (name: string, usual: string) => String(options[name] ?? '').trim() || usual;
	const [vacancyField, recruiterField] = [
		field('vacancyField', 'vacancy'),
		field('recruiterField', 'recruiter'),
	];
	const items = context.getInputData();
	return (itemIndex) => {
		const { json } = items[itemIndex];
		const vacancy = fieldsOf(valueAt(json, vacancyField), 'id');
		const recruiter = fieldsOf(valueAt(json, recruiterField), 'name');
		const subject = textOf(vacancy?.id);
		return {
			...(subject !== undefined && { subject }),
			fields: { ...(vacancy && { vacancy }), ...(recruiter && { recruiter }) },
		};
	};
}

type Field = string | number | boolean;

/** @param alone - which field a value is that is no object */
function fieldsOf(value: unknown, alone: string): Record<string, Field> | undefined {
	const single = textOf(value);
	if (single !== undefined) return { [alone]: single };
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
	const entries = Object.entries(value as Record<string, unknown>).filter(
		(entry): entry is [string, Field] => ['string', 'number', 'boolean'].includes(typeof entry[1]),
	);
	return Object.fromEntries(
		entries.map(([name, one]) => [name, typeof one === 'string' ? one.slice(0, MAX_TEXT) : one]),
	);
}

/** A value as one text; undefined for what is empty or no text. */
export function textOf(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	return String(value).trim().slice(0, MAX_TEXT) || undefined;
}

/** The value at a path such as `job.vacancy`; what JavaScript adds to every object is none. */
export function valueAt(json: IDataObject, path: string): unknown {
	return path.split('.').reduce<unknown>((of, name) => {
		const fields = Object(of) as Record<string, unknown>;
		return Object.hasOwn(fields, name) ? fields[name] : undefined;
	}, json);
}
