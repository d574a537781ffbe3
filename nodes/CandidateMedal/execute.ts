import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { medalEvidence, STATUS_CHANGED } from '../../lib/scoring';
import type { CandidateOutcome } from '../../lib/store';
import { presentMedal, presentOutcome } from '../shared/presentOutcome';
import { recordItems } from '../shared/recordItems';
import type { Settings } from '../shared/settings';

/** Records the items as application statuses: one item per candidate out, with the medals and their evidence. */
export async function awardMedals(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { onlyNew } = context.getNodeParameter('options', 0, {}) as IDataObject;
	const items = await recordItems(context, { fixedType: STATUS_CHANGED, present });
	return [onlyNew ? items.filter((item) => item.json.error ?? item.json.medalEarned) : items];
}

function present(outcome: CandidateOutcome, { compiled }: Settings): IDataObject {
	const { medal } = outcome.after;
	return {
		...presentOutcome(outcome, compiled),
		medalEarned: medal !== null && medal !== (outcome.before?.medal ?? null),
		medals: medalEvidence(outcome.memory, compiled).map(presentMedal),
	};
}
