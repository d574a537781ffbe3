import { owner } from './environment';
import { N8nError } from './errors';
import { poll } from './poll';

/** A logged-in owner with an API key. */
export interface Session {
	baseUrl: string;
	/** Value of the editor's login cookie. */
	cookie: string;
	/** The public API, `/api/v1…`; rejects with {@link N8nError} `request-failed`. */
	api<T>(method: string, path: string, body?: unknown): Promise<T>;
	/** The editor's internal API, `/rest…`; unwraps `{ data }`. */
	rest<T>(method: string, path: string, body?: unknown): Promise<T>;
}

/** A connection that is kept may be closed by n8n at the moment it is used again. */
const OWN_CONNECTION = { connection: 'close' };

async function request<T>(
	method: string,
	url: string,
	headers: Record<string, string>,
	body: unknown,
): Promise<T> {
	const response = await fetch(url, {
		method,
		headers: { ...headers, ...OWN_CONNECTION, 'content-type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const text = await response.text();
	if (!response.ok)
		throw new N8nError('request-failed', `${method} ${url}: ${response.status} ${text}`);
	return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Readiness turns green just before the owner is written, so a refused login is tried again. */
async function login(baseUrl: string): Promise<string> {
	const credentials = { emailOrLdapLoginId: owner.email, password: owner.password };
	return poll('the login to be accepted', async () => {
		const response = await fetch(`${baseUrl}/rest/login`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(credentials),
		});
		const cookie = response.headers.getSetCookie().find((each) => each.startsWith('n8n-auth='));
		return response.ok ? cookie?.split(';')[0] : undefined;
	});
}

/** Logs in as the owner and makes an API key with every right. */
export async function openSession(baseUrl: string): Promise<Session> {
	const cookie = await login(baseUrl);
	const rest = async <T>(method: string, path: string, body?: unknown): Promise<T> =>
		(await request<{ data: T }>(method, `${baseUrl}/rest${path}`, { cookie }, body)).data;
	const scopes = await rest<string[]>('GET', '/api-keys/scopes');
	const label = 'candidate-journey';
	const key = await rest<{ rawApiKey: string }>('POST', '/api-keys', {
		label,
		scopes,
		expiresAt: null,
	});
	const api = <T>(method: string, path: string, body?: unknown): Promise<T> =>
		request<T>(method, `${baseUrl}/api/v1${path}`, { 'X-N8N-API-KEY': key.rawApiKey }, body);
	return { baseUrl, cookie, api, rest };
}
