import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';
import type { CompiledModel } from '../../lib/scoring';
import type { Moment, Wish } from '../../lib/transitions';
import { ParameterError } from '../shared/errors';

/**
 * What the node listens to.
 *
 * @throws {ParameterError} where nothing is chosen
 */
export function readWish(context: ITriggerFunctions, { model }: CompiledModel): Wish {
	const list = (name: string) => context.getNodeParameter(name, []) as string[];
	const moments = list('moments') as Moment[];
	if (moments.length === 0)
		throw new ParameterError(
			'No moment is chosen, so nothing would ever start the workflow',
			'Choose at least one under Moments.',
		);
	return {
		moments,
		modelKey: model.key,
		buckets: list('buckets'),
		phases: list('phases'),
		medals: list('medals'),
		sequences: String(context.getNodeParameter('sequences', ''))
			.split(',')
			.map((key) => key.trim())
			.filter(Boolean),
	};
}

/**
 * Tells of a candidate as presented whether they are among those that the node asks for.
 *
 * @throws {ParameterError} where that could never be, for want of grades or of such a medal
 */
export function readFilter(
	context: ITriggerFunctions,
	{ model }: CompiledModel,
): (json: IDataObject) => boolean {
	const { minGrade, minMedal, buckets, phases, kind } = context.getNodeParameter(
		'filters',
		{},
	) as Filters;
	const ranks = model.medals.map(({ key }) => String(key));
	if (minGrade && !model.profile)
		throw new ParameterError(
			`The model "${model.label}" gives no grades, so nobody has at least ${minGrade}`,
			'Take the filter away, or give the model a profile.',
		);
	if (minMedal && !ranks.includes(minMedal))
		throw new ParameterError(
			`The model "${model.label}" has no medal "${minMedal}"`,
			'Choose a medal that the model gives, or take the filter away.',
		);
	const isAmong = (values: string[] | undefined, value: unknown) =>
		!values?.length || values.includes(String(value));
	return (json) =>
		(!minGrade || (typeof json.grade === 'string' && json.grade <= minGrade)) &&
		(!minMedal || ranks.indexOf(String(json.medal)) >= ranks.indexOf(minMedal)) &&
		isAmong(buckets, json.bucket) &&
		isAmong(phases, json.phase) &&
		(!kind || json.kind === kind);
}

interface Filters {
	minGrade?: string;
	minMedal?: string;
	buckets?: string[];
	phases?: string[];
	kind?: string;
}
