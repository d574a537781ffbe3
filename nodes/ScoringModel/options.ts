import { optionsProperty } from '../shared/formParts';
import { databaseFile } from '../shared/properties';

/** Options of every operation. */
export const options = optionsProperty([
	{
		displayName: 'Candidates Looked At',
		name: 'sample',
		type: 'number',
		typeOptions: { minValue: 1000 },
		default: 50000,
		displayOptions: { show: { '/operation': ['calibrate'] } },
		description: 'Where there are more candidates, an even sample of about so many is learned from',
	},
	databaseFile,
	{
		displayName: 'Done By',
		name: 'by',
		type: 'string',
		default: '',
		placeholder: 'e.g. Lisa',
		displayOptions: {
			show: { '/operation': ['calibrate', 'import', 'publish', 'rollBack', 'saveDraft'] },
		},
		description:
			'Whose name the version carries. Leave empty for the name of the workflow: n8n does not tell a node who runs it.',
	},
]);
