import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

// eslint-disable-next-line @n8n/community-nodes/credential-test-required -- the nodes test it (nodes/shared/storeCredential.ts)
export class CandidateStorePostgres implements ICredentialType {
	name = 'candidateStorePostgres';

	displayName = 'Candidate Store PostgreSQL';

	icon: Icon = {
		light: 'file:candidateStorePostgres.svg',
		dark: 'file:candidateStorePostgres.dark.svg',
	};

	documentationUrl = 'https://github.com/candidate-journey/n8n-nodes-candidate-journey#postgresql';

	properties: INodeProperties[] = [
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: 'localhost',
			required: true,
			description: 'Name or address of the server that runs PostgreSQL',
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			default: 5432,
			required: true,
		},
		{
			displayName: 'Database',
			name: 'database',
			type: 'string',
			default: '',
			placeholder: 'e.g. recruitment',
			required: true,
		},
		{
			displayName: 'Schema',
			name: 'schema',
			type: 'string',
			default: 'candidate_journey',
			required: true,
			description:
				'Where in the database candidates are kept. It must be empty, or not be there and the user may make it; nothing outside it is touched.',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			required: true,
			description: 'Needs to own the schema, and nothing else',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Encryption',
			name: 'encryption',
			type: 'options',
			options: [
				{
					name: 'Encrypted',
					value: 'encrypted',
					description: 'Whoever listens in reads nothing; who answers is not checked',
				},
				{
					name: 'Encrypted and Verified',
					value: 'verified',
					description: 'The server must show a certificate for its host that is trusted',
				},
				{ name: 'Off', value: 'off', description: 'For a server in the same private network' },
			],
			default: 'off',
			description: 'How the connection is protected',
		},
		{
			displayName: 'Certificate of the Authority',
			name: 'ca',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: '-----BEGIN CERTIFICATE-----',
			displayOptions: { show: { encryption: ['verified'] } },
			description: 'Only needed when your provider signs its certificates itself: PEM text',
		},
	];
}
