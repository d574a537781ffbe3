import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

// eslint-disable-next-line @n8n/community-nodes/credential-test-required -- the nodes test it (nodes/shared/smtpCredential.ts)
export class CandidateSmtp implements ICredentialType {
	name = 'candidateSmtp';

	displayName = 'Candidate SMTP';

	icon: Icon = { light: 'file:candidateSmtp.svg', dark: 'file:candidateSmtp.dark.svg' };

	documentationUrl = 'https://github.com/candidate-journey/n8n-nodes-candidate-journey#nurture';

	properties: INodeProperties[] = [
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: '',
			placeholder: 'e.g. smtp.example.com',
			required: true,
			description: 'Name or address of the mail server that sends for you',
		},
		{
			displayName: 'Encryption',
			name: 'security',
			type: 'options',
			options: [
				{
					name: 'STARTTLS',
					value: 'startTls',
					description: 'Mostly port 587. Nothing is sent where it fails.',
				},
				{ name: 'TLS', value: 'tls', description: 'Mostly port 465' },
				{ name: 'Off', value: 'none', description: 'For a mail server on the same machine' },
			],
			default: 'startTls',
			description: 'How the connection is protected',
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			default: 587,
			required: true,
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			description: 'Empty for a server without login',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Many providers want an app password here, not that of the account',
		},
		{
			displayName: 'Certificate of the Authority',
			name: 'ca',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: '-----BEGIN CERTIFICATE-----',
			displayOptions: { show: { security: ['startTls', 'tls'] } },
			description: 'Only needed for a mail server whose certificate you sign yourself: PEM text',
		},
		{
			displayName: 'Sign With DKIM',
			name: 'signs',
			type: 'boolean',
			default: false,
			description:
				'Whether to sign mails here. Off where your mail provider does so, as most do; two signatures do no harm.',
		},
		{
			displayName: 'DKIM Domain',
			name: 'dkimDomain',
			type: 'string',
			default: '',
			placeholder: 'e.g. example.com',
			displayOptions: { show: { signs: [true] } },
			description: 'The domain of the sender',
		},
		{
			displayName: 'DKIM Selector',
			name: 'dkimSelector',
			type: 'string',
			default: '',
			placeholder: 'e.g. journey',
			displayOptions: { show: { signs: [true] } },
			description: 'The public key stands in DNS under selector._domainkey.domain',
		},
		{
			displayName: 'DKIM Private Key',
			name: 'dkimPrivateKey',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			placeholder: '-----BEGIN PRIVATE KEY-----',
			displayOptions: { show: { signs: [true] } },
			description: 'RSA of 2048 bits, or Ed25519: PEM text',
		},
		{
			displayName: 'Mails per Second',
			name: 'perSecond',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 10,
			description: 'As many as your mail provider allows; 0 for no limit',
		},
		{
			displayName: 'Connections',
			name: 'connections',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 5,
			description: 'At the same time, in each run',
		},
	];
}
