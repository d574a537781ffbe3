import type { Session } from './session';

/** A credential that is kept in n8n. */
export interface Credential {
	id: string;
	name: string;
}

/** Credentials in n8n, by their type. */
export type Credentials = Readonly<Record<string, Credential>>;

/** @param data - what a user types into the form */
export async function makeCredential(
	session: Session,
	name: string,
	type: string,
	data: object,
): Promise<Credential> {
	const { id } = await session.api<Credential>('POST', '/credentials', { name, type, data });
	return { id, name };
}

/**
 * Makes one credential of each type.
 *
 * @param filledIn - what a user types into the form, by type
 * @param whose - begins the name of each
 */
export async function makeCredentials(
	session: Session,
	filledIn: Readonly<Record<string, object>>,
	whose: string,
): Promise<Credentials> {
	const made = Object.entries(filledIn).map(async ([type, data]) => {
		return [type, await makeCredential(session, `${whose} ${type}`, type, data)] as const;
	});
	return Object.fromEntries(await Promise.all(made));
}

/** What a user types in for a mail server on this machine without login, for our nodes and for n8n's own. */
export function localMail(port: number) {
	const mail = { host: '127.0.0.1', port, user: '', password: '' };
	return {
		candidateSmtp: {
			...mail,
			security: 'none',
			ca: '',
			signs: false,
			perSecond: 0,
			connections: 2,
		},
		smtp: { ...mail, secure: false, disableStartTls: true, hostName: '' },
	};
}
