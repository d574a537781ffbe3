import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { settleErasures } from '../../../lib/hubspot';
import type { ErasureReport } from '../../../lib/store';
import { connectHubSpot } from '../../shared/hubSpot';
import type { Settings } from '../../shared/settings';
import { toNodeError } from '../../shared/toNodeError';
import { forEach } from '../forEach';
import { readDeed } from '../read';

export const option: INodePropertyOptions = {
	name: 'Erase',
	value: 'erase',
	description: 'Remove a candidate from everywhere, for good; late events do not bring them back',
	action: 'Erase a candidate',
};

/** Value of Also in HubSpot that leaves it to later; it never changes. */
export const NOT_NOW = 'later';

/** What no node can reach; the report says so, each time. */
const BEYOND = [
	'Backup files made earlier still hold the candidate until they are thrown away.',
	'Executions of n8n keep their items until n8n prunes them (EXECUTIONS_DATA_MAX_AGE).',
	'The built-in database gives the room back, and with it the last traces, on Vacuum (Candidate Store).',
];

/** Erases from the store first, then from HubSpot; what a run that was cut short left there is done as well. */
export async function execute(context: IExecuteFunctions) {
	const alsoHubSpot = context.getNodeParameter('alsoHubSpot', 0, NOT_NOW) !== NOT_NOW;
	let settings: Settings | null = null;
	const items = await forEach(context, 'writes', async ({ candidate, itemIndex }, all) => {
		settings = all;
		const { store, asOfMs } = all;
		const deed = readDeed(context, itemIndex);
		const report = await store.rights.erase(candidate.candidateId, deed, asOfMs);
		return report
			? present(report, alsoHubSpot)
			: { candidateId: candidate.candidateId, summary: 'Was erased already.' };
	});
	if (alsoHubSpot && settings) await eraseFromHubSpot(context, settings);
	return items;
}

async function eraseFromHubSpot(context: IExecuteFunctions, { store }: Settings): Promise<void> {
	try {
		await settleErasures(await connectHubSpot(context, store, 'alsoHubSpot'), store);
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

function present(report: ErasureReport, alsoHubSpot: boolean): IDataObject {
	const { erasedAt, rows, publishedMentions, isPending, ...more } = report;
	const remaining = [
		...publishedMentions.map(
			(version) =>
				`The published scoring model ${version} names the candidate outside its golden candidates, in a rule or a label, where nothing is changed by itself: publish a version without the name, and have the old one redacted in the database (table model).`,
		),
		...(isPending && !alsoHubSpot
			? [
					'HubSpot still has the candidate: choose a login under Also in HubSpot, or run HubSpot Sync.',
				]
			: []),
		...BEYOND,
	];
	return {
		...more,
		summary: `Candidate ${report.candidateId} was erased: ${rows.event} events, ${rows.identity} identities${isPending && alsoHubSpot ? ', and the contact in HubSpot' : ''}.`,
		erasedAt: new Date(erasedAt).toISOString(),
		rows: { ...rows },
		remaining,
	};
}
