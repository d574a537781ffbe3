import { describeError } from '../n8n/errors';

/** One thing that should be true of the demo, and what is wrong when it is not. */
export interface Finding {
	name: string;
	/** `undefined` when all is well. */
	problem?: string;
}

/** A finding about something that is known. */
export function finding(name: string, isFine: boolean, problem: string): Finding {
	return isFine ? { name } : { name, problem };
}

/** A finding about something that is tried: what it throws is the problem, what it returns belongs to the name. */
export async function tried(name: string, work: () => Promise<string | void>): Promise<Finding> {
	try {
		const figure = await work();
		return { name: figure ? `${name} (${figure})` : name };
	} catch (error) {
		return { name, problem: describeError(error).replaceAll('\n', '\n      ') };
	}
}
