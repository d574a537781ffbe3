import { isRecord } from '../isRecord';
import { toCondition } from './conditions';
import { AS_THE_MODEL, toDecay } from './decay';
import type { NewRule, RuleValues } from './edits';
import { keyFrom } from './keyFrom';
import { editLimits } from './limits';
import { splitList } from './splitList';

/** Something with fields, whatever they hold: a part of what need not be a sound model. */
export type Fields = Readonly<Record<string, unknown>>;

/** A rule with other values. */
export function changeRule(rule: Fields, values: RuleValues): Fields {
	const { label, points, pillar, repeatPercent, statuses, decay } = values;
	const next: Record<string, unknown> = { ...rule };
	const limits = editLimits(isRecord(rule.limits) ? rule.limits : {}, values);
	if (label !== undefined) next.label = label;
	if (points !== undefined) next.points = points;
	if (pillar !== undefined) next.pillar = pillar;
	if (rule.limits !== undefined || Object.keys(limits).length > 0) next.limits = limits;
	if (repeatPercent !== undefined) next.repeat = toRepeat(repeatPercent);
	if (statuses !== undefined) next.statuses = splitList(statuses);
	if (statuses?.trim() === '') delete next.statuses;
	if (decay?.kind === AS_THE_MODEL) delete next.decay;
	else if (decay) next.decay = toDecay(decay);
	return next;
}

/**
 * A rule from what a form says about it. One that takes points away belongs to no pillar, so what is said of its
 * pillar is left out.
 *
 * @param taken - keys of the other rules
 */
export function toRule(
	{ label, eventTypes, conditions = [], ...values }: NewRule,
	taken: readonly string[],
): Fields {
	const types = eventTypes.split(/[\s,]+/).filter((type) => type !== '');
	const takesAway = typeof values.points === 'number' && values.points < 0;
	return changeRule(
		{
			key: keyFrom(label, 'rule', taken),
			label,
			on: types.length > 1 ? types : (types[0] ?? ''),
			where: conditions.map(toCondition),
			pillar: null,
		},
		{ ...values, pillar: takesAway ? null : values.pillar },
	);
}

function toRepeat(percent: unknown): unknown {
	if (percent === 100) return 'full';
	return { factor: typeof percent === 'number' ? percent / 100 : percent };
}
