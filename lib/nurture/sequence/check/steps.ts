import { duplicateKeys } from '../../../scoring/model/check/keys';
import { errorIssue, type ModelIssue } from '../../../scoring/model/issue';
import type { SequenceParts, SoundStep } from '../parts';

/** Steps that stand twice, go back in time, lack the language of last resort, or are shared out to more than all. */
export function checkSteps({ steps, language }: SequenceParts): ModelIssue[] {
	return [
		...duplicateKeys('steps', steps),
		...steps.flatMap((step, i) => [
			...duplicateKeys(`steps.${i}.variants`, step.variants),
			...checkOrder(step, i, steps),
			...checkShares(step, i),
			...checkLanguages(step, i, language ?? 'nl'),
		]),
	];
}

function checkOrder(
	{ afterDays }: SoundStep,
	i: number,
	steps: readonly SoundStep[],
): ModelIssue[] {
	const before = steps.slice(0, i).flatMap((step) => step.afterDays ?? []);
	const latest = Math.max(-1, ...before);
	if (afterDays === undefined || afterDays > latest) return [];
	return [
		errorIssue({
			path: `steps.${i}.afterDays`,
			found: afterDays,
			problem: `day ${afterDays} does not come after day ${latest} of the step before`,
			allowed: `a whole number from ${latest + 1}`,
		}),
	];
}

function checkShares({ variants }: SoundStep, i: number): ModelIssue[] {
	const total = variants.reduce((sum, { share }) => sum + (share ?? 0), 0);
	if (total <= 100) return [];
	const problem = `the variants are for ${total} percent of the candidates together`;
	return [errorIssue({ path: `steps.${i}.variants`, problem, allowed: 'at most 100 percent' })];
}

function checkLanguages(
	{ languages, variants }: SoundStep,
	i: number,
	fallback: string,
): ModelIssue[] {
	const contents = [
		{ path: `steps.${i}.content`, languages },
		...variants.map((variant, j) => ({
			path: `steps.${i}.variants.${j}.content`,
			languages: variant.languages,
		})),
	];
	return contents.flatMap(({ path, languages: written }) =>
		written.includes(fallback)
			? []
			: [
					errorIssue({
						path: `${path}.${fallback}`,
						problem: `there is no content in "${fallback}", which is for everybody whose language is not there`,
					}),
				],
	);
}
