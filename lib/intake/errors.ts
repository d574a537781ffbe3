/** A field of an event that cannot be used. */
export interface IntakeProblem {
	/** The field as the engine calls it, e.g. `occurredAt`; `event` for the whole. */
	field: string;
	/** The value found, shortened. */
	value: string;
	/** What is wrong, in one sentence. */
	message: string;
	/** What to do about it. */
	advice: string;
}

/** Thrown for an event that cannot be scored; recognise it with {@link isIntakeError}. */
export class IntakeError extends Error {
	readonly code = 'bad-event';

	constructor(readonly problem: IntakeProblem) {
		super(problem.message);
		this.name = 'IntakeError';
	}
}

/** Whether an error tells of input that cannot be used; by its shape, as two copies of a module may meet. */
export function isIntakeError(error: unknown): error is IntakeError {
	return error instanceof Error && error.name === 'IntakeError' && 'problem' in error;
}

const SHOWN_CHARACTERS = 80;

/** Makes the error for a field, with the value shortened and freed of control characters. */
export function badField(
	field: string,
	value: unknown,
	wrong: string,
	advice: string,
): IntakeError {
	const shown = shorten(value);
	return new IntakeError({ field, value: shown, message: `${field} ${shown} ${wrong}`, advice });
}

/** JSON as far as it goes: it knows no NaN, and gives up on what is nested too deep or holds itself. */
function write(value: unknown): string {
	if (typeof value === 'string') return JSON.stringify(value.slice(0, SHOWN_CHARACTERS + 1));
	if (typeof value !== 'object') return String(value);
	try {
		return JSON.stringify(value);
	} catch {
		return '[object]';
	}
}

function shorten(value: unknown): string {
	const text = write(value);
	// eslint-disable-next-line no-control-regex -- control characters are what this removes
	const clean = text.replace(/[\u0000-\u001f\u007f]/g, ' ');
	return clean.length > SHOWN_CHARACTERS ? `${clean.slice(0, SHOWN_CHARACTERS)}…` : clean;
}
