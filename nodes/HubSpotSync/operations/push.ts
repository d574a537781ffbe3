import type { IDataObject } from 'n8n-workflow';
import {
	pushCandidates,
	settleErasures,
	type CandidatePushReport,
	type HubSpotError,
	type PushedCandidate,
} from '../../../lib/hubspot';
import { UnfinishedError } from '../../shared/errors';
import { logHowFar } from '../../shared/logProgress';
import type { Done, Work } from '../work';

/** Candidates after which a long run says in n8n's log how far it is. */
const PROGRESS_EVERY = 1_000;

/** Erases from HubSpot who was erased here, and writes who is presented otherwise than HubSpot was told last. */
export async function push(work: Work): Promise<Done> {
	const { context, hubspot, store, options } = work;
	const results: IDataObject[] = [];
	const erased = await settleErasures(hubspot, store);
	const report = await pushCandidates(hubspot, {
		store,
		compiled: work.compiled,
		nowMs: work.asOfMs,
		everybody: context.getNodeParameter('which', 0, 'changed') === 'all',
		readFirst: options.readFirst === true,
		onPushed: (part) => {
			const before = results.length;
			for (const one of part) results.push(present(one));
			if (Math.floor(before / PROGRESS_EVERY) < Math.floor(results.length / PROGRESS_EVERY))
				logHowFar(context, `${results.length} candidates pushed to HubSpot`);
		},
	});
	const { stoppedBy, counts, anonymous, requests } = report;
	if (stoppedBy && !context.continueOnFail()) throw stopped(stoppedBy, report);
	if (counts.failed > 0)
		context.addExecutionHints({
			message: `${counts.failed} candidate(s) could not be written. Their items say why; they are tried again next time.`,
			location: 'outputPane',
		});
	const problem = stoppedBy && { stoppedBy: stoppedBy.message, whatToDo: stoppedBy.advice };
	const more = erased > 0 ? { erased } : {};
	return {
		results,
		summary: { summary: sumUp(report), ...counts, ...more, anonymous, requests, ...problem },
	};
}

function present({ candidate, result }: PushedCandidate): IDataObject {
	const { candidateId, identities, score, bucket, phase, medal } = candidate;
	const { status, hubspotId, problem } = result;
	return {
		candidateId,
		email: identities.email ?? null,
		hubspotId: hubspotId ?? identities.hubspotId ?? null,
		status,
		score,
		bucket,
		phase,
		medal,
		...(problem && {
			property: problem.property,
			value: problem.value,
			problem: problem.message,
			whatToDo: problem.advice,
		}),
	};
}

/** What ended the run; where something was done before, with how far it was. */
function stopped(cause: HubSpotError, report: CandidatePushReport): Error {
	const { created, updated } = report.counts;
	if (created + updated === 0) return cause;
	return new UnfinishedError(`Pushed so far: ${sumUp(report)}`, 'The rest is still due.', cause);
}

function sumUp({ counts }: CandidatePushReport): string {
	const { created, updated, unchanged, replaced, failed, notDone } = counts;
	const parts = Object.entries({ created, updated, unchanged, failed, replaced })
		.filter(([, count]) => count > 0)
		.map(([status, count]) => `${count} ${status}`);
	if (notDone > 0) parts.push(`${notDone} or more not done yet`);
	return parts.length === 0 ? 'HubSpot knows everything already' : parts.join(', ');
}
