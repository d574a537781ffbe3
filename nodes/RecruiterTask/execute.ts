import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { HubSpotError, taskCandidates, type CandidateTaskResult } from '../../lib/hubspot';
import { settleFailures, type Failure } from '../shared/failures';
import { findCandidates, type Found } from '../shared/findCandidates';
import { connectHubSpot } from '../shared/hubSpot';
import { readSettings, type Settings } from '../shared/settings';
import { toNodeError } from '../shared/toNodeError';
import { openContacts } from './openContacts';
import { planTasks, presentTask, type Planned } from './plan';

/** Gives a task for each item: one item out for each, paired with it. */
export async function giveTasks(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const settings = await readSettings(context, 'writes');
	try {
		const { found, failures } = await findCandidates(context, settings);
		const failed = settleFailures(context, failures);
		const [named, anonymous] = splitByName(found);
		const skipped = anonymous.map(({ itemIndex, candidate: { candidateId } }) =>
			itemOf(itemIndex, { candidateId, status: 'skipped', problem: ANONYMOUS }),
		);
		const given =
			context.getNodeParameter('deliverTo', 0, 'hubSpot') === 'item'
				? await giveAsItems(context, settings, named)
				: await giveInHubSpot(context, settings, named);
		return [[...given, ...skipped, ...failed]];
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

const ANONYMOUS =
	'Nobody knows yet who this is; there will be somebody to call once they leave an address.';

function splitByName(found: readonly Found[]): [named: Found[], anonymous: Found[]] {
	const isNamed = ({ candidate: { identities } }: Found) =>
		Boolean(identities.email ?? identities.externalId ?? identities.hubspotId);
	return [found.filter(isNamed), found.filter((one) => !isNamed(one))];
}

async function giveAsItems(
	context: IExecuteFunctions,
	settings: Settings,
	found: readonly Found[],
): Promise<INodeExecutionData[]> {
	const planned = await planTasks(context, settings, found, null);
	const [execution, node] = [context.getExecutionId(), context.getNode().id];
	await openContacts(
		settings,
		planned.map(({ found: { candidate, itemIndex }, task: { reason } }) => ({
			candidate,
			reason,
			key: [execution, node, itemIndex],
		})),
	);
	return planned.map((one) =>
		itemOf(one.found.itemIndex, { ...presentTask(one), status: 'planned' }),
	);
}

async function giveInHubSpot(
	context: IExecuteFunctions,
	settings: Settings,
	found: readonly Found[],
): Promise<INodeExecutionData[]> {
	if (found.length === 0) return [];
	const { store, compiled } = settings;
	const hubspot = await connectHubSpot(context, store);
	const planned = await planTasks(context, settings, found, hubspot);
	const tasks = planned.map(({ task }) => task);
	const results = await taskCandidates(hubspot, store, compiled, tasks);
	await openContacts(
		settings,
		planned.flatMap(({ task: { candidate, reason } }, i) => {
			const { taskId } = results[i];
			return taskId === null ? [] : [{ candidate, reason, key: ['task', taskId] }];
		}),
	);
	const failures: Failure[] = [];
	const items = planned.flatMap((one, i) => {
		const { problem } = results[i];
		if (!problem) return [itemOf(one.found.itemIndex, present(one, results[i]))];
		failures.push({
			itemIndex: one.found.itemIndex,
			error: new HubSpotError(
				'refused',
				problem.message,
				`${problem.advice} Tasks of other items were given; running again gives none twice.`,
			),
		});
		return [];
	});
	return [...items, ...settleFailures(context, failures)];
}

function present(
	planned: Planned,
	{ status, taskId, contactId }: CandidateTaskResult,
): IDataObject {
	return { ...presentTask(planned), status, taskId, hubspotId: contactId };
}

function itemOf(itemIndex: number, json: IDataObject): INodeExecutionData {
	return { json, pairedItem: { item: itemIndex } };
}
