import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { dueAt, loadHolidays, reasonKey, type WorkingHours } from '../../lib/hubspot';
import type { CompiledModel } from '../../lib/scoring';

const MINUTES = 60;
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/** When a task for a reason is due, UTC ms. */
export type DueOf = (reason: string) => number;

/**
 * Reads by when to follow up.
 *
 * @throws {HubSpotError} `bad-calendar`, `no-working-hours`
 */
export async function readDueDates(
	context: IExecuteFunctions,
	{ model }: CompiledModel,
	nowMs: number,
): Promise<DueOf> {
	const hours = await readWorkingHours(context, model.timezone);
	const usual = Number(context.getNodeParameter('withinHours', 0, 4));
	const { entry = [] } = context.getNodeParameter('hoursByReason', 0, {}) as IDataObject;
	const others = new Map(
		(entry as IDataObject[]).map((one) => [reasonKey(String(one.reason)), Number(one.hours)]),
	);
	const due = new Map<number, number>();
	return (reason) => {
		const within = others.get(reasonKey(reason)) ?? usual;
		const known = due.get(within) ?? dueAt(nowMs, within * MINUTES, hours);
		due.set(within, known);
		return known;
	};
}

async function readWorkingHours(
	context: IExecuteFunctions,
	modelTimezone: string,
): Promise<WorkingHours> {
	const set = context.getNodeParameter('workingHours', 0, {}) as IDataObject;
	const text = (name: string, usual: string) => String(set[name] ?? usual).trim();
	const [country, state] = text('holidays', 'NL').toUpperCase().split('-');
	return {
		timezone: text('timezone', '') || modelTimezone,
		weekdays: (set.weekdays ?? MONDAY_TO_FRIDAY) as number[],
		from: text('from', '09:00'),
		to: text('to', '17:30'),
		isHoliday: country === '' ? () => false : await loadHolidays(country, state),
	};
}
