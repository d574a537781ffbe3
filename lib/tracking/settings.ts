import { z } from 'zod/v4';
import { isNetwork, NETWORK_ADVICE } from './bots/machine';
import { TrackingError, type SettingsIssue } from './errors';
import { isSite, SITE_ADVICE } from './sites';

/** What a form sends beside the profile; no field of the profile can be called so. */
export const FORM_FIELDS = [
	'form',
	'email',
	'visitorId',
	'eventId',
	'subject',
	'consent',
	'known',
	'next',
	'website',
	'utm_source',
	'utm_medium',
	'utm_campaign',
] as const;

const ownNames: ReadonlySet<string> = new Set(FORM_FIELDS);

/** What a browser may say of itself. What only an ATS, HubSpot or a mail server can know is not among it. */
export const WEB_EVENT_TYPES = [
	'page.*',
	'vacancy.*',
	'article.*',
	'video.*',
	'asset.*',
	'cta.*',
	'form.*',
	'search.*',
	'ad.*',
	'social.*',
	'newsletter.subscribed',
	'jobalert.subscribed',
	'webinar.registered',
	'application.started',
	'application.submitted',
	'candidate.identified',
	'consent.granted',
	'consent.withdrawn',
] as const;

function isAddress(url: string): boolean {
	return /^https?:\/\/[^\s?#]+$/.test(url) && URL.canParse(url);
}

const eventType = z
	.string()
	.regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/, 'use an event type like form.submitted');

const eventPattern = z
	.string()
	.regex(
		/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*(\.\*)?$/,
		'use an event type like page.viewed, or a prefix like video.*',
	);

const fieldName = z
	.string()
	.regex(/^[a-z][a-z0-9_-]{0,59}$/i, 'use letters, digits, hyphens and underscores, at most 60')
	.refine((name) => !ownNames.has(name), 'this name has a meaning of its own in forms');

const profileField = z
	.object({
		name: fieldName,
		label: z.string().trim().min(1).max(120),
		kind: z.enum(['text', 'number', 'yesNo', 'list']).default('text'),
		aliases: z.array(fieldName).max(20).default([]),
		options: z.array(z.string().trim().min(1).max(200)).max(100).default([]),
	})
	.strict();

const form = z
	.object({
		key: z
			.string()
			.regex(
				/^[a-z0-9][a-z0-9_-]{0,59}$/,
				'use lower-case letters, digits, hyphens and underscores, at most 60',
			),
		/** What sending it in counts as. */
		type: eventType.default('form.submitted'),
		/** What it is about, where the form does not say: the vacancy, the whitepaper. */
		subject: z.string().trim().min(1).max(500).optional(),
	})
	.strict();

/** What a tag of the script can also say of itself, as `data-…`; the tag has the last word. */
const tag = z
	.object({
		/** Addresses of vacancies, e.g. `/vacancies/*`; several are divided by spaces. */
		vacancies: z.string().max(1_000).optional(),
		articles: z.string().max(1_000).optional(),
		/** CSS selectors of forms whose fields may be read, and of calls to action. */
		forms: z.string().max(1_000).optional(),
		ctas: z.string().max(1_000).optional(),
		/** Which fields may be read. */
		fields: z.string().max(1_000).optional(),
		/** `granted` where the tag is only loaded after consent. */
		consent: z.literal('granted').optional(),
		cookieDomain: z
			.string()
			.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'use a domain like example.com')
			.optional(),
	})
	.strict();

const flood = z
	.object({
		perMinute: z.number().int().min(1).default(300),
		burst: z.number().int().min(1).default(100),
		addresses: z.number().int().min(1).default(20_000),
	})
	.strict();

const limits = z
	.object({
		/** Of the body of one request. A beacon carries 64 KB at most. */
		bodyBytes: z.number().int().min(1_000).max(10_000_000).default(131_072),
		eventsPerRequest: z.number().int().min(1).max(1_000).default(100),
		/** How old an event may say it is. */
		maxAgeMs: z.number().int().min(0).default(86_400_000),
		/** null for no limit, behind something that has one. */
		flood: flood.nullable().default(flood.parse({})),
	})
	.strict();

const settings = z
	.object({
		/** The address under which the routes are reached from outside. */
		publicUrl: z
			.string()
			.refine(isAddress, {
				error: 'use the full address, like https://n8n.example.com/webhook/journey',
				abort: true,
			})
			.transform((url) => new URL(url).href.replace(/\/+$/, '')),
		/** Sites that send events and that links lead to. */
		sites: z.array(z.string().refine(isSite, SITE_ADVICE)).min(1, 'name at least one site'),
		/** The first one signs links; former ones still open theirs. */
		linkSecrets: z.array(z.string().min(32, 'use at least 32 characters')).min(1),
		/** Without it HubSpot is not listened to. */
		hubspotClientSecret: z.string().min(1).optional(),
		tag: tag.default({}),
		eventTypes: z.array(eventPattern).default([...WEB_EVENT_TYPES]),
		forms: z.array(form).default([]),
		profileFields: z.array(profileField).max(50).default([]),
		/** Networks whose requests are not those of people. */
		machineNetworks: z.array(z.string().refine(isNetwork, NETWORK_ADVICE)).default([]),
		/** A click sooner than this after sending is not one of a person, in milliseconds. */
		soonestClickMs: z.number().int().min(0).default(10_000),
		/** For how long a click tells the site who came, in milliseconds; 0 for never. */
		recogniseForMs: z.number().int().min(0).default(1_800_000),
		/** Of the pages for unsubscribing and for links that do not work. */
		language: z.enum(['en', 'nl', 'de', 'pl']).default('en'),
		/** What candidates can choose mail about, as they read it. */
		mailTopics: z.array(z.string().trim().min(1).max(120)).max(30, 'offer at most 30').default([]),
		limits: limits.default(limits.parse({})),
	})
	.strict();

/** Settings as they are filled in. */
export type TrackingSettingsInput = z.input<typeof settings>;
/** Settings with their defaults. */
export type TrackingSettings = z.output<typeof settings>;

/**
 * Checks settings and fills in their defaults.
 *
 * @throws {TrackingError} `bad-settings` with everything found and its path; no secret is repeated
 */
export function parseSettings(input: unknown): TrackingSettings {
	const result = settings.safeParse(input);
	if (result.success) return result.data;
	const issues: SettingsIssue[] = result.error.issues.map(({ path, message }) => ({
		path: path.join('.'),
		message,
	}));
	const list = issues.map(({ path, message }) => `${path || 'settings'}: ${message}`).join('; ');
	throw new TrackingError(
		'bad-settings',
		`The tracking cannot start: ${list}`,
		'Put the settings named right.',
		issues,
	);
}
