import type { IDataObject, INode } from 'n8n-workflow';
import { machineClock } from '../../../lib/hubspot/clock';
import { runSteps, type Ran, type Step } from '../harness';
import { ALL_SCOPES } from './twin/access';
import { Twin } from './twin/Twin';

/** A HubSpot account for nodes, which run by the clock of the machine. */
export interface NodeScene {
	twin: Twin;
	/** One of our nodes that calls this account, with all else at its defaults. */
	step(node: string, parameters?: IDataObject, onError?: INode['onError']): Step;
	run(node: string, parameters?: IDataObject, input?: readonly IDataObject[]): Promise<Ran>;
}

const open: Twin[] = [];
let keys = 0;

/** Closes the accounts of a test file after each test. */
export function closeNodeScenes(): void {
	afterEach(async () => {
		for (const twin of open.splice(0)) await twin.close();
	});
}

/**
 * An empty account that shows writes at once.
 *
 * @param scopes - what the key may
 */
export async function openNodeScene(
	settings: Partial<Parameters<typeof Twin.start>[0]> = {},
	scopes: readonly string[] = ALL_SCOPES,
): Promise<NodeScene> {
	const twin = await Twin.start({
		clock: machineClock,
		searchLagMs: 0,
		listLagMs: 0,
		perWindow: 190,
		...settings,
	});
	open.push(twin);
	const accessToken = twin.key(`pat-eu1-node-${++keys}`, scopes);
	const credentials = { candidateHubSpotApi: { accessToken, apiUrl: twin.url } };
	const step: NodeScene['step'] = (node, parameters = {}, onError) => ({
		node,
		parameters: parameters as Step['parameters'],
		credentials,
		...(onError && { onError }),
	});
	return {
		twin,
		step,
		run: (node, parameters, input = [{}]) => runSteps([step(node, parameters)], input),
	};
}
