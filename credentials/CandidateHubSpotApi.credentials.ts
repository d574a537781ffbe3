import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** A HubSpot service key: what replaces the private apps that can no longer be made. */
export class CandidateHubSpotApi implements ICredentialType {
	name = 'candidateHubSpotApi';

	displayName = 'Candidate Journey HubSpot API';

	icon: Icon = { light: 'file:candidateHubSpot.svg', dark: 'file:candidateHubSpot.dark.svg' };

	documentationUrl =
		'https://github.com/candidate-journey/n8n-nodes-candidate-journey#connect-hubspot';

	properties: INodeProperties[] = [
		{
			displayName:
				'In HubSpot: Development → Keys → Service keys → Create. Give it these scopes: crm.objects.contacts.read, crm.objects.contacts.write, crm.schemas.contacts.read, crm.schemas.contacts.write, crm.lists.read, crm.lists.write, crm.objects.owners.read.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Service Key',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'pat-eu1-…',
			description: 'The token of a service key, or of a private app made before October 2026',
		},
		{
			displayName: 'API Address',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.hubapi.com',
			description:
				'Where HubSpot is called. Leave it as it is, unless you test against a stand-in: the key is sent there.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.apiUrl}}',
			url: '/crm/objects/2026-09/contacts',
			qs: { limit: 1 },
		},
	};
}
