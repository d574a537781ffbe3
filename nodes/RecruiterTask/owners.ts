import type { IExecuteFunctions } from 'n8n-workflow';
import {
	assignByLoad,
	assignInTurn,
	countOpenTasks,
	findOwner,
	type HubSpot,
} from '../../lib/hubspot';
import type { CandidateStore } from '../../lib/store';
import { ParameterError } from '../shared/errors';

/** Who follows up: an e-mail address, and HubSpot's id where there is one. */
export interface Owner {
	email: string;
	id: string | null;
}

/**
 * Shares tasks out.
 *
 * @param hubspot - null for tasks that are not for HubSpot
 * @returns one for each task; null for nobody
 * @throws {HubSpotError} `unknown-owner`
 */
export async function assignOwners(
	context: IExecuteFunctions,
	count: number,
	store: CandidateStore,
	hubspot: HubSpot | null,
): Promise<Array<Owner | null>> {
	const assignTo = context.getNodeParameter('assignTo', 0, 'nobody') as string;
	if (assignTo === 'nobody' || count === 0) return Array.from({ length: count }, () => null);
	const owners = await lookUp(readEmails(context, assignTo), hubspot);
	const byEmail = new Map(owners.map((owner) => [owner.email, owner]));
	const emails = [...byEmail.keys()];
	if (assignTo !== 'load') {
		const assigned = await inTurn(count, emails, store);
		return assigned.map((email) => byEmail.get(email) ?? null);
	}
	if (!hubspot)
		throw new ParameterError(
			'Open tasks can only be counted in HubSpot',
			'Choose Recruiters in Turn, or give the task in HubSpot.',
		);
	const open = await countOpenTasks(
		hubspot,
		owners.map(({ id }) => id ?? ''),
	);
	const load = new Map(owners.map(({ email, id }) => [email, open.get(id ?? '') ?? 0]));
	const capacity = Number(context.getNodeParameter('capacity', 0, 20));
	return assignByLoad(count, emails, load, capacity).map(
		(email) => byEmail.get(email ?? '') ?? null,
	);
}

function readEmails(context: IExecuteFunctions, assignTo: string): string[] {
	const name = assignTo === 'one' ? 'recruiter' : 'recruiters';
	const emails = String(context.getNodeParameter(name, 0, ''))
		.split(/[\s,;]+/)
		.filter((one) => one !== '');
	if (emails.length > 0) return [...new Set(emails.map((one) => one.toLowerCase()))];
	throw new ParameterError(
		'There is no recruiter to assign the task to',
		'Fill in the e-mail address, or choose Nobody under Assign To.',
	);
}

async function lookUp(emails: readonly string[], hubspot: HubSpot | null): Promise<Owner[]> {
	const owners: Owner[] = [];
	for (const email of emails)
		owners.push({ email, id: hubspot ? await findOwner(hubspot, email) : null });
	return owners;
}

/** Whose turn it is stands in the store: it goes on from one run, and one worker, to the next. */
async function inTurn(
	count: number,
	emails: readonly string[],
	store: CandidateStore,
): Promise<string[]> {
	if (emails.length === 1) return Array.from({ length: count }, () => emails[0]);
	const note = `turn of ${[...emails].sort().join(', ')}`;
	const start = Number((await store.readNote(note)) ?? 0);
	const { owners, next } = assignInTurn(count, emails, start);
	await store.keepNote(note, String(next));
	return owners;
}
