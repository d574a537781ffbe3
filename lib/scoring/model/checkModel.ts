import { checkBuckets } from './check/buckets';
import { checkKeys, checkZone } from './check/keys';
import { checkMedals } from './check/medals';
import { checkPhases } from './check/phases';
import { checkProfile } from './check/profile';
import { checkReferences } from './check/references';
import { checkRules } from './check/rules';
import { checkTwins } from './check/twins';
import { compileModel, type CompiledModel } from './compileModel';
import { runGoldenTests } from './golden';
import { errorIssue, type ModelIssue } from './issue';
import { lintModel } from './lint';
import { soundParts } from './parts';
import { scoringModelSchema } from './schema';
import { shapeIssues } from './shapeIssues';
import type { ScoringModel } from './types';

/** What became of checking a model. */
export interface ModelCheck {
	/** The model with its defaults filled in; absent when there are errors. */
	model?: ScoringModel;
	errors: ModelIssue[];
	warnings: ModelIssue[];
}

/**
 * Checks a scoring model and tells everything that is wrong or doubtful about it at once.
 *
 * Shape, cross-checks and linter all run whatever the others find, each on the parts whose shape is right. The
 * golden candidates run last, on a model without errors.
 */
export function checkModel(input: unknown): ModelCheck {
	const parsed = scoringModelSchema.safeParse(input);
	const issues = [
		...(parsed.success ? [] : shapeIssues(parsed.error, input)),
		...crossCheck(input),
		...lintModel(input),
	];
	const errors = issues.filter(({ severity }) => severity === 'error');
	const warnings = issues.filter(({ severity }) => severity === 'warning');
	if (!parsed.success || errors.length > 0) return { errors, warnings };
	const failures = tryOut(compileModel(parsed.data));
	return failures.length > 0
		? { errors: failures, warnings }
		: { model: parsed.data, errors, warnings };
}

function crossCheck(input: unknown): ModelIssue[] {
	const parts = soundParts(input);
	return [
		checkKeys,
		checkZone,
		checkRules,
		checkTwins,
		checkBuckets,
		checkReferences,
		checkPhases,
		checkMedals,
		checkProfile,
	].flatMap((check) => check(parts));
}

/** The golden candidates of whom the model makes something else. */
function tryOut(compiled: CompiledModel): ModelIssue[] {
	return runGoldenTests(compiled).flatMap(({ name, differences }, i) =>
		differences.map(({ field, got, text }) =>
			errorIssue({
				path: `tests.${i}.expect.${field}`,
				found: got,
				problem: `golden candidate "${name}" fails: ${text}`,
			}),
		),
	);
}
