import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import type { CandidateStore } from '../../../lib/store';
import { ParameterError } from '../../shared/errors';
import { settleFailures, type Failure } from '../../shared/failures';
import { openStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';

export const option: INodePropertyOptions = {
	name: 'Send Again',
	value: 'sendAgain',
	description: 'Put mails back that failed, or of which nobody can tell whether they arrived',
	action: 'Send mails again by hand',
};

/** More than anybody looks through by hand. */
const MOST = 10_000;

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const store = await openStore(await storePlaceOf(context));
	return context.getNodeParameter('again', 0, 'items') === 'items'
		? await theseAgain(context, store)
		: await allUnknownAgain(context, store);
}

async function theseAgain(
	context: IExecuteFunctions,
	{ nurture }: CandidateStore,
): Promise<INodeExecutionData[]> {
	const ids = context.getInputData().map(({ json }) => json.mailId);
	const named = ids.filter((id) => typeof id === 'string');
	const requeued = new Set(await nurture.requeue(named, Date.now()));
	const failures: Failure[] = [];
	const items = ids.flatMap((id, itemIndex) => {
		if (typeof id === 'string' && requeued.has(id))
			return [{ json: { mailId: id, state: 'queued' }, pairedItem: { item: itemIndex } }];
		failures.push({ itemIndex, error: notAgain(id) });
		return [];
	});
	return [...items, ...settleFailures(context, failures)];
}

function notAgain(id: unknown): ParameterError {
	const what =
		typeof id === 'string'
			? `The mail ${JSON.stringify(id.slice(0, 100))} neither failed nor is unknown`
			: 'The item has no mailId';
	return new ParameterError(what, 'Send on the items that Status gives with Show → Mails.');
}

async function allUnknownAgain(
	context: IExecuteFunctions,
	{ nurture }: CandidateStore,
): Promise<INodeExecutionData[]> {
	const sequence = String(context.getNodeParameter('whichSequence', 0, '')) || undefined;
	const mails = await nurture.mails({ states: ['unknown'], sequence, limit: MOST });
	const ids = await nurture.requeue(
		mails.map(({ id }) => id),
		Date.now(),
	);
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	return [
		{
			json: { summary: `${ids.length} mail(s) will be sent again`, mails: ids.length },
			pairedItem,
		},
	];
}
