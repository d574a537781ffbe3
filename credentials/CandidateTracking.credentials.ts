import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/* eslint-disable n8n-nodes-base/cred-class-name-unsuffixed, n8n-nodes-base/cred-class-field-name-unsuffixed, n8n-nodes-base/cred-class-field-display-name-missing-api -- it opens no API, it signs our own links */

/** What signs the links in mails, and what HubSpot signs its reports with. */
// eslint-disable-next-line @n8n/community-nodes/credential-test-required -- the node tests it (nodes/shared/trackingCredential.ts)
export class CandidateTracking implements ICredentialType {
	name = 'candidateTracking';

	displayName = 'Candidate Tracking';

	icon: Icon = { light: 'file:candidateTracking.svg', dark: 'file:candidateTracking.dark.svg' };

	documentationUrl =
		'https://github.com/candidate-journey/n8n-nodes-candidate-journey/blob/main/docs/tracking.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret for Links',
			name: 'linkSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'Make one with: openssl rand -base64 32',
			description:
				'Signs the links in mails, so that nobody can click or unsubscribe for somebody else. At least 32 characters that nobody can guess. The nodes that send mails and those that hear of clicks need the same one.',
		},
		{
			displayName: 'Former Secrets',
			name: 'formerSecrets',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Secrets used before, divided by spaces: links in mails that were sent with them go on working. Links to unsubscribe must work for years.',
		},
		{
			displayName: 'HubSpot Client Secret',
			name: 'hubspotClientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Of the HubSpot app that reports changes of contacts. Without it HubSpot is not listened to.',
		},
	];
}
