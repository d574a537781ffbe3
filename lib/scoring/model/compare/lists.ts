import type { Rule, ScoringModel } from '../types';
import { valueWords } from './words';

/** A list of a model, its entries by what they are matched by. */
export interface ListOf {
	path: string;
	noun: string;
	of(model: ScoringModel): Entry[];
}

/** An entry of a list, as it is matched and talked about. */
export interface Entry {
	id: string;
	/** As a text names it. */
	label: string;
	value: object;
	/** What it comes to, said when it is added. */
	summary?: string;
}

const byKey = (list: ReadonlyArray<{ key: string; label: string }>): Entry[] =>
	list.map((value) => ({ id: value.key, label: value.label, value }));

/** Routes have no name: one with other conditions is another route. */
const routesOf = ({ routes }: ScoringModel): Entry[] =>
	routes.map((value) => ({ id: JSON.stringify(value), label: valueWords(value), value }));

/** The lists of a model that are compared entry by entry, in its order. */
export const LISTS: readonly ListOf[] = [
	{ path: 'pillars', noun: 'pillar', of: ({ pillars }) => byKey(pillars) },
	{
		path: 'rules',
		noun: 'rule',
		of: (model) =>
			byKey(model.rules).map((entry, i) => ({ ...entry, summary: worth(model.rules[i], model) })),
	},
	{
		path: 'profile.persona.criteria',
		noun: 'persona criterion',
		of: ({ profile }) => byKey(profile?.persona?.criteria ?? []),
	},
	{
		path: 'profile.culture.criteria',
		noun: 'culture criterion',
		of: ({ profile }) => byKey(profile?.culture?.criteria ?? []),
	},
	{
		path: 'profile.personas',
		noun: 'persona',
		of: ({ profile }) => byKey(profile?.personas ?? []),
	},
	{ path: 'buckets', noun: 'bucket', of: ({ buckets }) => byKey(buckets) },
	{ path: 'phases', noun: 'phase', of: ({ phases }) => byKey(phases) },
	{ path: 'medals', noun: 'medal', of: ({ medals }) => byKey(medals) },
	{ path: 'routes', noun: 'route', of: routesOf },
	{
		path: 'tests',
		noun: 'golden candidate',
		of: ({ tests }) => tests.map((value) => ({ id: value.name, label: value.name, value })),
	},
];

/** What a rule is worth, in words: `5 points in Entrances`. */
function worth({ points, pillar }: Rule, { pillars }: ScoringModel): string {
	const label = pillars.find(({ key }) => key === pillar)?.label;
	return `${points} points${label ? ` in ${label}` : ''}`;
}
