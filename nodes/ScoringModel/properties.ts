import type { INodeProperties } from 'n8n-workflow';
import { PRESETS } from '../../lib/scoring/presets';
import { PRESET_SUMMARIES } from '../../lib/scoring/presets/summaries';
import { DEFAULT_MODEL } from '../shared/models';
import { operationProperty } from '../shared/formParts';
import { offer } from '../shared/operation';
import { modelProperty, storeProperty } from '../shared/properties';
import { STORE_PARAMETERS } from '../shared/storePlace';
import { calibrateProperties } from './calibrate/properties';
import { formProperties } from './form/properties';
import { OPERATIONS } from './operations';
import { options } from './options';

const FORM_OPERATIONS = ['saveDraft', 'validate'];
const whenFormed = { operation: FORM_OPERATIONS };

const anyModel: INodeProperties = {
	...modelProperty,
	typeOptions: {
		loadOptionsMethod: 'getModelsAndDrafts',
		loadOptionsDependsOn: STORE_PARAMETERS,
	},
	description: 'Which model it is about',
};

const fileOption = {
	name: 'JSON File',
	value: 'file',
	description: 'A file that a node before this one read',
};
const itemOption = {
	name: 'Field of the Item',
	value: 'item',
	description: 'A model that each item carries, as Get and Export give it',
};
const jsonOption = {
	name: 'JSON Text',
	value: 'json',
	description: 'A model typed or pasted here',
};

const startFrom: INodeProperties = {
	displayName: 'Start From',
	name: 'startFrom',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Draft', value: 'draft', description: 'The draft of a model, to go on with' },
		itemOption,
		fileOption,
		jsonOption,
		{ name: 'Live Version', value: 'live', description: 'What candidates are scored under now' },
		{ name: 'Preset', value: 'preset', description: 'A bundled model, as it comes' },
	],
	default: 'live',
	displayOptions: { show: whenFormed },
	description: 'What the changes below are made to',
};

const importFrom: INodeProperties = {
	displayName: 'Import From',
	name: 'importFrom',
	type: 'options',
	noDataExpression: true,
	options: [itemOption, fileOption, jsonOption],
	default: 'file',
	displayOptions: { show: { operation: ['import'] } },
	description: 'Where the model is',
};

const preset: INodeProperties = {
	displayName: 'Preset',
	name: 'preset',
	type: 'options',
	noDataExpression: true,
	options: PRESETS.map(({ key, label }) => ({
		name: label,
		value: key,
		description: PRESET_SUMMARIES[key],
	})),
	default: DEFAULT_MODEL,
	displayOptions: { show: { ...whenFormed, startFrom: ['preset'] } },
	description: 'Which of the bundled models',
};

const json: INodeProperties = {
	displayName: 'JSON',
	name: 'json',
	type: 'json',
	default: '',
	description: 'A scoring model, as Export gives it',
};

const field: INodeProperties = {
	displayName: 'Field',
	name: 'field',
	type: 'string',
	requiresDataPath: 'single',
	default: 'definition',
	description: 'Which field of the item holds the model. Leave empty when the item is the model.',
};

const binaryField: INodeProperties = {
	displayName: 'File Field',
	name: 'binaryField',
	type: 'string',
	default: 'data',
	hint: 'The name of the binary field that holds the file',
	description: 'Where in the item the file is',
};

/** A parameter for each place in which a model can be that is not kept here. */
function whenBrought(property: INodeProperties, value: string): INodeProperties[] {
	return [
		{ ...property, displayOptions: { show: { ...whenFormed, startFrom: [value] } } },
		{ ...property, displayOptions: { show: { operation: ['import'], importFrom: [value] } } },
	];
}

const version: INodeProperties = {
	displayName: 'Version',
	name: 'version',
	type: 'options',
	typeOptions: {
		loadOptionsMethod: 'getVersions',
		loadOptionsDependsOn: ['model', ...STORE_PARAMETERS],
	},
	default: 'live',
	displayOptions: { show: { operation: ['compare', 'export', 'get'] } },
	description: 'Which version of the model',
};

