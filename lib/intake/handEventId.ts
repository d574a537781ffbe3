import { hash } from 'node:crypto';

/** The id of an event recorded by hand: the same for the same step of the same execution, so that it counts once. */
export function handEventId(step: readonly unknown[]): string {
	return `by-hand-${hash('sha256', JSON.stringify(step), 'base64url')}`;
}
