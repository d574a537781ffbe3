import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { OVERRIDDEN, overridesOn, type OverriddenField } from '../../../lib/scoring';
import { ParameterError } from '../../shared/errors';
import { actFor } from '../actFor';
import { readDeed, readText } from '../read';

export const option: INodePropertyOptions = {
	name: 'End Override',
	value: 'endOverride',
	description: 'Show the computed value again before the override expires',
	action: 'End an override of a candidate',
};

export const execute = (context: IExecuteFunctions) =>
	actFor(context, (_, itemIndex, { compiled, asOfMs }, candidate) => {
		const field = readText(context, 'overriddenField', itemIndex) as OverriddenField;
		const { by, reason = '' } = readDeed(context, itemIndex);
		const now = compiled.toLocalDay(asOfMs);
		const holds = overridesOn(candidate.memory.timelines.overrides, compiled, now);
		if (!holds.some((one) => one.field === field))
			throw new ParameterError(
				`No override of the ${field} of candidate ${candidate.candidateId} holds today`,
				'It may have expired, or be of another model; there is nothing to end.',
			);
		const until = new Date(asOfMs).toISOString();
		const { key: model } = compiled.model;
		return { type: OVERRIDDEN, properties: { model, field, value: null, until, by, reason } };
	});
