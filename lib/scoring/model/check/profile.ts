import { errorIssue, type ModelIssue } from '../issue';
import type { ModelParts } from '../parts';
import type { ProfilePart } from '../types';
import { findContradiction } from './contradiction';
import { duplicateKeys } from './keys';

/** Criteria and personas that cannot be, grades out of order, and parts of the score that are not there. */
export function checkProfile(parts: ModelParts): ModelIssue[] {
	const { profile } = parts;
	return [
		...(['persona', 'culture'] as const).flatMap((name) =>
			checkPart(`profile.${name}`, profile?.[name]),
		),
		...checkPersonas(profile?.personas ?? []),
		...checkCombine(parts),
		...checkMatrix(parts),
	];
}

function checkPart(path: string, part: ProfilePart | undefined): ModelIssue[] {
	if (!part) return [];
	const issues = duplicateKeys(`${path}.criteria`, part.criteria);
	if (part.start <= part.cap) return issues;
	return [
		...issues,
		errorIssue({
			path: `${path}.start`,
			found: part.start,
			problem: `everybody would start at ${part.start}, above the most this part can be`,
			allowed: `at most ${part.cap}`,
		}),
	];
}

function checkPersonas(personas: NonNullable<ModelParts['profile']>['personas']): ModelIssue[] {
	const never = personas.flatMap(({ label, where }, i) => {
		const contradiction = findContradiction(where);
		return contradiction === null
			? []
			: [
					errorIssue({
						path: `profile.personas.${i}.where.${contradiction.conditions.at(-1)}`,
						found: where,
						problem: `nobody can be "${label}": ${contradiction.problem}`,
					}),
				];
	});
	return [...duplicateKeys('profile.personas', personas), ...never];
}

/** Weights of parts that the model does not have, or no weight at all. */
function checkCombine({ score, profile }: ModelParts): ModelIssue[] {
	if (!score || score.combine === 'engagement') return [];
	if (!profile?.persona && !profile?.culture) {
		return [
			errorIssue({
				path: 'score.combine',
				found: score.combine,
				problem: 'there is nothing to combine: the model has no profile with persona or culture',
				allowed: 'engagement, or add profile.persona or profile.culture',
			}),
		];
	}
	if (score.combine === 'sum') return [];
	const missing = (['persona', 'culture'] as const).filter(
		(name) => score[name] > 0 && !profile[name],
	);
	const issues = missing.map((name) =>
		errorIssue({
			path: `score.${name}`,
			found: score[name],
			problem: `the model has no profile.${name} to weigh`,
			allowed: '0',
		}),
	);
	if (score.engagement + score.persona + score.culture > 0) return issues;
	const problem = 'all weights are 0, so that nobody has a score';
	return [...issues, errorIssue({ path: 'score', found: score, problem })];
}

/** Grades and levels go down. */
function checkMatrix({ matrix }: ModelParts): ModelIssue[] {
	if (!matrix) return [];
	const { grades, levels } = matrix;
	const steps = [
		{ path: 'matrix.grades.B', from: grades.B, above: grades.A },
		{ path: 'matrix.grades.C', from: grades.C, above: grades.B },
		{ path: 'matrix.levels.2', from: levels[2], above: levels[1] },
		{ path: 'matrix.levels.3', from: levels[3], above: levels[2] },
	];
	return steps
		.filter(({ from, above }) => from >= above)
		.map(({ path, from, above }) =>
			errorIssue({
				path,
				found: from,
				problem: `${from} must be below the step before it`,
				allowed: `below ${above}`,
			}),
		);
}
