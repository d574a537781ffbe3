import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { PostgresSettings } from '../../lib/store/postgres/PostgresStore';

/** Where candidates are kept: a file, empty for the usual one, or a schema of a PostgreSQL database. */
export type StorePlace = string | PostgresSettings;

export const STORE_CREDENTIAL = 'candidateStorePostgres';

/** Values of the Store parameter; they never change. */
export const SQLITE = 'sqlite';
export const POSTGRES = 'postgres';

/** What the places of stores depend on, for lists that are filled from a store. */
export const STORE_PARAMETERS = ['store', 'options.databaseFile'];

/** Where the node that runs keeps candidates. */
export async function storePlaceOf(context: IExecuteFunctions): Promise<StorePlace> {
	if (context.getNodeParameter('store', 0, SQLITE) === POSTGRES)
		return toSettings(await context.getCredentials(STORE_CREDENTIAL));
	const { databaseFile = '' } = context.getNodeParameter('options', 0, {}) as IDataObject;
	return String(databaseFile);
}

/** Where the trigger that was started or called keeps candidates. */
export async function storePlaceOfTrigger(
	context: ITriggerFunctions | IWebhookFunctions,
): Promise<StorePlace> {
	if (context.getNodeParameter('store', SQLITE) === POSTGRES)
		return toSettings(await context.getCredentials(STORE_CREDENTIAL));
	const { databaseFile = '' } = context.getNodeParameter('options', {}) as IDataObject;
	return String(databaseFile);
}

/** Where the node that is being edited keeps candidates. */
export async function storePlaceInEditor(context: ILoadOptionsFunctions): Promise<StorePlace> {
	if (context.getCurrentNodeParameter('store') === POSTGRES)
		return toSettings(await context.getCredentials(STORE_CREDENTIAL));
	return String(context.getCurrentNodeParameter('options.databaseFile') ?? '');
}

/** The fields of the credential as a store needs them. */
export function toSettings(credential: ICredentialDataDecryptedObject): PostgresSettings {
	const text = (field: string) => String(credential[field] ?? '').trim();
	return {
		host: text('host'),
		port: Number(credential.port),
		database: text('database'),
		schema: text('schema'),
		user: text('user'),
		password: String(credential.password ?? ''),
		tls: credential.encryption as PostgresSettings['tls'],
		ca: text('ca') || undefined,
	};
}
