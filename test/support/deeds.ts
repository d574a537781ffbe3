import type { IDataObject } from 'n8n-workflow';
import { runNode } from './harness';

/** Types of events that make a candidate hot. */
export const HOT = ['application.submitted', 'appointment.booked', 'webinar.attended'];

/** Items of what somebody did just now, one of each type. */
export function deeds(name: string, ...types: string[]): IDataObject[] {
	return types.map((type) => ({
		eventId: `${name} ${type}`,
		type,
		email: `${name}@example.com`,
		occurredAt: new Date().toISOString(),
		subject: 'VAC-1042',
	}));
}

/** Records events, and gives what Candidate Score makes of the people. */
export async function scored(...events: IDataObject[]): Promise<IDataObject[]> {
	const ran = await runNode('CandidateScore', events);
	expect(ran.error).toBeUndefined();
	return ran.json('CandidateScore');
}
