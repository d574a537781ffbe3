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
	const outputs = [...(names[String(parameters.routeBy)] ?? names.route)];
	if (parameters.onlyWhenCrossing !== false) outputs.push('No Change');
	return outputs.map((displayName) => ({ type: 'main', displayName }));
}
