import type { IDataObject } from 'n8n-workflow';
import {
	describeExplanation,
	describeLine,
	explainOn,
	medalEvidence,
	outlookOn,
	whatIfOn,
	type CompiledModel,
	type Explanation,
	type ExplanationLine,
} from '../../lib/scoring';
import { vacanciesOf } from '../../lib/insights';
import type { LedgerEvent, StoredCandidate } from '../../lib/store';
import { presentMedal, presentStored } from '../shared/presentOutcome';

const LATEST_EVENTS = 20;

/** The latest events that vacancies are looked for in. */
export const LOOKED_AT = 500;

/**
 * A candidate with the lines its score adds up from, in numbers and in words, the vacancies of interest, and the latest
 * events.
 *
 * @param events - newest first, at most {@link LOOKED_AT}
 */
export function presentExplanation(
	candidate: StoredCandidate,
	events: readonly LedgerEvent[],
	compiled: CompiledModel,
	asOfMs: number,
): IDataObject {
	const stands = presentStored(candidate, compiled, asOfMs);
	const { memory } = candidate;
	const day = compiled.toLocalDay(asOfMs);
	const explanation = explainOn(memory, compiled, day);
	const outlook = outlookOn(memory, compiled, day);
	const bucket = stands.bucket as string | null;
	return {
		summary: describeExplanation(explanation, bucket, outlook, compiled),
		...stands,
		lines: presentLines(explanation.lines),
		exactScore: explanation.exact,
		...presentFit(explanation, compiled),
		nextBucket: outlook === null ? null : { ...outlook },
		oneMore: whatIfOn(memory, compiled, day).map((one) => ({ ...one })),
		medals: medalEvidence(memory, compiled).map(presentMedal),
		vacancies: vacanciesOf(events, compiled, asOfMs).map((one) => ({ ...one })),
		vacanciesAmong: events.length < LOOKED_AT ? 'all events' : `the latest ${LOOKED_AT} events`,
		latestEvents: events.slice(0, LATEST_EVENTS).map((event) => ({
			eventId: event.eventId,
			type: event.type,
			subject: event.subject,
			occurredAt: new Date(event.occurredAt).toISOString(),
		})),
	};
}

function presentLines(lines: readonly ExplanationLine[]): IDataObject[] {
	return lines.map((line) => ({ ...line, lost: { ...line.lost }, text: describeLine(line) }));
}

/** How the fit comes about, where the model asks for it. */
function presentFit({ persona, culture }: Explanation, { model }: CompiledModel): IDataObject {
	if (!model.profile) return {};
	const present = (part: Explanation['persona']) =>
		part && { ...part, lines: presentLines(part.lines) };
	return { personaFit: present(persona), cultureFit: present(culture) };
}
