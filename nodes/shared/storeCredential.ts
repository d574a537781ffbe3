import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialDescription,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { isStoreError } from '../../lib/store';
import { getModels } from './modelLists';
import { POSTGRES, STORE_CREDENTIAL, toSettings } from './storePlace';

/** What a node needs that keeps candidates in PostgreSQL. */
export const storeCredentials: INodeCredentialDescription[] = [
	{
		name: STORE_CREDENTIAL,
		required: true,
		displayOptions: { show: { store: [POSTGRES] } },
		testedBy: 'testPostgresStore',
	},
];

/** Tells whether a store could be used with a credential; nothing is made. n8n calls it from the credential's form. */
export async function testPostgresStore(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const { tryStore } = await import('../../lib/store/postgres/PostgresStore');
	try {
		await tryStore(toSettings(data));
		return { status: 'OK', message: 'Connected: candidates can be kept here' };
	} catch (error) {
		const message = isStoreError(error) ? `${error.message}. ${error.advice}` : String(error);
		return { status: 'Error', message };
	}
}

/** What n8n calls for nodes that use a store and a model, and no other lists. */
export const storeMethods = {
	loadOptions: { getModels },
	credentialTest: { testPostgresStore },
};
