import type { IExecuteFunctions } from 'n8n-workflow';
import type { ScoringModelInput } from '../../lib/scoring';
import type { CandidateStore } from '../../lib/store';
import { ParameterError } from '../shared/errors';
import { parseJson, type ReadJson } from '../shared/readJson';
import { findVersion, PRESET } from './versions';

/** What a model is made from. */
export type StartFrom = 'draft' | 'file' | 'item' | 'json' | 'live' | 'preset';

/** Whether each item brings a model of its own. */
export function turnsOf(startFrom: StartFrom): 'once' | 'perItem' {
	return startFrom === 'file' || startFrom === 'item' || startFrom === 'json' ? 'perItem' : 'once';
}

/**
 * Reads the model to start from. What is in JSON need not be a model.
 *
 * @throws {ParameterError} when there is nothing at all where the user says
 */
export async function readSource(
	context: IExecuteFunctions,
	store: CandidateStore | null,
	startFrom: StartFrom,
	itemIndex: number,
): Promise<ReadJson> {
	switch (startFrom) {
		case 'json':
			return parseJson(context.getNodeParameter('json', itemIndex));
		case 'item':
			return readField(context, itemIndex);
		case 'file':
			return await readFile(context, itemIndex);
		default:
			return { definition: await readKept(context, store, startFrom) };
	}
}

async function readKept(
	context: IExecuteFunctions,
	store: CandidateStore | null,
	startFrom: 'draft' | 'live' | 'preset',
): Promise<ScoringModelInput> {
	const choice =
		startFrom === 'preset' ? PRESET + (context.getNodeParameter('preset', 0) as string) : startFrom;
	const key = context.getNodeParameter('model', 0, '') as string;
	return (await findVersion(store, key, choice)).definition;
}

function readField(context: IExecuteFunctions, itemIndex: number): ReadJson {
	const field = (context.getNodeParameter('field', itemIndex) as string).trim();
	const { json } = context.getInputData()[itemIndex];
	if (field === '') return { definition: json };
	const value = field.split('.').reduce<unknown>(valueOf, json);
	if (value !== undefined) return parseJson(value);
	throw new ParameterError(
		`The item has no field "${field}"`,
		'Choose the field that holds the model, as Export or Get of this node gives it.',
	);
}

/** A field's own value: what JavaScript adds to every object is none. */
function valueOf(of: unknown, field: string): unknown {
	const fields = Object(of) as Record<string, unknown>;
	return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

async function readFile(context: IExecuteFunctions, itemIndex: number): Promise<ReadJson> {
	const field = (context.getNodeParameter('binaryField', itemIndex) as string).trim();
	if (!context.getInputData()[itemIndex].binary?.[field])
		throw new ParameterError(
			`The item has no file "${field}"`,
			'Put a node before this one that reads a file, and name its field here.',
		);
	const content = await context.helpers.getBinaryDataBuffer(itemIndex, field);
	return parseJson(content.toString('utf8'));
}
