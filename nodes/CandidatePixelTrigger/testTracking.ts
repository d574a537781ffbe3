import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { toSecrets } from './settings';

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
