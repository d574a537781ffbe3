import type { IExecuteFunctions } from 'n8n-workflow';
import type { ConditionEdit } from '../../../lib/scoring/model/edit/conditions';
import type { DecayEdit } from '../../../lib/scoring/model/edit/decay';
import type { ModelEdits, RuleValues, SettingEdits } from '../../../lib/scoring/model/edit/edits';
import type { GoldenPolicy } from '../../../lib/scoring/model/edit/reviewModel';
import { USUAL_KIND } from './decayProperties';
import { NO_PILLAR } from './ruleProperties';

/** What a user asks for in the form. */
export interface Form {
	edits: ModelEdits;
	golden?: GoldenPolicy;
}

interface FormDecay {
	/** n8n leaves out what has its default. */
	decay?: { how?: Omit<DecayEdit, 'kind'> & { kind?: string } };
}

type FormValues = Omit<RuleValues, 'decay'> & FormDecay;

interface FormRuleChange {
	rule: string;
	action: 'change' | 'remove';
	changes?: FormValues;
}

interface FormNewRule {
	label: unknown;
	eventTypes: unknown;
	points: unknown;
	pillar: unknown;
	conditions: { condition?: ConditionEdit[] };
	more: FormValues;
}

interface FormSettings
	extends Pick<SettingEdits, 'label' | 'timezone' | 'hysteresisPoints'>, FormDecay {
	golden?: GoldenPolicy;
	pillarCaps?: { pillarCap?: Array<{ pillar: string; cap: unknown }> };
}

/** Reads the form for an item. An expression may give anything, so texts are made texts here. */
export function readForm(context: IExecuteFunctions, itemIndex: number): Form {
	const groups = <Entry>(name: string, group: string) =>
		(context.getNodeParameter(name, itemIndex, {}) as Record<string, Entry[]>)[group] ?? [];
	const settings = context.getNodeParameter('settings', itemIndex, {}) as FormSettings;
	const { golden, pillarCaps, decay, ...rest } = settings;
	return {
		golden,
		edits: {
			ruleChanges: groups<FormRuleChange>('ruleChanges', 'rule').map(
				({ rule, action, changes = {} }) =>
					action === 'remove' ? { rule, remove: true } : { rule, values: readValues(changes) },
			),
			newRules: groups<FormNewRule>('newRules', 'rule').map(
				({ label, eventTypes, points, pillar, conditions, more }) => ({
					...readValues({ ...more, points, pillar }),
					label: String(label),
					eventTypes: String(eventTypes),
					conditions: conditions.condition,
				}),
			),
			buckets: groups<{ bucket: string; from: unknown }>('buckets', 'bucket'),
			settings: { ...rest, ...readDecay(decay), pillarCaps: pillarCaps?.pillarCap },
			saveAs: String(context.getNodeParameter('saveAs', itemIndex, '')),
		},
	};
}

function readValues({ decay, pillar, statuses, ...values }: FormValues): RuleValues {
	return {
		...values,
		...(statuses !== undefined && { statuses: String(statuses) }),
		...(pillar !== undefined && { pillar: pillar === NO_PILLAR ? null : pillar }),
		...readDecay(decay),
	};
}

function readDecay(decay: FormDecay['decay']): { decay?: DecayEdit } {
	return decay?.how ? { decay: { kind: USUAL_KIND, ...decay.how } } : {};
}
