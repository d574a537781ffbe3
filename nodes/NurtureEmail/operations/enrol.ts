import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { enrolCandidates, type EnrolOutcome } from '../../../lib/nurture';
import { settleFailures } from '../../shared/failures';
import { findCandidates, type Found } from '../../shared/findCandidates';
import { readContextOf } from '../about';
import { liveSequence } from '../examples';
import { readWork } from '../scene';

export const option: INodePropertyOptions = {
	name: 'Enrol',
	value: 'enrol',
	description: 'Let candidates enter a sequence; Send Due then sends its mails',
	action: 'Enrol candidates in a sequence',
};

/** What people are told who do not enter. */
const WHY_NOT: Readonly<Record<Extract<EnrolOutcome, { enrolled: false }>['reason'], string>> = {
	alreadyCompleted: 'Has been through this sequence, which lets nobody enter twice',
	alreadyEnrolled: 'Is in this sequence already',
	coolingDown: 'Was in this sequence too short a time ago',
	heldOut: 'Is held out: gets no nurture mail, so that its effect can be measured',
	noAddress: 'Has no e-mail address yet',
	notInAudience: 'Is not whom this sequence is for',
	suppressed: 'Gets no mail: unsubscribed, complained, or the address does not work',
	unknownCandidate: 'Is not known any more',
};

/** One item for each candidate, those too who do not enter: nobody is lost on the way. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const work = await readWork(context);
	const { scene, asOfMs } = work;
	const key = String(context.getNodeParameter('sequence', 0));
	const { label } = await liveSequence(scene.store.nurture, key);
	const { found, failures } = await findCandidates(context, work);
	const failed = settleFailures(context, failures);
	const aboutOf = readContextOf(context);
	const requests = found.map(({ itemIndex, candidate: { candidateId } }) => ({
		candidateId,
		...aboutOf(itemIndex),
	}));
	const outcomes = await enrolCandidates(scene, key, requests, asOfMs);
	const items = found.map((one, i) => ({
		json: present(one, outcomes[i], label),
		pairedItem: { item: one.itemIndex },
	}));
	return [...items, ...failed];
}

function present({ candidate }: Found, outcome: EnrolOutcome, sequence: string): IDataObject {
	const { candidateId, identities, phase, bucket } = candidate;
	const who = { candidateId, email: identities.email ?? null, phase, bucket, sequence };
	return outcome.enrolled
		? { ...who, enrolled: true, enrolmentId: outcome.enrolmentId, version: outcome.version }
		: { ...who, enrolled: false, reason: outcome.reason, why: WHY_NOT[outcome.reason] };
}
