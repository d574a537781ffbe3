import type { IExecuteFunctions } from 'n8n-workflow';
import { CONSENT_WITHDRAWN, STATUS_CHANGED, type CompiledModel } from '../../lib/scoring';
import type { DecodedItems } from './decodeItems';

const MAX_NAMED = 5;

/** Tells the user what was assumed: events without a time, and types the model gives no points for. */
export function hintAboutEvents(
	context: IExecuteFunctions,
	{ events, timesAssumed }: DecodedItems,
	compiled: CompiledModel,
): void {
	const hints: string[] = [];
	if (timesAssumed > 0) {
		hints.push(`${timesAssumed} event(s) said no time and count as having happened now.`);
	}
	const unknown = [...new Set(events.map((event) => event.type))].filter(
		(type) => !isKnown(type, compiled),
	);
	if (unknown.length > 0) {
		const named = unknown.slice(0, MAX_NAMED).join(', ');
		const more = unknown.length > MAX_NAMED ? ` and ${unknown.length - MAX_NAMED} more` : '';
		hints.push(`The model has no rule for ${named}${more}: recorded, but worth no points.`);
	}
	if (hints.length > 0) {
		context.addExecutionHints(
			...hints.map((message) => ({ message, location: 'outputPane' as const })),
		);
	}
}

function isKnown(type: string, compiled: CompiledModel): boolean {
	return (
		type === STATUS_CHANGED || type === CONSENT_WITHDRAWN || compiled.rulesFor(type).length > 0
	);
}
