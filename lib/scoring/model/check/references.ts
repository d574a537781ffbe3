import { errorIssue, type ModelIssue } from '../issue';
import { nearest } from '../nearest';
import type { KeyedList, ModelParts } from '../parts';

/** Names of buckets, phases and rules that the model does not have. */
export function checkReferences(parts: ModelParts): ModelIssue[] {
	return references(parts).flatMap(({ path, names, list }) => {
		const known = parts.keys[list];
		if (!known) return [];
		return [names ?? []].flat().flatMap((name) =>
			known.includes(name)
				? []
				: [
						errorIssue({
							path,
							found: name,
							problem: `"${name}" is unknown`,
							allowed: known.join(', '),
							suggestion: nearest(name, known),
						}),
					],
		);
	});
}

interface Reference {
	path: string;
	/** Nothing when left out. */
	names: string | readonly string[] | null | undefined;
	list: KeyedList;
}

function references({ phases = [], routes = [], tests = [], ...parts }: ModelParts): Reference[] {
	return [
		...phases.flatMap(({ idle, reopens, enter = [] }, i): Reference[] => [
			{ path: `phases.${i}.idle.to`, names: idle?.to, list: 'phases' },
			{ path: `phases.${i}.reopens.phase`, names: reopens?.phase, list: 'phases' },
			...enter.map(({ rules }, j): Reference => ({
				path: `phases.${i}.enter.${j}.rules`,
				names: rules,
				list: 'rules',
			})),
		]),
		...routes.flatMap((route, i): Reference[] => [
			{ path: `routes.${i}.buckets`, names: route.buckets, list: 'buckets' },
			{ path: `routes.${i}.phases`, names: route.phases, list: 'phases' },
			{ path: `routes.${i}.rules`, names: route.rules, list: 'rules' },
		]),
		{
			path: 'transitions.returnSignal.rules',
			names: parts.transitions?.returnSignal.rules,
			list: 'rules',
		},
		...tests.flatMap(({ expect }, i): Reference[] => [
			{ path: `tests.${i}.expect.bucket`, names: expect?.bucket, list: 'buckets' },
			{ path: `tests.${i}.expect.phase`, names: expect?.phase, list: 'phases' },
			{ path: `tests.${i}.expect.medal`, names: expect?.medal, list: 'medals' },
			{ path: `tests.${i}.expect.personaKey`, names: expect?.personaKey, list: 'personas' },
		]),
	];
}
