/** What a field of a mail can hold. */
export type FieldValue = string | number | boolean | null | undefined | readonly string[];

/** What mails are filled in with. What is blank counts as not known. */
export interface MailData {
	/** firstName, name, email and the fields of the profile. */
	candidate: Readonly<Record<string, FieldValue>>;
	/** The vacancy it is about, where there is one. */
	vacancy?: Readonly<Record<string, FieldValue>>;
	recruiter?: Readonly<Record<string, FieldValue>>;
	/** The item a mail on its own was made for. */
	item?: Readonly<Record<string, FieldValue>>;
	/** Name, postal address and pages of who sends it. */
	company: Readonly<Record<string, FieldValue>>;
}

/** The fields of links that every mail has. */
export const LINK_FIELDS = ['unsubscribe', 'preferences'] as const;

/** What the first step of a field can be. */
export const FIELD_ROOTS = [
	'candidate',
	'vacancy',
	'recruiter',
	'company',
	'links',
	'item',
] as const;

/** Those of them that mails of a series can mention. */
export const SERIES_ROOTS: readonly string[] = FIELD_ROOTS.filter((root) => root !== 'item');

type Known = Record<string, Record<string, FieldValue>>;

/** The data as a template sees it: without what is blank, and without prototypes. */
export function knownFields(data: MailData, links: Record<string, string>): Known {
	const known: Known = Object.create(null) as Known;
	for (const root of FIELD_ROOTS) {
		known[root] = Object.create(null) as Known[string];
		const fields = root === 'links' ? links : data[root];
		for (const [name, value] of Object.entries(fields ?? {})) {
			const isBlank = typeof value === 'string' && value.trim() === '';
			if (value !== undefined && value !== null && !isBlank) known[root][name] = value;
		}
	}
	return known;
}
