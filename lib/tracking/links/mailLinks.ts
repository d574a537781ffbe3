import { TrackingError } from '../errors';
import type { Tracking } from '../tracking';
import type { LinkClaims, LinkPurpose } from './token';

/** A mail to one person, whose links are to be recognised. */
export interface Mail extends Pick<LinkClaims, 'who' | 'sentAt'> {
	/** Which mail it is, e.g. a step of a sequence; at most 100 characters. */
	message: string;
	/** Until when opens and clicks are credited, UTC ms. Unsubscribing works for ever. */
	expiresAt: number;
	/** Of the pages the mail leads to, as two letters; that of the settings where it is left out or not known. */
	language?: string;
}

/** The signed addresses of one mail. */
export interface MailLinks {
	/**
	 * The address that leads to a page of one's own and tells who clicked.
	 *
	 * @throws {TrackingError} `foreign-target` for a page outside the sites
	 */
	click(target: string): string;
	/** The address of the picture that tells that the mail was shown. */
	open: string;
	/** The address of the page on which one unsubscribes. */
	unsubscribe: string;
	/** The address of the page on which one chooses what to get, and how often. */
	preferences: string;
	/** The headers by which mail programs show a button for it (RFC 2369, RFC 8058). */
	headers: { 'List-Unsubscribe': string; 'List-Unsubscribe-Post': string };
}

const MAX_MESSAGE = 100;

/** Makes the signed addresses of a mail; the same mail has the same ones whenever they are made. */
export function mailLinks(mail: Mail, { settings, sites, tokens }: Tracking): MailLinks {
	const address = (route: string, purpose: LinkPurpose, target = '') => {
		const message = mail.message.slice(0, MAX_MESSAGE);
		const token = tokens.make(purpose, { ...mail, message, target });
		return `${settings.publicUrl}/${route}?k=${token}`;
	};
	const language = mail.language ? `&l=${encodeURIComponent(mail.language)}` : '';
	const unsubscribe = address('u', 'unsubscribe') + language;
	return {
		click(target) {
			const page = sites.target(target);
			if (page !== null) return address('c', 'click', page);
			throw new TrackingError(
				'foreign-target',
				`${target} is on none of the sites of the tracking`,
				'Add its site to the sites, or link to it without tracking.',
			);
		},
		open: address('o.gif', 'open'),
		unsubscribe,
		preferences: address('m', 'preferences') + language,
		headers: {
			'List-Unsubscribe': `<${unsubscribe}>`,
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
		},
	};
}
