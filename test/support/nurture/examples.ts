import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Sequence, SequenceInput } from '../../../lib/nurture';
import { compileExamples, type MjmlToHtml } from '../../../lib/nurture/content/compile';
import { compileLayouts, type MailLayouts } from '../../../lib/nurture/content/layouts';
import mjmlToHtml from '../../../lib/nurture/content/mjml.cjs';
import { parseSequence } from '../../../lib/nurture/sequence/parseSequence';
import type { MailData } from '../../../lib/nurture/template/data';
import type { MailFrame } from '../../../lib/nurture/template/writeMail';
import { mailLinks } from '../../../lib/tracking';
import { NOW_MS, SITE, trackingOf } from '../tracking/requests';

const folder = path.join(__dirname, '..', '..', '..', 'lib', 'nurture', 'content');
const layout = readFileSync(path.join(folder, 'layout.mjml'), 'utf8');

let examples: Promise<SequenceInput[]> | undefined;

/** The example sequences as the build writes them. */
export async function builtExamples(): Promise<SequenceInput[]> {
	examples ??= compileExamples(layout, mjmlToHtml as MjmlToHtml);
	return await examples;
}

/** The example sequences, ready to use. */
export async function exampleSequences(): Promise<Sequence[]> {
	return (await builtExamples()).map(parseSequence);
}

/** The look of the example mails as the build writes it. */
export async function builtLayouts(): Promise<MailLayouts> {
	return await compileLayouts(layout, mjmlToHtml as MjmlToHtml);
}

/** Everything the example mails mention. */
export const NOOR: MailData = {
	candidate: { firstName: 'Noor', email: 'noor@example.com' },
	vacancy: {
		title: 'Platform Engineer',
		location: 'Utrecht',
		url: `${SITE}/vacancies/platform-engineer`,
	},
	recruiter: { name: 'Anna de Wit', role: 'Recruiter IT', phone: '+31 30 123 45 67' },
	company: { name: 'Voorbeeld IT', address: 'Stationsplein 1, 3511 AB Utrecht', siteUrl: SITE },
};

/** The least that must be filled in for the example mails. */
export const STRANGER: MailData = {
	candidate: {},
	company: { name: 'Voorbeeld IT', address: 'Stationsplein 1, 3511 AB Utrecht', siteUrl: SITE },
};

const tracking = trackingOf();

/** A frame with the real signed links of a mail. */
export function frameFor(data: MailData, changes: Partial<MailFrame> = {}): MailFrame {
	const who = { kind: 'email' as const, value: 'noor@example.com' };
	const mail = { who, message: 'see-1', sentAt: NOW_MS, expiresAt: NOW_MS + 90 * 86_400_000 };
	return {
		data,
		links: mailLinks(mail, tracking),
		preferencesUrl: `${SITE}/preferences`,
		utm: { utm_source: 'candidate-journey', utm_medium: 'email', utm_campaign: 'see' },
		...changes,
	};
}

/** Where a signed link leads. */
export function targetOf(address: string): string {
	const token = new URL(address).searchParams.get('k') ?? '';
	return tracking.tokens.open('click', token, NOW_MS).claims?.target ?? '';
}
