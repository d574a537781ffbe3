import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { modelProperty, personNames, storeProperty } from '../../shared/properties';
import { N8N_SMTP, smtpCredentials } from '../../shared/smtpCredential';
import { storeCredentials } from '../../shared/storeCredential';
import { STORE_PARAMETERS } from '../../shared/storePlace';
import { TRACKING_CREDENTIAL } from '../../shared/trackingCredential';
import { answerProperties } from './answers';
import { lookingProperties } from './looking';
import { collectionFor, forOperations, operation } from './operation';
import { options } from './options';
import { senderProperties } from './sender';
import { sequenceProperties } from './sequence';
import { singleProperties } from './single';

const SENDING = ['sendDue', 'sendOne'];

export const credentials: INodeCredentialDescription[] = [
	// Hidden rather than shown by Mail Account: were a credential shown by each of its options, n8n's editor would take
	// it for the choice of how to log in, and leave it and Operation out.
	...smtpCredentials({
		show: { operation: SENDING },
		hide: { mailAccount: [N8N_SMTP], singleThen: ['show'] },
	}),
	{
		name: N8N_SMTP,
		required: true,
		displayOptions: {
			show: { operation: SENDING, mailAccount: [N8N_SMTP] },
			hide: { singleThen: ['show'] },
		},
	},
	{
		name: TRACKING_CREDENTIAL,
		required: false,
		displayOptions: { show: { operation: [...SENDING, 'preview'] } },
		testedBy: 'testTracking',
	},
	...storeCredentials,
];

export const properties: INodeProperties[] = [
	operation,
	{
		displayName:
			'Runs once, however many items come in, and sends everything that is due, in every sequence. Put it behind a Schedule Trigger that runs every hour.',
		name: 'sendDueNotice',
		type: 'notice',
		default: '',
		displayOptions: forOperations('sendDue'),
	},
	{
		displayName: 'Sequence',
		name: 'sequence',
		type: 'options',
		noDataExpression: true,
		typeOptions: { loadOptionsMethod: 'getSequences', loadOptionsDependsOn: STORE_PARAMETERS },
		default: 'think',
		displayOptions: forOperations('enrol', 'preview', 'getSequence'),
		description: 'Which series of mails. The examples work as they are.',
	},
	...sequenceProperties,
	...singleProperties,
	...lookingProperties,
	...senderProperties,
	...answerProperties,
	{
		...modelProperty,
		displayOptions: forOperations('enrol', 'sendDue', 'sendOne', 'stop', 'preview'),
	},
	{ ...personNames, displayOptions: collectionFor('enrol', 'sendOne', 'stop', 'preview') },
	storeProperty,
	options,
];
