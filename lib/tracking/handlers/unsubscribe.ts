import type { TrackingAnswer } from '../answer';
import type { TrackedEvent } from '../event';
import { CONSENT_WITHDRAWN } from '../../scoring';
import { mailEvent } from '../links/mailEvent';
import { tokenDigest, type LinkClaims } from '../links/token';
import { tokenOf } from '../links/tokenOf';
import { languageOf } from '../pages/language';
import { failurePage, unsubscribedPage, unsubscribePage } from '../pages/pages';
import type { TrackingRequest } from '../request';
import type { Tracking } from '../tracking';

const MINUTE_MS = 60_000;

/**
 * `GET u` shows the page, `POST u` unsubscribes: scanners and mail programs open links, but only people and the
 * button of RFC 8058 post. The link is all it takes: no login, no body, no cookie, and it never expires.
 */
export function unsubscribe(request: TrackingRequest, tracking: Tracking): TrackingAnswer {
	const language = languageOf(request, tracking.settings.language);
	const token = tokenOf(request);
	const { state, claims } = tracking.tokens.open('unsubscribe', token, request.receivedAt);
	if (state === 'forged') return failurePage(403, 'forged', language);
	if (request.method !== 'POST') return unsubscribePage(claims.who, language);
	return unsubscribedPage(language, unsubscribed(claims, token, request.receivedAt));
}

/** Never quarantined: a machine that posts does so for a person, and saying no must always work. */
export function unsubscribed(
	claims: LinkClaims,
	token: string,
	receivedAt: number,
): TrackedEvent[] {
	const unsubscribedEvent = mailEvent('email.unsubscribed', claims, token, receivedAt);
	const withdrawn = {
		...unsubscribedEvent,
		// Once a minute rather than once per link: who subscribed again can use the old link again.
		eventId: `${CONSENT_WITHDRAWN}:${tokenDigest(token)}:${Math.floor(receivedAt / MINUTE_MS)}`,
		type: CONSENT_WITHDRAWN,
		properties: { ...unsubscribedEvent.properties, purpose: 'nurture' },
	};
	return [unsubscribedEvent, withdrawn].map((record) => ({ record, quarantine: null }));
}
