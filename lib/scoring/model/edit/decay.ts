/** How points lose their worth, as a form says it. */
export interface DecayEdit {
	/** A kind of decay, or {@link AS_THE_MODEL}. */
	kind: string;
	days?: unknown;
	graceDays?: unknown;
	points?: unknown;
	percent?: unknown;
	everyDays?: unknown;
	afterDays?: unknown;
}

/** Said of a rule that loses its worth like the rest of the model. */
export const AS_THE_MODEL = 'asTheModel';

/** The numbers that each kind of decay asks for, with what they are where nothing is said. */
export const DECAY_NUMBERS = {
	none: {},
	halfLife: { days: 45, graceDays: 7 },
	linear: { days: 90, graceDays: 7 },
	perDay: { points: 0.5 },
	steps: { percent: 25, everyDays: 30 },
	expires: { afterDays: 60 },
} as const satisfies Record<string, Partial<Record<keyof DecayEdit, number>>>;

/**
 * The decay of a model that a form asks for; of its numbers only those that the kind knows.
 *
 * @example
 * toDecay({ kind: 'halfLife', days: 30, percent: 25 }) //=> { kind: 'halfLife', days: 30, graceDays: 7 }
 */
export function toDecay({ kind, ...numbers }: DecayEdit): object {
	const usual: Partial<Record<string, number>> = Object.hasOwn(DECAY_NUMBERS, kind)
		? DECAY_NUMBERS[kind as keyof typeof DECAY_NUMBERS]
		: {};
	const given = numbers as Record<string, unknown>;
	const entries = Object.entries(usual).map(([name, value]) => [name, given[name] ?? value]);
	return { kind, ...Object.fromEntries(entries) };
}
