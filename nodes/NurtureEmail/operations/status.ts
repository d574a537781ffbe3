import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { readStatus, type SequenceStatus } from '../../../lib/nurture';
import type { KeptMail, Send } from '../../../lib/store';
import { findStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { runTurns, type Made } from '../../shared/turns';
import { presentMail } from '../presentMail';

export const option: INodePropertyOptions = {
	name: 'Status',
	value: 'status',
	description: 'Count who is in which sequence and what became of its mails, or list mails',
	action: 'Show how sequences stand',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runTurns(context, 'once', async () => {
		const sequence = String(context.getNodeParameter('whichSequence', 0, '')) || undefined;
		const nurture = (await findStore(await storePlaceOf(context)))?.nurture;
		if (!nurture) return [];
		if (context.getNodeParameter('show', 0, 'counts') === 'counts')
			return (await readStatus(nurture, sequence)).map(presentStatus);
		const states = context.getNodeParameter('states', 0, ['unknown']) as Array<Send['state']>;
		const limit = Number(context.getNodeParameter('limit', 0, 50));
		return (await nurture.mails({ states, sequence, limit })).map((mail) => ({
			json: presentMail(mail),
		}));
	});
}

function presentStatus({ sequence, running, ended, steps, unknown, failed }: SequenceStatus): Made {
	const total = (state: 'queued' | 'sending' | 'sent' | 'failed' | 'unknown') =>
		steps.reduce((sum, step) => sum + step[state], 0);
	return {
		json: {
			sequence,
			running,
			finished: ended.finished ?? 0,
			ended,
			queued: total('queued') + total('sending'),
			sent: total('sent'),
			failed: total('failed'),
			unknown: total('unknown'),
			steps: steps as unknown as IDataObject[],
			unknownMails: unknown.map(presentMail),
			failedMails: failed.map((mail: KeptMail) => presentMail(mail)),
		},
	};
}
