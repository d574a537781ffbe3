import type { ModelIssue } from '../../lib/scoring/model/issue';

/** What was found where JSON should be. */
export interface ReadJson {
	/** Need not be what was hoped for. */
	definition?: unknown;
	/** Why it cannot even be read. */
	problem?: ModelIssue;
}

/** Reads text as JSON; what is no text is taken as it is. */
export function parseJson(value: unknown): ReadJson {
	if (typeof value !== 'string') return { definition: value };
	const text = value.replace(/^\uFEFF/, '').trim();
	try {
		return { definition: JSON.parse(text) as unknown };
	} catch (error) {
		const why = text === '' ? 'it is empty' : (error as Error).message;
		const message = `this is not JSON: ${why}`;
		return { problem: { path: '', severity: 'error', message } };
	}
}
