import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import {
	keepSingle,
	sendSingles,
	type MailDesk,
	type Sequence,
	type SingleReport,
} from '../../../lib/nurture';
import { settleFailures } from '../../shared/failures';
import { findCandidates } from '../../shared/findCandidates';
import { randomId } from '../../shared/random';
import { readDesk } from '../desk';
import { haltError } from '../halt';
import { withMailer } from '../mailer';
import { readWork, type Work } from '../scene';
import { showMail } from '../showMail';
import { presentSingle } from '../single/presentSingle';
import { readMail, type FilledIn } from '../single/readMail';
import { readRequests, type Request } from '../single/readRequests';

export const option: INodePropertyOptions = {
	name: 'Send One Mail',
	value: 'sendOne',
	description:
		'Send a mail that belongs to no sequence, once for each occasion: an appointment, an application that came in',
	action: 'Send one mail to candidates',
};

/** One item for each candidate, with what became of the mail. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const mail = await readMail(context);
	return context.getNodeParameter('singleThen', 0, 'send') === 'show'
		? await show(context, mail)
		: await send(context, mail);
}

async function send(
	context: IExecuteFunctions,
	{ sequence: written, isAskedFor }: FilledIn,
): Promise<INodeExecutionData[]> {
	const work = await readWork(context, 'send');
	const desk = await readDesk(context, 'send');
	const { requests, failed } = await readAll(context, work, written, desk);
	const sequence = await keepSingle(work.store.nurture, written, work.asOfMs);
	const { letterFor } = await import('../../../lib/nurture/run/letter');
	const options = {
		worker: randomId(),
		clock: { now: Date.now },
		signal: context.getExecutionCancelSignal(),
	};
	const report = await withMailer(context, (mailer) => {
		const post = {
			mailer,
			write: (mail: Parameters<typeof letterFor>[0]) => letterFor(mail, desk),
		};
		return sendSingles(work.scene, { sequence, isAskedFor, requests, post, options });
	});
	return [...present(context, requests, sequence, report), ...failed];
}

/** Reads what all items ask for; what is wrong about some is settled before anything is sent. */
async function readAll(
	context: IExecuteFunctions,
	work: Work,
	sequence: Sequence,
	{ from: sender }: MailDesk,
): Promise<{ requests: Request[]; failed: INodeExecutionData[] }> {
	const { found, failures } = await findCandidates(context, work);
	const read = await readRequests(context, work, found, { sequence, sender });
	const failed = settleFailures(context, [...failures, ...read.failures]);
	return { requests: read.requests, failed };
}

function present(
	context: IExecuteFunctions,
	requests: readonly Request[],
	{ label }: Sequence,
	{ outcomes, halted }: SingleReport,
): INodeExecutionData[] {
	const failure = halted && haltError({ halted });
	if (failure && !context.continueOnFail()) throw failure;
	return requests.map((request, i) => {
		const isLeft = failure && outcomes[i]?.state === 'queued';
		const json = presentSingle(request, label, outcomes[i]);
		const pairedItem = { item: request.itemIndex };
		return { json: isLeft ? { ...json, error: failure.message } : json, pairedItem };
	});
}

/** Shows the mail as each candidate would get it; nothing is kept. */
async function show(
	context: IExecuteFunctions,
	{ sequence }: FilledIn,
): Promise<INodeExecutionData[]> {
	const work = await readWork(context);
	const desk = await readDesk(context, 'preview');
	const { previewMails } = await import('../../../lib/nurture/run/preview');
	const { requests, failed } = await readAll(context, work, sequence, desk);
	const items: INodeExecutionData[] = [];
	for (const { itemIndex, candidate, fields } of requests) {
		const { candidateId, identities } = candidate;
		const request = { sequence, candidateId, fields, nowMs: work.asOfMs };
		const who = { candidateId, email: identities.email ?? null };
		for (const mail of await previewMails(work.scene, request, desk))
			items.push(await showMail(context, mail, { pairedItem: { item: itemIndex } }, who));
	}
	return [...items, ...failed];
}
