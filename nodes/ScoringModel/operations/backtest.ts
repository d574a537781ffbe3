import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import {
	compileModel,
	summariseBacktest,
	type Backtest,
	type CompiledModel,
	type ScoringModelInput,
} from '../../../lib/scoring';
import { backtest } from '../../../lib/store';
import { logProgress } from '../../shared/logProgress';
import { openStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { readDates } from '../backtestDates';
import { check, refusal } from '../review';
import { runTurns } from '../../shared/turns';
import { findVersion, type ChosenVersion } from '../versions';

export const option: INodePropertyOptions = {
	name: 'Backtest',
	value: 'backtest',
	description:
		'Show what a draft would have made of everybody on dates of the past; nothing is written',
	action: 'Backtest a scoring model',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runTurns(context, 'once', async () => {
		const store = await openStore(await storePlaceOf(context));
		const key = context.getNodeParameter('model', 0) as string;
		const choose = (name: string) =>
			findVersion(store, key, context.getNodeParameter(name, 0) as string);
		const [before, after] = [await choose('insteadOf'), await choose('tryOut')];
		const [live, draft] = [await compile(before), await compile(after)];
		const days = readDates(context.getNodeParameter('dates', 0, ''), live);
		const progress = logProgress(context, 'looked at');
		const result = await backtest(store, live, draft, days, progress);
		return [{ json: present(result, { before, after }) }];
	});
}

/** @throws {ParameterError} with every error of the model */
async function compile({ definition, name }: ChosenVersion): Promise<CompiledModel> {
	const reviewed = await check(definition satisfies ScoringModelInput);
	if (!reviewed.model) throw refusal(`The ${name} cannot be tried out`, reviewed);
	return compileModel(reviewed.model);
}

function present(
	result: Backtest,
	{ before, after }: { before: ChosenVersion; after: ChosenVersion },
): IDataObject {
	const { candidates, events, dates, weeks, perWeek } = result;
	return {
		summary: `“${after.label}” (${after.name}) instead of ${before.name}: ${summariseBacktest(result)}`,
		candidates,
		events,
		perWeek: { live: rounded(perWeek.live), draft: rounded(perWeek.draft) },
		dates: dates.map(presentDate),
		weeks: weeks as unknown as IDataObject[],
	};
}

/** Averages to one decimal, as the summary says them. */
function rounded({ recruiter, hot }: Backtest['perWeek']['live']): IDataObject {
	const round = (value: number) => Math.round(value * 10) / 10;
	return { recruiter: round(recruiter), hot: round(hot) };
}

/** A date with its matrix as rows that a table shows: who stands where now, and where they would. */
function presentDate({ migration, live, draft, ...date }: Backtest['dates'][number]): IDataObject {
	const name = (bucket: string | null) => bucket ?? 'no score';
	return {
		...date,
		migration: migration.live.map((from, row) => ({
			from: name(from),
			...Object.fromEntries(
				migration.draft.map((to, column) => [`to ${name(to)}`, migration.candidates[row][column]]),
			),
		})),
		distribution: { live, draft },
	} as unknown as IDataObject;
}
