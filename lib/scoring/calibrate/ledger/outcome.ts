import type { CandidateEvent } from '../../event';
import type { CompiledModel } from '../../model/compileModel';
import { normalise } from '../../normalise';
import { applied, hired, intake, proposed } from '../../presets/statuses';
import { STATUS_CHANGED } from '../../timeline';

/** What points are learned from: what candidates came to. */
export type OutcomeName = 'applied' | 'interviewed' | 'hired';

/** Knows an outcome when it sees it. */
export interface Outcome {
	name: OutcomeName;
	/** What candidates did, as a sentence about several says it. */
	said: string;
	isIn(event: CandidateEvent): boolean;
	/** Rules about the outcome itself, or about what follows from it: they cannot foretell it. */
	barred: ReadonlySet<string>;
}

/** What candidates did who came to an outcome. */
export const OUTCOME_SAID: Record<OutcomeName, string> = {
	applied: 'applied',
	interviewed: 'were interviewed',
	hired: 'were hired',
};

const SUBMITTED = 'application.submitted';
/** What happens once somebody applies foretells nothing about whom to call. */
const OF_THE_PROCESS = [STATUS_CHANGED, SUBMITTED, 'application.started'];

/**
 * Makes the outcome of a name, by the statuses that earn the medals of the model and those the field uses. Who is
 * proposed or hired was interviewed too, and who has any of these statuses applied.
 */
export function outcomeOf(name: OutcomeName, { model, rulesFor }: CompiledModel): Outcome {
	const earning = model.medals.map(({ statuses = [] }) => statuses);
	const isHired = [...hired, ...(earning.at(-1) ?? [])];
	const isInterviewed = [...intake, ...proposed, ...isHired, ...earning.flat()];
	const statuses = {
		applied: [...applied, ...isInterviewed],
		interviewed: isInterviewed,
		hired: isHired,
	}[name];
	const wanted = new Set(statuses.map(normalise));
	return {
		name,
		said: OUTCOME_SAID[name],
		isIn: ({ type, properties }) => {
			if (type === SUBMITTED) return name === 'applied';
			const status = properties?.status;
			return type === STATUS_CHANGED && typeof status === 'string' && wanted.has(normalise(status));
		},
		barred: new Set(OF_THE_PROCESS.flatMap((type) => rulesFor(type).map(({ key }) => key))),
	};
}
