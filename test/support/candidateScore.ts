import type { IDataObject } from 'n8n-workflow';
import { NOW } from './clock';
import { runNode } from './harness';

/** A moment before the fixed clock. */
export const hoursAgo = (hours: number) =>
	new Date(Date.parse(NOW) - hours * 3_600_000).toISOString();

/** A visit of an hour ago. */
export const visit = (email: string, more: IDataObject = {}) => ({
	eventId: `visit-${email}`,
	type: 'vacancy.viewed',
	occurredAt: hoursAgo(1),
	email,
	subject: 'VAC-1',
	...more,
});

/** What the Candidate node finds when it looks for nobody in particular. */
export const everybody = async () => (await runNode('Candidate', [{}])).json('Candidate');
