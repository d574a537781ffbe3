import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { stopEnrolments, type ExitReason } from '../../../lib/nurture';
import type { EnrolmentFilter, StoredEnrolment } from '../../../lib/store';
import { ParameterError } from '../../shared/errors';
import { settleFailures } from '../../shared/failures';
import { findCandidates } from '../../shared/findCandidates';
import { readWork, type Work } from '../scene';

export const option: INodePropertyOptions = {
	name: 'Stop',
	value: 'stop',
	description:
		'End sequences: the goal is reached, a recruiter took over, or the vacancy is closed',
	action: 'End sequences of candidates',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const work = await readWork(context);
	const who = context.getNodeParameter('stopWho', 0, 'candidates') as keyof typeof STOP;
	return await STOP[who](context, work);
}

const STOP = { candidates: stopCandidates, vacancy: stopVacancies, everybody: stopEverybody };

function readFilter(context: IExecuteFunctions): { filter: EnrolmentFilter; reason: ExitReason } {
	const sequence = String(context.getNodeParameter('whichSequence', 0, ''));
	const reason = context.getNodeParameter('stopReason', 0, 'stopped') as ExitReason;
	return { filter: sequence === '' ? {} : { sequence }, reason };
}

async function stopCandidates(
	context: IExecuteFunctions,
	work: Work,
): Promise<INodeExecutionData[]> {
	const { found, failures } = await findCandidates(context, work);
	const failed = settleFailures(context, failures);
	const candidateIds = found.map(({ candidate }) => candidate.candidateId);
	const ended = await end(context, work, { candidateIds });
	const byCandidate = Map.groupBy(ended, ({ candidateId }) => candidateId);
	const items = found.map(({ itemIndex, candidate: { candidateId, identities } }) => ({
		json: {
			candidateId,
			email: identities.email ?? null,
			...present(byCandidate.get(candidateId) ?? []),
		},
		pairedItem: { item: itemIndex },
	}));
	return [...items, ...failed];
}

async function stopVacancies(
	context: IExecuteFunctions,
	work: Work,
): Promise<INodeExecutionData[]> {
	const result: INodeExecutionData[] = [];
	for (const item of context.getInputData().keys()) {
		const subject = String(context.getNodeParameter('vacancyId', item, '')).trim();
		if (subject === '')
			throw new ParameterError(
				`Item ${item}: Vacancy is empty`,
				'Fill in the ID with which candidates were enrolled.',
			);
		const ended = await end(context, work, { subject });
		result.push({ json: { vacancy: subject, ...present(ended) }, pairedItem: { item } });
	}
	return result;
}

async function stopEverybody(
	context: IExecuteFunctions,
	work: Work,
): Promise<INodeExecutionData[]> {
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	return [{ json: present(await end(context, work, {})), pairedItem }];
}

async function end(
	context: IExecuteFunctions,
	{ store, asOfMs }: Work,
	whom: EnrolmentFilter,
): Promise<StoredEnrolment[]> {
	if (whom.candidateIds?.length === 0) return [];
	const { filter, reason } = readFilter(context);
	return await stopEnrolments(store.nurture, { ...filter, ...whom }, reason, asOfMs);
}

function present(ended: readonly StoredEnrolment[]): IDataObject {
	const sequences = [...new Set(ended.map(({ sequence }) => sequence))];
	return { stopped: ended.length, sequences };
}
