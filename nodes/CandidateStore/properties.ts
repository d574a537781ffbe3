import type { INodeProperties } from 'n8n-workflow';
import { operationProperty, optionsProperty } from '../shared/formParts';
import { offer } from '../shared/operation';
import { databaseFile, modelProperty, storeProperty } from '../shared/properties';
import { DEFAULT_STORE_FILE } from '../shared/storeFile';
import { POSTGRES, SQLITE } from '../shared/storePlace';
import { OPERATIONS } from './operations';

const MOVE = 'moveToPostgres';

export const properties: INodeProperties[] = [
	operationProperty(offer(OPERATIONS), 'health'),
	{
		displayName:
			'Switch off the workflows that record candidates first: as long as the move goes on they have to wait, and afterwards they must choose PostgreSQL. The credential must name an empty schema.',
		name: 'moveNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { operation: [MOVE] } },
	},
	{ ...storeProperty, displayOptions: { hide: { operation: [MOVE] } } },
	{
		displayName: 'Store',
		name: 'store',
		type: 'hidden',
		// Without options n8n's editor takes it for the choice of a credential, and leaves out what it is shown by.
		options: storeProperty.options,
		default: POSTGRES,
		description: 'Where candidates are moved to',
		displayOptions: { show: { operation: [MOVE] } },
	},
	{
		displayName: 'Database File',
		name: 'fromFile',
		type: 'string',
		default: '',
		placeholder: DEFAULT_STORE_FILE,
		description: `The built-in database that is moved. Leave empty for ${DEFAULT_STORE_FILE} in n8n's own folder.`,
		displayOptions: { show: { operation: [MOVE] } },
	},
	{ ...modelProperty, displayOptions: { show: { operation: ['checkIntegrity'] } } },
	{
		displayName: 'Check',
		name: 'check',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Everybody',
				value: 'all',
				description: 'Reads every event once: minutes for a big store',
			},
			{ name: 'Some, Drawn by Lot', value: 'sample', description: 'Takes seconds' },
		],
		default: 'sample',
		description: 'Whose scores are compared with their events',
		displayOptions: { show: { operation: ['checkIntegrity'] } },
	},
	{
		displayName: 'Sample Size',
		name: 'sampleSize',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1000,
		description: 'How many candidates are drawn',
		displayOptions: { show: { operation: ['checkIntegrity'], check: ['sample'] } },
	},
	{
		displayName: 'Backup File',
		name: 'backupFile',
		type: 'string',
		default: '',
		placeholder: 'e.g. /backups/candidates.sqlite',
		description:
			"A new file; none is overwritten. Leave empty for a name with date and time in n8n's own folder. PostgreSQL is backed up with pg_dump.",
		displayOptions: { show: { operation: ['backup'], store: [SQLITE] } },
	},
	{
		displayName: 'Keep Events for (Days)',
		name: 'keepDays',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 365,
		description:
			'What older events say is removed: page, vacancy, source, and all else. What they count stays, and the application statuses, consent and profile they brought.',
		displayOptions: { show: { operation: ['cleanUp'] } },
	},
	optionsProperty([databaseFile]),
];
