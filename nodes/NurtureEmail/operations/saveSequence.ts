import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { saveSequence, type Sequence } from '../../../lib/nurture';
import { loadExamples } from '../../../lib/nurture/content/loadExamples';
import { ParameterError } from '../../shared/errors';
import { openStore } from '../../shared/openStore';
import { parseJson } from '../../shared/readJson';
import { readSignature } from '../../shared/signature';
import { storePlaceOf } from '../../shared/storePlace';
import { runTurns } from '../../shared/turns';
import { readSequenceForm } from '../form/readForm';

export const option: INodePropertyOptions = {
	name: 'Save Sequence',
	value: 'saveSequence',
	description: 'Write a series of mails, check it, and publish it or keep it as a draft',
	action: 'Save a sequence',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const turns = context.getNodeParameter('startFrom', 0, 'form') === 'json' ? 'perItem' : 'once';
	return await runTurns(context, turns, async (itemIndex) => {
		const { nurture } = await openStore(await storePlaceOf(context));
		const { by, note, atMs } = readSignature(context);
		const input = await readInput(context, itemIndex);
		const sequence = await saveSequence(nurture, input, { by, note, atMs });
		const isDraft = context.getNodeParameter('then', 0, 'publish') === 'draft';
		const version = isDraft ? null : await nurture.sequences.publish(sequence.key, by, note, atMs);
		const isMoving = version !== null && context.getNodeParameter('moveRunning', 0, false) === true;
		const moved = isMoving ? await nurture.enrolments.moveTo(sequence.key, version) : 0;
		return [{ json: await present(sequence, version, moved) }];
	});
}

async function readInput(context: IExecuteFunctions, itemIndex: number): Promise<unknown> {
	switch (context.getNodeParameter('startFrom', itemIndex, 'form')) {
		case 'json': {
			const { definition, problem } = parseJson(context.getNodeParameter('json', itemIndex));
			if (problem) throw new ParameterError(`Sequence: ${problem.message}`, 'Correct the JSON.');
			return definition;
		}
		case 'example': {
			const key = context.getNodeParameter('example', itemIndex);
			return (await loadExamples()).find((one) => one.key === key);
		}
		default:
			return await readSequenceForm(context, itemIndex);
	}
}

async function present(
	sequence: Sequence,
	version: number | null,
	moved: number,
): Promise<IDataObject> {
	const { checkSequence } = await import('../../../lib/nurture/sequence/checkSequence');
	const { key, label, steps } = sequence;
	const mails = `${steps.length} mail${steps.length === 1 ? '' : 's'}`;
	const how = version === null ? 'kept as a draft' : `published as version ${version}`;
	return {
		summary: `“${label}” with ${mails} ${how}`,
		key,
		label,
		version,
		status: version === null ? 'draft' : 'published',
		movedEnrolments: moved,
		warnings: checkSequence(sequence).warnings.map(({ path, message }) => ({ path, message })),
	};
}
