import type { Session } from './n8n/session';
import type { Ports } from './options';
import type { WorkflowNode } from './n8n/workflows';

/** A secret that signs the links of the demo's mails; the demo is thrown away with them. */
const LINK_SECRET = 'only for the demo, long enough to sign with';

/** Node types that work with an account of each kind. */
const USED_BY: Readonly<Record<string, RegExp>> = {
	candidateTracking: /\.(candidatePixelTrigger|nurtureEmail)$/,
	candidateSmtp: /\.nurtureEmail$/,
	candidateHubSpotApi: /\.(hubSpotSync|recruiterTask)$/,
	smtp: /^n8n-nodes-base\.emailSend$/,
};

/** The accounts of the demo in n8n, by kind. */
export type Accounts = Readonly<Record<string, { id: string; name: string }>>;

/** Makes an account for everything the demo has a stand-in for: mail, HubSpot, and the links of mails. */
export async function makeAccounts(
	session: Session,
	{ smtp }: Ports,
	hubSpot: { accessToken: string; apiUrl: string },
): Promise<Accounts> {
	const mail = { host: '127.0.0.1', port: smtp, user: '', password: '' };
	const filledIn: Record<keyof typeof USED_BY, object> = {
		candidateTracking: { linkSecret: LINK_SECRET },
		candidateSmtp: {
			...mail,
			security: 'none',
			ca: '',
			signs: false,
			perSecond: 0,
			connections: 2,
		},
		candidateHubSpotApi: hubSpot,
		smtp: { ...mail, secure: false, disableStartTls: true, hostName: '' },
	};
	const made = Object.entries(filledIn).map(async ([type, data]) => {
		const name = `Demo ${type}`;
		const { id } = await session.api<{ id: string }>('POST', '/credentials', { name, type, data });
		return [type, { id, name }] as const;
	});
	return Object.fromEntries(await Promise.all(made));
}

/** The accounts that a node works with. */
export function accountsOf({ type }: WorkflowNode, accounts: Accounts): Accounts {
	return Object.fromEntries(Object.entries(accounts).filter(([kind]) => USED_BY[kind].test(type)));
}
