/**
 * What a task is about, as it stands in its text: HubSpot has no field of ours on tasks, and no way to send one with
 * a key that would keep it from being made twice.
 */
export interface TaskMarker {
	/** The candidate's id in the store, or whatever the caller calls them. */
	candidate: string;
	/** Why there is a task, as a key: one candidate has one open task for each reason. */
	reason: string;
}

const MARKER = /\[cj:([A-Za-z0-9_-]+):([a-z0-9-]+)\]/;

/**
 * @example
 * writeMarker({ candidate: '12', reason: 'Became hot!' }) //=> '[cj:12:became-hot]'
 */
export function writeMarker({ candidate, reason }: TaskMarker): string {
	return `[cj:${candidate.replace(/[^A-Za-z0-9_-]+/g, '-') || '-'}:${reasonKey(reason)}]`;
}

/** The marker in a task's text; null for a task of somebody else. */
export function readMarker(text: string | null | undefined): TaskMarker | null {
	const found = MARKER.exec(text ?? '');
	return found && { candidate: found[1], reason: found[2] };
}

/** A reason as a key: lower case, without accents, with hyphens for all that is no letter or digit. */
export function reasonKey(reason: string): string {
	const key = reason
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	return key || 'follow-up';
}
