import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { CalibrationSettings } from '../../../lib/store';
import { calibrateFromItems, calibrateFromLedger } from '../calibrate/run';
import { ParameterError } from '../../shared/errors';
import { runTurns } from '../../shared/turns';

export const option: INodePropertyOptions = {
	name: 'Calibrate',
	value: 'calibrate',
	description: 'Learn points and decay from who applied or was hired, and keep them as a draft',
	action: 'Calibrate a scoring model',
};

const DAYS = { least: 1, most: 365 };

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runTurns(context, 'once', async () => {
		if (context.getNodeParameter('learnFrom', 0) === 'items')
			return [{ json: await calibrateFromItems(context) }];
		return [{ json: await calibrateFromLedger(context, readSettings(context)) }];
	});
}

function readSettings(context: IExecuteFunctions): Omit<CalibrationSettings, 'until'> {
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const capacity = Number(context.getNodeParameter('capacity', 0, 0));
	return {
		outcome: context.getNodeParameter('outcome', 0) as CalibrationSettings['outcome'],
		horizonDays: readDays(context.getNodeParameter('withinDays', 0)),
		capacity: capacity > 0 ? capacity : null,
		sample: Math.max(1_000, Number(options.sample ?? 50_000) || 50_000),
	};
}

function readDays(value: unknown): number {
	const days = Number(value);
	if (Number.isInteger(days) && days >= DAYS.least && days <= DAYS.most) return days;
	throw new ParameterError(
		`Within Days ${JSON.stringify(value)} cannot be used`,
		`Use a whole number from ${DAYS.least} to ${DAYS.most}.`,
	);
}
