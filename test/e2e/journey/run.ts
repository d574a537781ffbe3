import type { Say } from '../../../demo/n8n/command';
import { runChecks, type Tally } from '../check';
import { callingChecks } from './calling';
import { hiringChecks } from './hiring';
import { leavingChecks } from './leaving';
import { meetingChecks } from './meeting';
import { closeJourney, openJourney } from './stage';

/** In this order: each goes on where the one before ended. */
export const journeyChecks = [
	...meetingChecks,
	...callingChecks,
	...hiringChecks,
	...leavingChecks,
];

/**
 * Takes one person through all bundled workflows, from a stranger to an erased candidate, in an n8n of its own.
 *
 * @param isBuilt - whether the package has been built just now
 * @throws {N8nError} when n8n does not start, or there is no browser
 */
export async function runJourneyChecks(port: number, say: Say, isBuilt = false): Promise<Tally> {
	const stage = await openJourney(port, say, isBuilt);
	try {
		return await runChecks(journeyChecks, stage);
	} finally {
		await closeJourney(stage);
	}
}
