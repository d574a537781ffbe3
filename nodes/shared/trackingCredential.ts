import type {
	FunctionsBase,
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

export const TRACKING_CREDENTIAL = 'candidateTracking';

/** What the credential holds; empty where none was chosen. */
export interface TrackingSecrets {
	linkSecrets: string[];
	hubspotClientSecret: string;
}

/** What a node needs to know of itself for {@link readSecrets}; every kind of node can. */
type Context = Pick<FunctionsBase, 'getNode'> & {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
};

/** What the credential says; the fields are those of CandidateTracking.credentials.ts. */
export async function readSecrets(context: Context): Promise<TrackingSecrets> {
	if (!context.getNode().credentials?.[TRACKING_CREDENTIAL])
		return { linkSecrets: [], hubspotClientSecret: '' };
	return toSecrets(await context.getCredentials(TRACKING_CREDENTIAL));
}

function toSecrets(credential: Readonly<Record<string, unknown>>): TrackingSecrets {
	const text = (field: string) => String(credential[field] ?? '').trim();
	const former = text('formerSecrets').split(/\s+/).filter(Boolean);
	return {
		linkSecrets: text('linkSecret') === '' ? [] : [text('linkSecret'), ...former],
		hubspotClientSecret: text('hubspotClientSecret'),
	};
}

/** Fewer characters could be guessed. */
const SHORTEST = 32;

/** Tells whether links can be signed with a credential. n8n calls it from the credential's form. */
export async function testTracking(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const { linkSecrets } = toSecrets(data);
	const short = linkSecrets.findIndex((secret) => secret.length < SHORTEST);
	if (linkSecrets.length > 0 && short < 0)
		return { status: 'OK', message: 'Links can be signed with this' };
	const which = short > 0 ? `Former secret ${short}` : 'The secret for links';
	const message = `${which} has fewer than ${SHORTEST} characters. Make one with: openssl rand -base64 32`;
	return { status: 'Error', message };
}
