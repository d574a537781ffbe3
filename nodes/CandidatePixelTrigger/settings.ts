import type { IDataObject, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { TrackingSettingsInput } from '../../lib/tracking';
import type { TrackingSecrets } from '../shared/trackingCredential';

type Context = IWebhookFunctions | ITriggerFunctions;

/**
 * The settings of the node as the tracking takes them.
 *
 * @param usualUrl - the address that n8n gives the node, without the route
 * @param spareSecret - signs where there is no credential
 */
export function readTrackingSettings(
	context: Context,
	{ linkSecrets, hubspotClientSecret }: TrackingSecrets,
	usualUrl: string,
	spareSecret: string,
	webTypes: readonly string[],
): TrackingSettingsInput {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const text = (name: string) => String(options[name] ?? '').trim();
	const number = (name: string, usual: number) => Number(options[name] ?? usual);
	const perMinute = number('perMinute', 300);
	const profileFields = entriesOf(context, 'profileFields', 'field').map(readProfileField);
	return {
		publicUrl: text('publicUrl') || usualUrl,
		sites: split(context.getNodeParameter('sites', '')).map((site) => site.replace(/\/+$/, '')),
		linkSecrets: linkSecrets.length > 0 ? linkSecrets : [spareSecret],
		hubspotClientSecret: hubspotClientSecret || undefined,
		tag: readTag(context, options, profileFields),
		eventTypes: [...webTypes, ...split(options.eventTypes)],
		forms: entriesOf(context, 'forms', 'form').map(readForm),
		profileFields,
		machineNetworks: split(options.machineNetworks),
		soonestClickMs: number('soonestClickSeconds', 10) * 1_000,
		recogniseForMs: number('recogniseMinutes', 30) * 60_000,
		language: readLanguage(text('language')),
		mailTopics: listOf(options.mailTopics),
		limits: { flood: perMinute === 0 ? null : { perMinute, burst: burstOf(perMinute) } },
	};
}

function readTag(
	context: Context,
	options: IDataObject,
	profileFields: ReadonlyArray<{ name: string; aliases: string[] }>,
): TrackingSettingsInput['tag'] {
	const asked = profileFields.flatMap(({ name, aliases }) => [
		name,
		...aliases.map((alias) => `${name}=${alias}`),
	]);
	const said: Record<string, unknown> = {
		vacancies: context.getNodeParameter('vacancies', ''),
		articles: options.articles,
		forms: options.formSelector,
		ctas: options.ctas,
		fields: options.fields || (asked.length > 0 ? ['email consent', ...asked].join(' ') : ''),
		cookieDomain: options.cookieDomain,
		consent: options.consent === 'granted' ? 'granted' : '',
	};
	const filled = Object.entries(said).flatMap(([name, value]) => {
		const text = String(value ?? '').trim();
		return text === '' ? [] : [[name, text]];
	});
	return Object.fromEntries(filled) as TrackingSettingsInput['tag'];
}

/** A page that is opened tells several things at once. */
function burstOf(perMinute: number): number {
	return Math.max(100, Math.ceil(perMinute / 3));
}

function readForm({ key, type, subject }: IDataObject) {
	return {
		key: String(key ?? '')
			.trim()
			.toLowerCase(),
		type: String(type ?? 'form.submitted'),
		subject: String(subject ?? '').trim() || undefined,
	};
}

function readProfileField({ name, label, kind, aliases, options }: IDataObject) {
	const called = String(name ?? '').trim();
	return {
		name: called,
		label: String(label ?? '').trim() || called,
		kind: (kind ?? 'text') as 'text' | 'number' | 'yesNo' | 'list',
		aliases: split(aliases),
		options: listOf(options),
	};
}

function entriesOf(context: Context, name: string, group: string): IDataObject[] {
	const given = context.getNodeParameter(name, {}) as IDataObject;
	return (given[group] ?? []) as IDataObject[];
}

function readLanguage(chosen: string): TrackingSettingsInput['language'] {
	return (['en', 'nl', 'de', 'pl'] as const).find((one) => one === chosen);
}

/** Texts divided by commas. */
function listOf(value: unknown): string[] {
	return String(value ?? '')
		.split(',')
		.map((one) => one.trim())
		.filter(Boolean);
}

function split(value: unknown): string[] {
	return String(value ?? '')
		.split(/[\s,]+/)
		.filter(Boolean);
}
