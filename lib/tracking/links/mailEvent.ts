import type { EventRecord } from '../event';
import { whoOf } from '../input/identity';
import { cleanText } from '../input/text';
import { tokenDigest, type LinkClaims } from './token';

/**
 * What somebody did with a mail.
 *
 * Its id comes from the link: however often the same link is followed, forwarded or replayed, it is one event.
 *
 * @param receivedAt - UTC milliseconds
 */
export function mailEvent(
	type: `email.${string}`,
	{ who, message, target }: LinkClaims,
	token: string,
	receivedAt: number,
): EventRecord {
	return {
		eventId: `${type}:${tokenDigest(token)}`,
		type,
		occurredAt: receivedAt,
		...whoOf(who),
		subject: target === '' ? undefined : cleanText(new URL(target).pathname, 500),
		channel: 'email',
		properties: { message: cleanText(message, 100) ?? '' },
	};
}
