import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { ParameterError } from '../../shared/errors';
import { borrowStore } from '../borrowStore';
import { checkModel, type Checked } from '../checkModel';
import { count } from '../say';

export const option: INodePropertyOptions = {
	name: 'Check Integrity',
	value: 'checkIntegrity',
	description:
		'Compare scores with the events they were made of; nothing is changed, and other work goes on',
	action: 'Check the integrity of the store',
};

export async function execute(context: IExecuteFunctions): Promise<IDataObject> {
	const sample = readSample(context);
	const store = await borrowStore(context);
	const model = context.getNodeParameter('model', 0) as string;
	const checked = await checkModel(context, store, model, sample);
	const { shown, differences, ...counts } = checked;
	return {
		summary: summarise(checked),
		isSound: differences === 0,
		...counts,
		differences,
		firstDifferences: shown as unknown as IDataObject[],
	};
}

/** @throws {ParameterError} for a sample that is none */
function readSample(context: IExecuteFunctions): number | undefined {
	if (context.getNodeParameter('check', 0, 'sample') === 'all') return undefined;
	const sample = Number(context.getNodeParameter('sampleSize', 0, 1_000));
	if (Number.isInteger(sample) && sample > 0) return sample;
	throw new ParameterError(
		`Sample Size is ${sample}`,
		'Say how many candidates to check, in whole numbers from 1.',
	);
}

function summarise({ candidates, events, waiting, differences }: Checked): string {
	const looked = `${count(candidates, 'candidate')} with ${count(events, 'event')} checked`;
	const rest =
		waiting > 0
			? ` ${count(waiting, 'candidate')} could not be compared yet: the daily run brings them up to date.`
			: '';
	if (differences === 0) return `Everything fits together: ${looked}.${rest}`;
	return `${count(differences, 'difference')} found: ${looked}.${rest} Each difference says about whom it is; make a backup before anything else.`;
}
