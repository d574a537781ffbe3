import type { LifeEvent } from '../../store';

/** After how long a click counts by itself, in milliseconds. */
export const CONFIRM_MS = 30_000;

/** The event of a click on a link in a mail. */
export const CLICKED = 'email.clicked';

/** Events that say nothing of what somebody does on the site. */
const NOT_ON_SITE = /^(email|application|appointment|consent|profile|task|candidate)\./;

/**
 * When mails were clicked by people. A click is pending until something happens on the site after it, or for half a
 * minute: by then the clicks of scanners, which open all links at once, are in quarantine.
 *
 * @param events - at least all clicks, and all that happened within {@link CONFIRM_MS} before `nowMs`
 */
export function confirmedClicks(events: readonly LifeEvent[], nowMs: number): number[] {
	const lastOnSite = Math.max(
		-Infinity,
		...events.filter(({ type }) => !NOT_ON_SITE.test(type)).map(({ occurredAt }) => occurredAt),
	);
	return events
		.filter(({ type }) => type === CLICKED)
		.map(({ occurredAt }) => occurredAt)
		.filter((at) => at + CONFIRM_MS <= nowMs || at <= lastOnSite);
}
