import type { ContactEntry } from './decisions';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { Timelines } from './timeline';

/** The purpose of being approached at all: who withdraws it wants to be left alone. */
export const CONTACT = 'contact';
/** For how many days a contact counts as open that nobody closes: who is forgotten must not be neglected. */
export const CONTACT_OPEN_DAYS = 14;

/** Whether a person may be approached now. */
export interface ContactStanding {
	/** The person asked not to be contacted. */
	doNotContact: boolean;
	/** Until when the person, or a recruiter, asked for quiet, UTC ms; null where nobody did. */
	snoozedUntil: number | null;
	/** A recruiter took up contact in the last {@link CONTACT_OPEN_DAYS} days, and nobody closed it. */
	recruiterContactOpen: boolean;
}

/** Whether a person may be approached; what holds at the end of a day holds for the whole of it. */
export function contactStanding(
	{ consents, pauses, contacts = [] }: Timelines,
	{ toLocalDay }: CompiledModel,
	day: LocalDay,
): ContactStanding {
	const isUpTo = ([at]: readonly [number, ...unknown[]]) => toLocalDay(at) <= day;
	const words = consents.filter((one) => one[1] === CONTACT && isUpTo(one));
	const lastAt = words.at(-1)?.[0];
	const pause = pauses.findLast(isUpTo);
	return {
		doNotContact: words.some(([at, , granted]) => at === lastAt && granted === 0),
		snoozedUntil: pause && toLocalDay(pause[1]) > day ? pause[1] : null,
		recruiterContactOpen: isOpen(
			contacts.filter((one) => isUpTo(one) && toLocalDay(one[0]) > day - CONTACT_OPEN_DAYS),
		),
	};
}

/** A contact that is opened and closed at the same instant is closed. */
function isOpen(contacts: readonly ContactEntry[]): boolean {
	const last = contacts.at(-1);
	return last !== undefined && !contacts.some(([at, open]) => at === last[0] && open === 0);
}
