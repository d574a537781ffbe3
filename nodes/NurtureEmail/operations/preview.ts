import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { settleFailures } from '../../shared/failures';
import { findCandidates } from '../../shared/findCandidates';
import { findStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { readContextOf } from '../about';
import { chosenSequence } from '../chosen';
import { readDesk } from '../desk';
import { exampleMails } from '../exampleMails';
import { readWork } from '../scene';
import { showMail } from '../showMail';

export const option: INodePropertyOptions = {
	name: 'Preview',
	value: 'preview',
	description: 'Look at mails as a candidate would get them; nothing is sent',
	action: 'Preview the mails of a sequence',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return context.getNodeParameter('previewFor', 0, 'example') === 'example'
		? await forExample(context)
		: await forCandidates(context);
}

async function forExample(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const sequence = await chosenSequence(context, await findStore(await storePlaceOf(context)));
	const mails = await exampleMails(context, sequence, stepsOf(context));
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	return await Promise.all(mails.map((mail) => showMail(context, mail, { pairedItem })));
}

async function forCandidates(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const work = await readWork(context);
	const sequence = await chosenSequence(context, work.store);
	const desk = await readDesk(context, 'preview');
	const { previewMails } = await import('../../../lib/nurture/run/preview');
	const { found, failures } = await findCandidates(context, work);
	const aboutOf = readContextOf(context);
	const items: INodeExecutionData[] = [];
	for (const { itemIndex, candidate } of found) {
		const { candidateId, identities } = candidate;
		const { fields } = aboutOf(itemIndex);
		const request = { sequence, candidateId, steps: stepsOf(context), fields, nowMs: work.asOfMs };
		const who = { candidateId, email: identities.email ?? null };
		for (const mail of await previewMails(work.scene, request, desk))
			items.push(await showMail(context, mail, { pairedItem: { item: itemIndex } }, who));
	}
	return [...items, ...settleFailures(context, failures)];
}

function stepsOf(context: IExecuteFunctions): string[] | undefined {
	const step = String(context.getNodeParameter('step', 0, ''));
	return step === '' ? undefined : [step];
}
