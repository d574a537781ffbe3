import { empty, type TrackingAnswer } from '../answer';
import type { TrackedEvent } from '../event';
import { isRecord, readBody } from '../input/body';
import { cleanText } from '../input/text';
import { mailEvent } from '../links/mailEvent';
import { tokenDigest, type LinkClaims } from '../links/token';
import { tokenOf } from '../links/tokenOf';
import { languageOf } from '../pages/language';
import { failurePage, unsubscribedPage } from '../pages/pages';
import { FREQUENCIES, keptPage, preferencesPage, type Frequency } from '../pages/preferences';
import type { TrackingRequest } from '../request';
import type { Tracking } from '../tracking';
import { unsubscribed } from './unsubscribe';

const CHANGED = 'email.preferences_changed';

/**
 * `GET m` shows the page on which candidates choose what they get, `POST m` keeps it: how often, about what, or
 * nothing at all. Like unsubscribing it takes the link alone, and works for ever.
 */
export function preferences(request: TrackingRequest, tracking: Tracking): TrackingAnswer {
	const { mailTopics, language: usual } = tracking.settings;
	const language = languageOf(request, usual);
	const token = tokenOf(request);
	const { state, claims } = tracking.tokens.open('preferences', token, request.receivedAt);
	if (state === 'forged') return failurePage(403, 'forged', language);
	if (request.method !== 'POST') return preferencesPage(claims.who, mailTopics, language);
	const body = readBody(request);
	if ('status' in body) return empty(body.status);
	if (!isRecord(body.content)) return empty(400);
	if (body.content.stop !== undefined)
		return unsubscribedPage(language, unsubscribed(claims, token, request.receivedAt));
	return keptPage(language, [chosen(body.content, mailTopics, claims, token, request.receivedAt)]);
}

/** The choice as fields of the profile: blank where there is none, so that an earlier one does not stay. */
function chosen(
	sent: Readonly<Record<string, unknown>>,
	topics: readonly string[],
	claims: LinkClaims,
	token: string,
	receivedAt: number,
): TrackedEvent {
	const frequency = FREQUENCIES.find((one) => one === sent.frequency) ?? 'usual';
	const wanted = new Set([sent.topic].flat().map((topic) => cleanText(topic, 120)));
	const mailTopics = topics.filter((topic) => wanted.has(topic));
	const record = mailEvent(CHANGED, claims, token, receivedAt);
	return {
		quarantine: null,
		record: {
			...record,
			// each choice is one: who changes their mind again uses the same link
			eventId: `${CHANGED}:${tokenDigest(token)}:${receivedAt}`,
			profile: {
				mailFrequency: frequency satisfies Frequency,
				mailTopics: mailTopics.length > 0 ? mailTopics : null,
			},
		},
	};
}
