import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readAddress, type Mailbox } from '../../lib/mail';
import type { MailDesk } from '../../lib/nurture';
import type { Tracking } from '../../lib/tracking';
import { ParameterError } from '../shared/errors';
import { randomSecret } from '../shared/random';
import { readSecrets } from '../shared/trackingCredential';

/** Signs the links of mails that are only looked at, where there is no credential. */
const spareSecret = randomSecret();

/** Fields of the company that every mail needs; what the law asks for, and where links lead. */
const NEEDED = { name: 'Name', address: 'Postal Address', siteUrl: 'Career Site' } as const;

/**
 * Reads who sends the mails and where their links lead.
 *
 * @throws {ParameterError} where something is missing or is no address; TrackingError `bad-settings`
 */
export async function readDesk(
	context: IExecuteFunctions,
	use: 'send' | 'preview',
): Promise<MailDesk> {
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const text = (name: string) => String(options[name] ?? '').trim();
	const company = readCompany(context, use);
	const tracking = await openTracking(context, company.siteUrl, options, use);
	const { mailLinks } = await import('../../lib/tracking');
	const replyTo = text('replyTo');
	const unsubscribeMailto = text('unsubscribeMailto');
	return {
		from: readSender(context, use),
		replyTo: replyTo === '' ? undefined : { address: checked('Reply To', replyTo) },
		company,
		linksOf: (mail) => mailLinks(mail, tracking),
		channels: split(options.channels),
		utm: { utm_source: text('utmSource') || 'nurture', utm_medium: 'email' },
		tellsOpens: options.tellsOpens === true,
		unsubscribeMailto:
			unsubscribeMailto === '' ? undefined : checked('Unsubscribe Address', unsubscribeMailto),
	};
}

function readSender(context: IExecuteFunctions, use: 'send' | 'preview'): Mailbox {
	const address = String(context.getNodeParameter('fromAddress', 0, '')).trim();
	const name = String(context.getNodeParameter('fromName', 0, '')).trim() || undefined;
	if (use === 'preview' && address === '') return { address: 'jobs@example.com', name };
	return { address: checked('From Address', address), name };
}

function checked(label: string, address: string): string {
	if (readAddress(address) !== null) return address;
	const what =
		address === ''
			? `${label} is empty`
			: `${label} ${JSON.stringify(address)} is not an e-mail address`;
	throw new ParameterError(what, 'Fill in an address like jobs@example.com.');
}

function readCompany(
	context: IExecuteFunctions,
	use: 'send' | 'preview',
): MailDesk['company'] & { siteUrl: string } {
	const given = context.getNodeParameter('company', 0, {}) as Record<string, string>;
	const company = Object.fromEntries(
		Object.entries(given)
			.map(([field, value]) => [field, String(value).trim()] as const)
			.filter(([, value]) => value !== ''),
	);
	const missing = Object.entries(NEEDED).filter(([field]) => !company[field]);
	if (use === 'send' && missing.length > 0)
		throw new ParameterError(
			`Company lacks ${missing.map(([, label]) => label).join(', ')}`,
			'Every mail must say who sends it and from where, and leads to your own site.',
		);
	return { ...company, siteUrl: company.siteUrl || 'https://www.example.com' };
}

async function openTracking(
	context: IExecuteFunctions,
	siteUrl: string,
	options: IDataObject,
	use: 'send' | 'preview',
): Promise<Tracking> {
	const { createTracking, prepareScript } = await import('../../lib/tracking');
	const { linkSecrets } = await readSecrets(context);
	if (linkSecrets.length === 0 && use === 'send')
		throw new ParameterError(
			'There is no secret to sign the links of the mails with',
			'Choose a credential Candidate Tracking, the same as in the Candidate Pixel Trigger.',
		);
	return createTracking(
		{
			publicUrl: publicUrl(context, options),
			sites: [originOf(siteUrl), ...split(options.sites)],
			linkSecrets: linkSecrets.length > 0 ? linkSecrets : [spareSecret],
		},
		prepareScript(''),
	);
}

/** Where the Candidate Pixel Trigger answers, as far as n8n tells. */
function publicUrl(context: IExecuteFunctions, options: IDataObject): string {
	const own = String(options.trackingUrl ?? '').trim();
	if (own !== '') return own;
	const path = String(options.trackingPath ?? '').trim() || 'journey';
	return new URL(`webhook/${path}`, `${context.getInstanceBaseUrl().replace(/\/*$/, '')}/`).href;
}

function originOf(siteUrl: string): string {
	if (URL.canParse(siteUrl)) return new URL(siteUrl).origin;
	throw new ParameterError(
		`Career Site ${JSON.stringify(siteUrl)} is not an address`,
		'Use the full address, like https://www.example.com.',
	);
}

function split(value: unknown): string[] {
	return String(value ?? '')
		.split(/[\s,]+/)
		.filter(Boolean);
}
