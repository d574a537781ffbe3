import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { OwnRule, Period } from '../../lib/routing';
import { ROUTED_DAYS } from '../../lib/store';
import { ParameterError } from '../shared/errors';
import type { Routing } from './outputs';
import type { RouteSettings } from './route';

/** What the node was told; parameters are the same for all items, so they are read once. */
export interface RouterSettings extends RouteSettings {
	/** Places of the first output in a period; 0 for no limit. */
	capacity: number;
	capacityPer: Period;
}

/** @throws {ParameterError} for rules that could never hold, or that have no output */
export function readRouterSettings(context: IExecuteFunctions): RouterSettings {
	const read = <Value>(name: string, usual: Value) =>
		context.getNodeParameter(name, 0, usual) as Value;
	const { rule: given = [] } = read<{ rule?: IDataObject[] }>('rules', {});
	const routeBy = read<Routing>('routeBy', 'route');
	const rules = routeBy === 'rules' ? given.map(readRule) : [];
	return {
		routeBy,
		buckets: read<string[]>('buckets', []),
		threshold: read('threshold', 70),
		rules,
		ruleOutputs: [...new Set(rules.map(({ output }) => output))].filter(
			(output) => output !== 'keepWarm',
		),
		holdsBack: read('holdsBack', true),
		onlyWhenCrossing: read('onlyWhenCrossing', true),
		cooldownDays: Math.min(Math.max(0, Number(read<unknown>('cooldownDays', 0)) || 0), ROUTED_DAYS),
		capacity: Math.max(0, Math.floor(Number(read<unknown>('capacity', 0)) || 0)),
		capacityPer: read<Period>('capacityPer', 'week'),
	};
}

interface RuleForm {
	minScore?: number;
	maxScore?: number;
	buckets?: string[];
	phases?: string[];
	minMedal?: string;
	minGrade?: string;
	consent?: string;
	hasOwner?: boolean;
	owners?: string;
	activeWithinDays?: number;
	quietForDays?: number;
}

function readRule({ output, conditions = {} }: IDataObject, i: number): OwnRule {
	const { owners, consent, ...form } = conditions as RuleForm;
	const name = String(output ?? '').trim();
	if (name === '')
		throw new ParameterError(
			`Rule ${i + 1} leads to no output`,
			'Name its output, say Recruiter; several rules may lead to the same one.',
		);
	refuseContradiction(name, form);
	return {
		...form,
		output: name === 'Keep Warm' ? 'keepWarm' : name,
		consent: consent?.trim() || undefined,
		owners: owners
			?.split(',')
			.map((owner) => owner.trim())
			.filter(Boolean),
	};
}

function refuseContradiction(output: string, form: RuleForm): void {
	const { minScore, maxScore, activeWithinDays, quietForDays } = form;
	const refuse = (low: number | undefined, high: number | undefined, what: string) => {
		if (low === undefined || high === undefined || low <= high) return;
		throw new ParameterError(
			`The rule for "${output}" asks for ${what} of at least ${low} and at most ${high}, which nobody has`,
			'Change one of the two.',
		);
	};
	refuse(minScore, maxScore, 'a score');
	refuse(quietForDays, activeWithinDays, 'days since the last activity');
}
