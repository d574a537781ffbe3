import { Refusal } from './answers';
import type { Ask, Token } from './ask';

/** What a key needs for everything this package does. */
export const ALL_SCOPES = [
	'crm.objects.contacts.read',
	'crm.objects.contacts.write',
	'crm.schemas.contacts.read',
	'crm.schemas.contacts.write',
	'crm.lists.read',
	'crm.lists.write',
	'crm.objects.owners.read',
] as const;

const READING = /\/(batch\/read|search)$/;

/** `auth.missing`, `auth.expired` */
export function demandToken(
	header: string | undefined,
	tokens: ReadonlyMap<string, Token>,
	nowMs: number,
): Token {
	const token = tokens.get(/^Bearer (.+)$/.exec(header ?? '')?.[1] ?? '');
	if (!token)
		throw new Refusal(
			401,
			'INVALID_AUTHENTICATION',
			'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview',
		);
	if (token.expiresAt !== null && token.expiresAt <= nowMs) {
		const ago = Math.floor((nowMs - token.expiresAt) / 1000);
		throw new Refusal(
			401,
			'EXPIRED_AUTHENTICATION',
			`The OAuth token used to make this call expired ${ago} second(s) ago.`,
			{ context: { 'expire time': [new Date(token.expiresAt).toISOString()] } },
		);
	}
	return token;
}

/** `auth.scopes`, `auth.membershipScopes` */
export function demandScopes({ token, path, method }: Ask): void {
	const missing = neededScopes(path, method).filter((scope) => !token.scopes.has(scope));
	if (missing.length === 0) return;
	throw new Refusal(
		403,
		'MISSING_SCOPES',
		"This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.",
		{
			errors: [
				{
					message: 'One or more of the following scopes are required.',
					context: { requiredGranularScopes: missing },
				},
			],
			links: { scopes: 'https://developers.hubspot.com/scopes' },
		},
	);
}

/** Whether a call changes anything. */
export function isWrite(path: string, method: string): boolean {
	return method !== 'GET' && !READING.test(path);
}

function neededScopes(path: string, method: string): string[] {
	const does = isWrite(path, method) ? 'write' : 'read';
	switch (path.split('/')[1]) {
		case 'properties':
			return [`crm.schemas.contacts.${does}`];
		case 'lists':
			if (path.includes('/memberships')) return ['crm.lists.read', `crm.lists.${does}`];
			return [`crm.lists.${does}`];
		case 'owners':
			return ['crm.objects.owners.read'];
		default:
			return [`crm.objects.contacts.${does}`];
	}
}
