import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { takeIncoming } from '../../../lib/nurture';
import { settleFailures, type Failure } from '../../shared/failures';
import { openStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { readMailOf } from '../incoming';
import { presentUnmatched, tellUnmatched, type ReadMail } from '../unmatched';

export const option: INodePropertyOptions = {
	name: 'Read Bounces and Replies',
	value: 'readAnswers',
	description: 'Heed what comes into the mailbox: bounces, spam complaints, replies',
	action: 'Read bounces complaints and replies',
};

/** One item for each thing that somebody we wrote to said, ready for Candidate Score; none for other mail. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const store = await openStore(await storePlaceOf(context));
	const failures: Failure[] = [];
	const mails: ReadMail[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		try {
			mails.push({ itemIndex, incoming: await readMailOf(context, itemIndex) });
		} catch (error) {
			failures.push({ itemIndex, error });
		}
	}
	const failed = settleFailures(context, failures);
	const news = await takeIncoming(
		store,
		mails.map(({ incoming }) => incoming),
		Date.now(),
	);
	const items = mails.flatMap(({ itemIndex }, i) =>
		news[i].map(({ event, candidateId, isSuppressed }) => ({
			json: { ...event, candidateId, isSuppressed } as IDataObject,
			pairedItem: { item: itemIndex },
		})),
	);
	const unmatched = mails.filter((_, i) => news[i].length === 0);
	tellUnmatched(context, unmatched);
	return [...items, ...presentUnmatched(context, unmatched), ...failed];
}
