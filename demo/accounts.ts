import { localMail, makeCredentials, type Credentials } from './n8n/credentials';
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

/** Makes an account for everything the demo has a stand-in for: mail, HubSpot, and the links of mails. */
export async function makeAccounts(
	session: Session,
	{ smtp }: Ports,
	hubSpot: { accessToken: string; apiUrl: string },
): Promise<Credentials> {
	const filledIn: Record<keyof typeof USED_BY, object> = {
		candidateTracking: { linkSecret: LINK_SECRET },
		candidateHubSpotApi: hubSpot,
		...localMail(smtp),
	};
	return await makeCredentials(session, filledIn, 'Demo');
}

/** The accounts that a node works with. */
export function accountsOf({ type }: WorkflowNode, accounts: Credentials): Credentials {
	return Object.fromEntries(Object.entries(accounts).filter(([kind]) => USED_BY[kind].test(type)));
}
