import type { INodeParameters } from 'n8n-workflow';

/** Ways to route, each with its outputs in order; a value that is in none leaves by the fallback. */
export const ROUTINGS = {
	route: {
		label: 'Model Routes',
		outputs: ['Recruiter', 'Nurture', 'Keep Warm', 'Care'],
		values: ['recruiter', 'nurture', 'keepWarm', 'care'],
		fallback: 2,
	},
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

/** Where items leave by. */
export interface Places {
	/** What leads to each output, in their order. */
	values: readonly string[];
	/** How many outputs there are. */
	count: number;
	/** The output of what is in none of the values. */
	fallback: number;
}

/**
 * The places of a routing.
 *
 * @param buckets - keys of the buckets the user chose; the usual four when there are none
 */
export function placesOf(routeBy: Routing, buckets: readonly string[]): Places {
	if (routeBy === 'bucket' && buckets.length > 0)
		return { values: buckets, count: buckets.length + 1, fallback: buckets.length };
	const { values, outputs, fallback } = ROUTINGS[routeBy];
	return { values, count: outputs.length, fallback };
}

/**
 * The outputs the editor draws, worked out there from the parameters. n8n runs the text of this function, so it
 * uses nothing from outside itself.
 */
export function configuredOutputs(parameters: INodeParameters) {
	const names: Record<string, string[]> = {
		route: ['Recruiter', 'Nurture', 'Keep Warm', 'Care'],
		bucket: ['Hot', 'Warm', 'Lukewarm', 'Cold'],
		phase: ['See', 'Think', 'Do', 'Care'],
		medal: ['Gold', 'Silver', 'Bronze', 'No Medal'],
		threshold: ['At or Above', 'Below'],
	};
	const chosen = parameters.routeBy === 'bucket' && Array.isArray(parameters.buckets);
	const buckets = chosen ? (parameters.buckets as string[]) : [];
	const title = (key: string) =>
		key.replace(/(^|-)(\w)/g, (_, before, letter) => (before && ' ') + letter.toUpperCase());
	const outputs =
		buckets.length > 0
			? [...buckets.map(title), 'Other Bucket']
			: [...(names[String(parameters.routeBy)] ?? names.route)];
	if (parameters.onlyWhenCrossing !== false) outputs.push('No Change');
	return outputs.map((displayName) => ({ type: 'main', displayName }));
}
