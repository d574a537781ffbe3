import type { IDataObject } from 'n8n-workflow';
import {
	describeLine,
	explain,
	formatDay,
	findMedals,
	type CompiledModel,
	type Explanation,
} from '../../lib/scoring';
import type { LedgerEvent, StoredCandidate } from '../../lib/store';
import { presentStored } from '../shared/presentOutcome';

/** A candidate with the lines its score adds up from, in numbers and in words, and its latest events. */
export function presentExplanation(
	candidate: StoredCandidate,
	events: readonly LedgerEvent[],
	compiled: CompiledModel,
	asOfMs: number,
): IDataObject {
	const stands = presentStored(candidate, compiled, asOfMs);
	const explanation = explain(candidate.memory.tally, compiled, asOfMs);
	return {
		...stands,
		summary: summarise(explanation, stands),
		lines: explanation.lines.map((line) => ({ ...line, text: describeLine(line) })),
		exactScore: explanation.exact,
		medals: findMedals(candidate.memory.timelines, compiled).map(
			({ medal, status, day, eventId }) => ({
				medal,
				status,
				on: formatDay(day),
				eventId,
			}),
		),
		latestEvents: events.map((event) => ({
			eventId: event.eventId,
			type: event.type,
			subject: event.subject,
			occurredAt: new Date(event.occurredAt).toISOString(),
		})),
	};
}

function summarise({ score, lines }: Explanation, stands: IDataObject): string {
	if (score === null)
		return 'No points yet: nothing this person did is worth points in this model.';
	const parts = lines
		.filter((line) => line.shown !== 0)
		.map((line) => `${line.shown} ${line.label}`);
	const next = stands.nextChangeOn
		? ` Without new events this changes on ${String(stands.nextChangeOn)}.`
		: '';
	return `${score} (${String(stands.bucket)}) = ${parts.join(' + ').replaceAll('+ -', '− ')}.${next}`;
}
