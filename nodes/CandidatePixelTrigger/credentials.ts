import type { INodeCredentialDescription } from 'n8n-workflow';
import { storeCredentials } from '../shared/storeCredential';
import { TRACKING_CREDENTIAL } from '../shared/trackingCredential';

/** What signs links, where mails or HubSpot are listened to; and where candidates are kept. */
export const credentials: INodeCredentialDescription[] = [
	{ name: TRACKING_CREDENTIAL, required: false, testedBy: 'testTracking' },
	...storeCredentials,
];
