import { makeCredential } from '../../demo/n8n/credentials';
import type { Session } from '../../demo/n8n/session';
import type { Workflow } from '../../demo/n8n/workflows';
import { machineClock } from '../../lib/hubspot/clock';
import { Twin } from '../support/hubspot';
import { ours, start, testWorkflow, type Link, type TestNode } from './testWorkflow';

const type = 'candidateHubSpotApi';
const KEY = 'pat-eu1-e2e';

/** A store of its own, so that nobody else's candidates are counted. */
const databaseFile = 'hubspot.sqlite';

const options = { databaseFile };

/** Names of the nodes, in the order in which they are told of. */
export const NODES = {
	score: 'Candidate Score',
	router: 'Candidate Router',
	task: 'Recruiter Task',
	push: 'HubSpot Sync: push',
	count: 'HubSpot Sync: count',
} as const;

/** A stand-in for HubSpot that n8n has a credential for. */
export interface HubSpotStage {
	twin: Twin;
	credential: { id: string; name: string };
	/** What a user types into the form of the credential. */
	filledIn: { accessToken: string; apiUrl: string };
}

/** An empty account at the limits of the smallest subscription, with one recruiter in it. */
export async function openHubSpot(session: Session): Promise<HubSpotStage> {
	const twin = await Twin.start({ clock: machineClock, searchLagMs: 0, listLagMs: 0 });
	twin.portal.owners.push({
		id: '900',
		email: RECRUITER,
		firstName: 'Anna',
		lastName: 'de Wit',
		archived: false,
	});
	const filledIn = { accessToken: twin.key(KEY), apiUrl: twin.url };
	const credential = await makeCredential(session, 'HubSpot', type, filledIn);
	return { twin, credential, filledIn };
}

const RECRUITER = 'anna@agency.example';

/** What n8n says of a filled-in credential. */
export async function testCredential(
	session: Session,
	data: HubSpotStage['filledIn'],
): Promise<{ status: string; message: string }> {
	return await session.rest('POST', '/credentials/test', {
		credentials: { id: '', name: 'HubSpot', type, data },
	});
}

/** One of our nodes that calls HubSpot. */
export function hubSpotNode(
	{ credential: { id, name: credentialName } }: HubSpotStage,
	name: string,
	kind: string,
	parameters: Record<string, unknown>,
): TestNode {
	return {
		name,
		type: `${ours}${kind}`,
		parameters: { options, ...parameters },
		credentials: { [type]: { id, name: credentialName } },
	};
}

/** One of our nodes that only uses the store. */
export function storeNode(name: string, kind: string, parameters = {}): TestNode {
	return { name, type: `${ours}${kind}`, parameters: { options, ...parameters } };
}

/** From what candidates did to a recruiter's task and to what HubSpot shows. */
export function journeyToHubSpot(stage: HubSpotStage): Workflow {
	const nodes = [
		{ ...start, position: [0, 120] as [number, number] },
		{ ...storeNode(NODES.score, 'candidateScore'), position: [220, 120] as [number, number] },
		{
			name: NODES.router,
			type: `${ours}candidateRouter`,
			position: [440, 20] as [number, number],
		},
		{
			...hubSpotNode(stage, NODES.task, 'recruiterTask', {
				assignTo: 'one',
				recruiter: RECRUITER,
			}),
			position: [720, -40] as [number, number],
		},
		{
			...hubSpotNode(stage, NODES.push, 'hubSpotSync', { operation: 'push' }),
			position: [440, 320] as [number, number],
		},
		{
			...hubSpotNode(stage, NODES.count, 'hubSpotSync', { operation: 'countBuckets' }),
			position: [720, 320] as [number, number],
		},
	];
	const links: Link[] = [
		[start.name, 0, NODES.score],
		[NODES.score, 0, NODES.router],
		[NODES.score, 0, NODES.push],
		[NODES.router, 0, NODES.task],
		[NODES.push, 1, NODES.count],
	];
	return testWorkflow('Candidates in HubSpot', nodes, links);
}
