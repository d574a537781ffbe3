import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { ModelReview } from '../../../lib/scoring/model/edit/reviewModel';
import { findStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { readForm } from '../form/readForm';
import { count, issueLines, presentIssue } from '../present';
import { review } from '../review';
import { readSource, turnsOf, type StartFrom } from '../source';
import { runTurns } from '../../shared/turns';

export const option: INodePropertyOptions = {
	name: 'Validate',
	value: 'validate',
	description: 'Check a model and tell everything that is wrong or doubtful, without saving it',
	action: 'Validate a scoring model',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const startFrom = context.getNodeParameter('startFrom', 0) as StartFrom;
	return await runTurns(context, turnsOf(startFrom), async (itemIndex) => {
		const store = await findStore(await storePlaceOf(context));
		const source = await readSource(context, store, startFrom, itemIndex);
		const { edits, golden } = readForm(context, itemIndex);
		return [{ json: present(await review(source, edits, golden)) }];
	});
}

function present({ model, definition, errors, warnings }: ModelReview): IDataObject {
	return {
		valid: model !== undefined,
		summary: summarise({ model, definition, errors, warnings }),
		errors: errors.map((issue) => presentIssue(definition, issue)),
		warnings: warnings.map((issue) => presentIssue(definition, issue)),
		key: model?.key ?? null,
		label: model?.label ?? null,
	};
}

function summarise({ model, definition, errors, warnings }: ModelReview): string {
	const warned = warnings.length > 0 ? `, ${count(warnings.length, 'warning')}` : '';
	const verdict = model
		? `“${model.label}” is sound: ${count(model.rules.length, 'rule')}, ${count(model.tests.length, 'golden candidate')}${warned}.`
		: `Not sound: ${count(errors.length, 'error')}${warned}.`;
	return [verdict, issueLines(definition, errors), issueLines(definition, warnings)]
		.filter(Boolean)
		.join('\n');
}