const compareWith: INodeProperties = {
	...version,
	displayName: 'Compare With',
	name: 'compareWith',
	default: 'draft',
	displayOptions: { show: { operation: ['compare'] } },
	description: 'What to tell the differences of',
};

const tryOut: INodeProperties = {
	...version,
	displayName: 'Try Out',
	name: 'tryOut',
	default: 'draft',
	displayOptions: { show: { operation: ['backtest'] } },
	description: 'The version to try out on the past, also a preset',
};

const insteadOf: INodeProperties = {
	...version,
	displayName: 'Instead Of',
	name: 'insteadOf',
	default: 'live',
	displayOptions: { show: { operation: ['backtest'] } },
	description: 'What it is compared with',
};

const dates: INodeProperties = {
	displayName: 'Dates',
	name: 'dates',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-09-01, 2026-10-01',
	displayOptions: { show: { operation: ['backtest'] } },
	description: 'On which dates to look. Leave empty for today and 30, 60 and 90 days ago.',
};

const rollBackTo: INodeProperties = {
	...version,
	displayName: 'Roll Back To',
	name: 'rollBackTo',
	typeOptions: {
		loadOptionsMethod: 'getPublishedVersions',
		loadOptionsDependsOn: ['model', ...STORE_PARAMETERS],
	},
	default: '',
	required: true,
	displayOptions: { show: { operation: ['rollBack'] } },
	description: 'The version that should count again; it gets a new number',
};

const saveAs: INodeProperties = {
	displayName: 'Save As',
	name: 'saveAs',
	type: 'string',
	default: '',
	placeholder: 'e.g. Client contacts',
	displayOptions: { show: { operation: ['import', 'saveDraft'] } },
	description:
		'Name of a new model beside the others. Leave empty to change the model you started from.',
};

const note: INodeProperties = {
	displayName: 'Note',
	name: 'note',
	type: 'string',
	default: '',
	placeholder: 'e.g. Vacancy views tell more than we thought',
	description: 'Why, for whoever compares versions later',
};

const reevaluate: INodeProperties = {
	displayName: 'Re-Evaluate Now',
	name: 'reevaluate',
	type: 'boolean',
	default: true,
	displayOptions: { show: { operation: ['publish', 'rollBack'] } },
	description:
		'Whether to bring all candidates over at once. Otherwise the next daily run does, and whoever does something before.',
};

/**
 * A group of the form, shown with the operations that have one. Named with a slash: n8n's editor empties a group whose
 * condition names the parameter that was changed, and a form should live through Validate, Save Draft and back.
 */
function whenAsked(property: INodeProperties): INodeProperties {
	return { ...property, displayOptions: { show: { '/operation': FORM_OPERATIONS } } };
}

export const properties: INodeProperties[] = [
	operationProperty(offer(OPERATIONS), 'list'),
	startFrom,
	importFrom,
	{ ...anyModel, displayOptions: { show: { ...whenFormed, startFrom: ['draft', 'live'] } } },
	{
		...anyModel,
		displayOptions: {
			show: { operation: ['backtest', 'compare', 'export', 'get', 'publish', 'rollBack'] },
		},
	},
	...calibrateProperties.slice(0, 1),
	{ ...anyModel, displayOptions: { show: { operation: ['calibrate'] } } },
	...calibrateProperties.slice(1),
	preset,
	...whenBrought(json, 'json'),
	...whenBrought(field, 'item'),
	...whenBrought(binaryField, 'file'),
	version,
	compareWith,
	tryOut,
	insteadOf,
	dates,
	rollBackTo,
	...formProperties.map(whenAsked),
	saveAs,
	{
		...note,
		required: true,
		displayOptions: { show: { operation: ['publish', 'rollBack'] } },
	},
	{ ...note, displayOptions: { show: { operation: ['import', 'saveDraft'] } } },
	reevaluate,
	storeProperty,
	options,
];
