import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { CompiledModel } from '../../lib/scoring';
import type { InsightSettings, SectionKey } from '../../lib/insights';
import { ParameterError } from '../shared/errors';
import { QUESTIONS } from './questions';

/**
 * Reads what to tell of.
 *
 * @throws {ParameterError} naming a number that cannot be used
 */
export function readInsightSettings(
	context: IExecuteFunctions,
	{ toLocalDay }: CompiledModel,
): InsightSettings {
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const asOfMs = Date.now();
	return {
		asOfMs,
		until: toLocalDay(asOfMs),
		days: readNumber('Days', context.getNodeParameter('days', 0), 1, 730),
		outcome: context.getNodeParameter('outcome', 0) as InsightSettings['outcome'],
		horizonDays: readNumber('Within Days', options.withinDays ?? 30, 1, 365),
		capacity: readNumber('Recruiter Capacity', options.capacity ?? 100, 1, 1_000_000),
		sample: readNumber('Candidates Looked At', options.sample ?? 20_000, 100, 10_000_000),
	};
}

/** @throws {ParameterError} when there is nothing to answer */
export function readQuestions(context: IExecuteFunctions): SectionKey[] {
	if (context.getNodeParameter('operation', 0) === 'figures')
		return [context.getNodeParameter('question', 0) as SectionKey];
	const chosen = [context.getNodeParameter('questions', 0)].flat() as string[];
	const known = chosen.filter((one): one is SectionKey => Object.hasOwn(QUESTIONS, one));
	if (known.length > 0) return known;
	throw new ParameterError('No question was chosen', 'Choose at least one of the questions.');
}

function readNumber(name: string, value: unknown, least: number, most: number): number {
	const found = Number(value);
	if (Number.isInteger(found) && found >= least && found <= most) return found;
	throw new ParameterError(
		`${name} ${JSON.stringify(value)} cannot be used`,
		`Use a whole number from ${least} to ${most}.`,
	);
}
