import { EventDecoder } from '../../../lib/intake';
import type { IncomingEvent } from '../../../lib/store';
import type { TrackingAnswer, TrackingRequest, TrackingSettingsInput } from '../../../lib/tracking';
import {
	createTracking,
	mailLinks,
	prepareScript,
	type MailLinks,
	type Tracking,
} from '../../../lib/tracking';

export const NOW_MS = Date.parse('2026-11-22T12:00:00Z');
export const SITE = 'https://www.example.com';
export const VISITOR = 'visitor-0123456789';

const SECRET = 'a secret for tests, long enough to sign with';

/** Settings of a career site without a limit per address, with the changes given. */
export function trackingOf(changes: Partial<TrackingSettingsInput> = {}): Tracking {
	return createTracking(
		{
			publicUrl: 'https://n8n.example.com/webhook/journey',
			sites: [SITE, 'https://*.jobs.example.com'],
			linkSecrets: [SECRET],
			limits: { flood: null },
			...changes,
		},
		prepareScript('/* the script */'),
	);
}

/** What the browser of a person on the site sends along. */
export const HUMAN = {
	'user-agent':
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
	'accept-language': 'nl-NL,nl;q=0.9',
	origin: SITE,
};

interface Given extends Partial<Omit<TrackingRequest, 'body'>> {
	body?: unknown;
}

/** A request; a body that is no text is sent as JSON, as a beacon does. */
export function requestOf({ body, headers, ...given }: Given = {}): TrackingRequest {
	const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
	return {
		method: 'POST',
		url: '/webhook/journey/x',
		headers: { ...HUMAN, 'content-type': 'text/plain;charset=UTF-8', ...headers },
		body: Buffer.from(body === undefined ? '' : text),
		address: '198.51.100.7',
		receivedAt: NOW_MS,
		...given,
	};
}

/** A request for an address, as a browser follows a link or loads a picture. */
export function getOf(url: string, given: Given = {}): TrackingRequest {
	return requestOf({ method: 'GET', url, ...given });
}

/** A form as a browser posts it without a script. */
export function postedForm(fields: Record<string, string>, given: Given = {}): TrackingRequest {
	return requestOf({
		...given,
		body: new URLSearchParams(fields).toString(),
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			accept: 'text/html,application/xhtml+xml',
			...given.headers,
		},
	});
}

const decoder = new EventDecoder({
	fields: {},
	nowMs: NOW_MS,
	timezone: 'Europe/Amsterdam',
	horizonDays: 730,
	defaultKind: 'candidate',
});

/** The events of an answer as the store gets them. Throws for one that the decoder refuses: none may be. */
export function decoded({ events }: TrackingAnswer): IncomingEvent[] {
	return events.map(({ record }) => decoder.decode(record).event);
}

/** The links of a mail sent yesterday, good until tomorrow. */
export function welcomeLinks(tracking: Tracking): MailLinks {
	return mailLinks(
		{
			who: { kind: 'email', value: 'noor@example.com' },
			message: 'welcome',
			sentAt: NOW_MS - 86_400_000,
			expiresAt: NOW_MS + 86_400_000,
		},
		tracking,
	);
}
