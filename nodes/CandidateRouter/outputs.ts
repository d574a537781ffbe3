import type { INodeParameters } from 'n8n-workflow';

/** Ways to route, each with its outputs in order; a value that is in none leaves by the fallback. */
export const ROUTINGS = {
	route: {
		label: 'Model Routes',
		outputs: ['Recruiter', 'Nurture', 'Keep Warm', 'Care'],
		values: ['recruiter', 'nurture', 'keepWarm', 'care'],
		fallback: 2,
	},
	rules: { label: 'Own Rules', outputs: ['Keep Warm'], values: ['keepWarm'], fallback: 0 },
	bucket: {
		label: 'Score Bucket',
		outputs: ['Hot', 'Warm', 'Lukewarm', 'Cold'],
		values: ['hot', 'warm', 'lukewarm', 'cold'],
		fallback: 3,
	},
	phase: {
		label: 'Phase',
		outputs: ['See', 'Think', 'Do', 'Care'],
		values: ['see', 'think', 'do', 'care'],
		fallback: 0,
	},
	medal: {
		label: 'Medal',
		outputs: ['Gold', 'Silver', 'Bronze', 'No Medal'],
		values: ['gold', 'silver', 'bronze', 'none'],
		fallback: 3,
	},
	threshold: {
		label: 'Score Threshold',
		outputs: ['At or Above', 'Below'],
		values: ['above', 'below'],
		fallback: 1,
	},
} as const;

export type Routing = keyof typeof ROUTINGS;

/** What the outputs depend on. */
export interface OutputSettings {
	routeBy: Routing;
	/** Keys of the buckets that have an output of their own; the usual four when empty. */
	buckets: readonly string[];
	/** The outputs that own rules lead to, in the order of the rules. */
	ruleOutputs: readonly string[];
	/** Whether who must not be approached is kept warm. */
	holdsBack: boolean;
	onlyWhenCrossing: boolean;
	cooldownDays: number;
}

/** Where items leave by. */
export interface Places {
	/** What leads to each named output, in their order. */
	values: readonly string[];
	/** The output of what is in none of the values. */
	fallback: number;
	/** The output of who must not be approached. */
	keepWarm: number;
	/** The output of who stays where they were. */
	noChange: number;
	/** How many outputs there are. */
	count: number;
}

/** The places of a routing; the same as {@link configuredOutputs} draws. */
export function placesOf(settings: OutputSettings): Places {
	const { values, fallback } = namedPlaces(settings);
	const own = values.indexOf('keepWarm');
	const hasOther = own < 0 && settings.holdsBack;
	const noChange = values.length + Number(hasOther);
	return {
		values,
		fallback,
		keepWarm: own < 0 ? values.length : own,
		noChange,
		count: noChange + Number(settings.onlyWhenCrossing || settings.cooldownDays > 0),
	};
}

function namedPlaces({
	routeBy,
	buckets,
	ruleOutputs,
}: OutputSettings): Pick<Places, 'values' | 'fallback'> {
	if (routeBy === 'bucket' && buckets.length > 0)
		return { values: [...buckets, ''], fallback: buckets.length };
	if (routeBy !== 'rules') return ROUTINGS[routeBy];
	return { values: [...ruleOutputs, 'keepWarm'], fallback: ruleOutputs.length };
}

/**
 * The outputs the editor draws, worked out there from the parameters. n8n runs the text of this function, so it
 * uses nothing from outside itself.
 */
export function configuredOutputs(parameters: INodeParameters) {
	const names: Record<string, string[]> = {
		route: ['Recruiter', 'Nurture', 'Keep Warm', 'Care'],
		rules: ['Keep Warm'],
		bucket: ['Hot', 'Warm', 'Lukewarm', 'Cold'],
		phase: ['See', 'Think', 'Do', 'Care'],
		medal: ['Gold', 'Silver', 'Bronze', 'No Medal'],
		threshold: ['At or Above', 'Below'],
	};
	const chosen = parameters.routeBy === 'bucket' && Array.isArray(parameters.buckets);
	const buckets = chosen ? (parameters.buckets as string[]) : [];
	const title = (key: string) =>
		key.replace(/(^|-)(\w)/g, (_, before, letter) => (before && ' ') + letter.toUpperCase());
	const given = (parameters.rules as { rule?: Array<{ output?: unknown }> } | undefined)?.rule;
	const rules = parameters.routeBy === 'rules' && Array.isArray(given) ? given : [];
	const named = rules.map(({ output }) => String(output ?? '').trim());
	const own = [...new Set(named)].filter((name) => name !== '' && name !== 'Keep Warm');
	const outputs =
		buckets.length > 0
			? [...buckets.map(title), 'Other Bucket']
			: [...own, ...(names[String(parameters.routeBy)] ?? names.route)];
	if (parameters.holdsBack !== false && !outputs.includes('Keep Warm')) outputs.push('Keep Warm');
	if (parameters.onlyWhenCrossing !== false || Number(parameters.cooldownDays) > 0)
		outputs.push('No Change');
	return outputs.map((displayName) => ({ type: 'main', displayName }));
}
