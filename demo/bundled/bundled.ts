import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describeError, N8nError } from '../n8n/errors';
import { workflowsFolder } from '../n8n/paths';
import type { Session } from '../n8n/session';
import { importWorkflow, publishWorkflow, readWorkflow } from '../n8n/workflows';
import { fillIn, type Surroundings } from './fillIn';
import { missingIn } from './missing';

/** A workflow that comes with the package, in the demo's n8n. */
export interface Bundled {
	/** As the file is called, e.g. `01-capture-and-score`. */
	key: string;
	name: string;
	id: string;
	state: 'waits' | 'off' | 'live' | 'refused';
	/** What it does not have in the demo, or what n8n has against it; empty when all is well. */
	why: string;
}

/** Imports every workflow that comes with the package, with what a user fills in. */
export async function importBundled(
	session: Session,
	surroundings: Surroundings,
): Promise<Bundled[]> {
	const bundled: Bundled[] = [];
	const files = readdirSync(workflowsFolder).filter((file) => file.endsWith('.json'));
	for (const file of files.sort()) {
		const workflow = fillIn(readWorkflow(path.join(workflowsFolder, file)), surroundings);
		const id = await importWorkflow(session, workflow);
		const { needed, optional } = missingIn(workflow);
		bundled.push({
			key: path.basename(file, '.json'),
			name: workflow.name,
			id,
			state: needed.length === 0 ? 'off' : 'waits',
			why: sayMissing(needed, optional),
		});
	}
	return bundled;
}

function sayMissing(needed: readonly string[], optional: readonly string[]): string {
	if (needed.length > 0) return `waits for ${needed.join(' and ')}`;
	return optional.length > 0 ? `without ${optional.join(' and ')}` : '';
}

/**
 * Takes a workflow into production, unless it waits for an account or is live already.
 *
 * @throws {N8nError} `request-failed` with what n8n has against it
 */
export async function bringLive(session: Session, workflow: Bundled): Promise<void> {
	if (workflow.state !== 'off') return;
	await publishWorkflow(session, workflow.id);
	workflow.state = 'live';
}

/** Takes all that can be into production; what n8n has against one is told of it and stops no other. */
export async function bringAllLive(session: Session, bundled: readonly Bundled[]): Promise<void> {
	for (const workflow of bundled)
		await bringLive(session, workflow).catch((error: unknown) => {
			workflow.state = 'refused';
			workflow.why = describeError(error);
		});
}

/** The workflow whose file is called so. */
export function bundledCalled(bundled: readonly Bundled[], key: string): Bundled {
	const found = bundled.find((one) => one.key === key);
	if (found) return found;
	throw new N8nError('not-ready', `There is no workflows/${key}.json.`);
}
