import type { IDataObject } from 'n8n-workflow';
import { pullCandidates, USUAL_FIELDS, type FieldMapping } from '../../../lib/hubspot';
import { ParameterError } from '../../shared/errors';
import { logHowFar } from '../../shared/logProgress';
import { presentOutcome } from '../../shared/presentOutcome';
import type { Done, Work } from '../work';

/** Records what HubSpot knows and we do not: profiles, opt-outs, verdicts, tasks that are done. */
export async function pull(work: Work): Promise<Done> {
	const { context, compiled, options } = work;
	const results: IDataObject[] = [];
	const report = await pullCandidates(work.hubspot, {
		store: work.store,
		compiled,
		nowMs: work.asOfMs,
		fields: readFields(context.getNodeParameter('fields', 0, {}) as IDataObject),
		addUnknown: options.addUnknown === true,
		everything: options.everything === true,
		onPulled: (outcomes) => {
			for (const outcome of outcomes) {
				const heard = [...new Set(outcome.events.map(({ type }) => type))];
				results.push({ ...presentOutcome(outcome, compiled), heard });
			}
			logHowFar(context, `news of ${results.length} candidates heard from HubSpot`);
		},
	});
	const { missingProperties, contacts, events } = report;
	if (missingProperties.length > 0)
		context.addExecutionHints({
			message: `HubSpot's contacts have no property ${missingProperties.join(', ')}: left out.`,
			location: 'outputPane',
		});
	const summary = `${contacts} contact(s) changed in HubSpot, ${events} thing(s) new about ${results.length} candidate(s)`;
	return { results, summary: { summary, ...report } };
}

function readFields({ mapping }: IDataObject): FieldMapping[] {
	const rows = (mapping ?? USUAL_FIELDS) as Array<Partial<FieldMapping>>;
	return rows.map(({ property = '', field = '' }, i) => {
		if (property.trim() !== '' && field.trim() !== '')
			return { property: property.trim(), field: field.trim() };
		throw new ParameterError(
			`Field ${i + 1} names no ${property.trim() === '' ? 'HubSpot property' : 'profile field'}`,
			'Fill in both names, or remove the line.',
		);
	});
}
