import { isRecord } from '../isRecord';

/** How often a rule counts, as a form says it: 0 for no limit, left out for as it is. */
export interface LimitEdits {
	perDay?: unknown;
	pointsPerDay?: unknown;
	everyDays?: unknown;
	total?: unknown;
	maxPoints?: unknown;
	/** Points for coming back to a subject; of a rule that gives none nothing. */
	againPoints?: unknown;
	/** Whether the same subject counts only once. */
	oncePerSubject?: boolean;
	/** Days after which the same subject counts again; 0 says nothing. */
	subjectAgainAfterDays?: unknown;
}

const NUMBERS = ['perDay', 'pointsPerDay', 'everyDays', 'total', 'maxPoints'] as const;

/** The limits of a rule after a form's changes. */
export function editLimits(
	limits: Readonly<Record<string, unknown>>,
	edits: LimitEdits,
): Record<string, unknown> {
	const next = { ...limits };
	for (const name of NUMBERS) {
		if (edits[name] === 0) delete next[name];
		else if (edits[name] !== undefined) next[name] = edits[name];
	}
	if (edits.againPoints !== undefined && isRecord(next.again))
		next.again = { ...next.again, points: edits.againPoints };
	const days = edits.subjectAgainAfterDays;
	if (days !== undefined && days !== 0) next.perSubject = { days };
	else if (edits.oncePerSubject) next.perSubject = 'once';
	else if (edits.oncePerSubject === false) {
		delete next.perSubject;
		// Points for coming back to a subject: nobody notices a return where subjects do not count.
		delete next.again;
	}
	return next;
}
