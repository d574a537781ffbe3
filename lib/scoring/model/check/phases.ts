import { errorIssue, type ModelIssue } from '../issue';
import type { ModelParts } from '../parts';
import type { Signal } from '../types';

type Rules = NonNullable<ModelParts['rules']>;

/** Phases nobody can enter, and signals nobody or everybody gives. */
export function checkPhases({ phases = [], rules }: ModelParts): ModelIssue[] {
	const signalIssues = phases.flatMap(({ enter = [] }, i) =>
		enter.flatMap((signal, j) => {
			const problem = whatIsWrong(signal, rules);
			return problem === null
				? []
				: [errorIssue({ path: `phases.${i}.enter.${j}`, found: signal, problem })];
		}),
	);
	return [...signalIssues, ...neverEntered(phases)];
}

function whatIsWrong(signal: Signal, rules: Rules = []): string | null {
	if (signal.distinctSubjects !== undefined && !signal.rules) {
		return 'distinctSubjects counts the subjects of rules: name them in rules';
	}
	if (Object.keys(signal).length === 0) {
		return 'asks for nothing, so that everybody enters this phase and nobody one before it';
	}
	if (signal.distinctSubjects === undefined) return null;
	const named = rules.filter(({ key = '' }) => signal.rules?.includes(key));
	const keepsNone = named.length > 0 && named.every(({ limits }) => limits && !limits.perSubject);
	return keepsNone
		? `nobody can give this signal: ${signal.rules?.join(', ')} keeps no subjects; give it limits.perSubject`
		: null;
}

function neverEntered(phases: NonNullable<ModelParts['phases']>): ModelIssue[] {
	const fallenBackTo = phases
		.filter(({ enter }) => enter?.length !== 0)
		.map(({ idle }) => idle?.to);
	return phases.flatMap(({ key, enter }, i) => {
		if (i === 0 || enter?.length !== 0 || fallenBackTo.includes(key)) return [];
		return [
			errorIssue({
				path: `phases.${i}.enter`,
				found: enter,
				problem: `nothing leads into "${key}", and no other phase falls back to it`,
				allowed: 'at least one signal in every phase after the first',
			}),
		];
	});
}
