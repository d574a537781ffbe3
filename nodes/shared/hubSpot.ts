import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	INodeCredentialDescription,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { API_VERSION, HUBSPOT_URL, HubSpot } from '../../lib/hubspot';
import type { CandidateStore } from '../../lib/store';

/** Values of the Authentication parameter; they never change. */
const SERVICE_KEY = 'serviceKey';
const OAUTH2 = 'oAuth2';

const KEY_TYPE = 'candidateHubSpotApi';
/** n8n's own, of n8n-nodes-base: it renews its tokens by itself. */
const LOGIN_TYPE = 'hubspotOAuth2Api';

/** How HubSpot wants to be asked for a new access token. */
const RENEWAL = { tokenType: 'Bearer', includeCredentialsOnRefreshOnBody: true };

/** Values of other parameters with which HubSpot is called. */
type Show = Record<string, Array<string | boolean>>;

/**
 * What a node needs that calls HubSpot.
 *
 * @param login - the parameter that chooses the login
 */
export function hubSpotCredentials(
	show: Show = {},
	login = 'authentication',
): INodeCredentialDescription[] {
	return [
		{
			name: KEY_TYPE,
			required: true,
			displayOptions: { show: { ...show, [login]: [SERVICE_KEY] } },
		},
		{
			name: LOGIN_TYPE,
			required: true,
			displayOptions: { show: { ...show, [login]: [OAUTH2] } },
		},
	];
}

/** The logins to choose from. */
export const hubSpotLogins: INodePropertyOptions[] = [
	{
		name: 'Service Key',
		value: SERVICE_KEY,
		description: 'A key made in HubSpot, with all the rights this package needs',
	},
	{
		name: 'OAuth2',
		value: OAUTH2,
		description:
			"HubSpot's login as n8n has it. It cannot set up properties, nor make or count segments.",
	},
];

/**
 * How to connect to HubSpot. Shown wherever a node has it: what it were shown by, n8n's editor would leave out, as it
 * takes both for a part of the credential.
 */
export const authenticationProperty: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: hubSpotLogins,
	default: SERVICE_KEY,
	description: 'How to connect to HubSpot',
};

/**
 * Connects to HubSpot with the credential of the node. All processes that use the same store keep HubSpot's limits
 * together.
 *
 * @param login - the parameter that chooses the login
 * @throws {HubSpotError} `bad-token`, `bad-address`, `client-missing`
 */
export async function connectHubSpot(
	context: IExecuteFunctions,
	store: CandidateStore,
	login = 'authentication',
): Promise<HubSpot> {
	if (context.getNodeParameter(login, 0, SERVICE_KEY) === OAUTH2)
		return await HubSpot.connect({ ...(await freshTokens(context)), store });
	const { accessToken, apiUrl } = await context.getCredentials(KEY_TYPE);
	return await HubSpot.connect({ token: text(accessToken), baseUrl: text(apiUrl), store });
}

/** A call through n8n first: where the access token has expired, n8n gets a new one. */
async function freshTokens(
	context: IExecuteFunctions,
): Promise<{ token: string; accountKey: string; baseUrl: string }> {
	const before = await context.getCredentials(LOGIN_TYPE);
	const baseUrl = text(before.apiUrl) || HUBSPOT_URL;
	const { httpRequestWithAuthentication } = context.helpers;
	const url = `${baseUrl}/crm/objects/${API_VERSION}/contacts`;
	const request = { url, qs: { limit: 1 }, json: true };
	await httpRequestWithAuthentication.call(context, LOGIN_TYPE, request, { oauth2: RENEWAL });
	const tokens = tokensOf(await context.getCredentials(LOGIN_TYPE));
	const token = text(tokens.access_token);
	return { token, accountKey: text(tokens.refresh_token) || token, baseUrl };
}

function tokensOf({ oauthTokenData: data }: ICredentialDataDecryptedObject): IDataObject {
	return (typeof data === 'string' ? JSON.parse(data) : (data ?? {})) as IDataObject;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
