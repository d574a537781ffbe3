import type { IExecuteFunctions } from 'n8n-workflow';
import type { Deed } from '../../lib/store';
import { ParameterError } from '../shared/errors';
import { readMoment } from '../shared/readMoment';
import type { Settings } from '../shared/settings';

/** A text parameter without spaces around it. */
export function readText(context: IExecuteFunctions, name: string, itemIndex: number): string {
	return String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
}

/**
 * A text that must be given.
 *
 * @param label - as the editor calls it
 */
export function demandText(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
	label: string,
	advice: string,
): string {
	const text = readText(context, name, itemIndex);
	if (text !== '') return text;
	throw new ParameterError(`${label} is empty`, advice);
}

/**
 * A day that lies ahead.
 *
 * @returns UTC ms; a date without a time is the start of that day where the model is at home
 */
export function readFuture(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
	label: string,
	{ compiled, asOfMs }: Settings,
): number {
	const value = context.getNodeParameter(name, itemIndex, '') as unknown;
	const at = readMoment(value, compiled.model.timezone);
	if (at === null)
		throw new ParameterError(
			`${label} "${String(value).slice(0, 40)}" is not a date`,
			'Choose a date, or write one like 2026-12-01.',
		);
	if (at > asOfMs) return at;
	throw new ParameterError(
		`${label} ${new Date(at).toISOString().slice(0, 10)} has passed`,
		'Choose a day that is still to come.',
	);
}

/** Who does something, as the audit log keeps it: who is named, else the workflow. */
export function readDeed(context: IExecuteFunctions, itemIndex: number): Deed {
	const by = readText(context, 'by', itemIndex);
	const { name, id } = context.getWorkflow();
	const reason = readText(context, 'reason', itemIndex);
	return {
		by: by || `Workflow ${name ?? id ?? ''}, node ${context.getNode().name}`,
		...(reason !== '' && { reason }),
	};
}
