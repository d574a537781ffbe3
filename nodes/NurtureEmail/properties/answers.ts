import type { INodeProperties } from 'n8n-workflow';
import { forOperations } from './operation';

/** What comes back, and to whom nothing is sent. */
export const answerProperties: INodeProperties[] = [
	{
		displayName: 'Field With the Mail',
		name: 'rawField',
		type: 'string',
		default: 'raw',
		displayOptions: forOperations('readAnswers'),
		description:
			'Field that holds the whole mail as it came, as text or in base64. Not needed behind n8n’s e-mail trigger with Format → Resolved.',
	},
	{
		displayName: 'File With the Mail',
		name: 'binaryField',
		type: 'string',
		default: 'data',
		displayOptions: forOperations('readAnswers'),
		description: 'Or the file that holds it (.eml); it comes first where an item has both',
	},
	{
		displayName: 'Also Mails to Look At',
		name: 'givesUnmatched',
		type: 'boolean',
		default: false,
		displayOptions: forOperations('readAnswers'),
		description:
			'Whether bounces and complaints about no mail of this store come out as well, as items with “toLookAt”. Keep those away from Candidate Score; they are nobody’s event.',
	},
	{
		displayName: 'Do',
		name: 'suppressionAction',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Lift', value: 'lift', description: 'Mail may be sent to them again' },
			{ name: 'Look Up', value: 'look', description: 'Tell whether and why nothing is sent' },
			{ name: 'Suppress', value: 'add', description: 'Nothing is sent to them any more' },
		],
		default: 'look',
		displayOptions: forOperations('suppression'),
		description: 'What to do about the addresses of the items',
	},
	{
		displayName: 'Address Field',
		name: 'addressField',
		type: 'string',
		requiresDataPath: 'single',
		default: 'email',
		displayOptions: forOperations('suppression'),
		description: 'Field of the items that holds the address',
	},
	{
		displayName: 'Reason',
		name: 'suppressionReason',
		type: 'options',
		options: [
			{ name: 'Complained', value: 'complaint' },
			{ name: 'Decided by Hand', value: 'byHand' },
			{ name: 'The Address Does Not Work', value: 'hardBounce' },
			{ name: 'Unsubscribed', value: 'unsubscribed' },
		],
		default: 'byHand',
		displayOptions: { show: { operation: ['suppression'], suppressionAction: ['add'] } },
		description:
			'Why nothing is sent. Who unsubscribed still gets what Send One Mail sends them between you.',
	},
];
