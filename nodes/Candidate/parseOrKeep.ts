import type { IDataObject } from 'n8n-workflow';

/** What a text says as JSON; a text that is none stays what it is. */
export function parseOrKeep(text: string): IDataObject[string] {
	try {
		return JSON.parse(text) as IDataObject[string];
	} catch {
		return text;
	}
}
