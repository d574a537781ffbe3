import { checkModel } from '../checkModel';
import { compileModel } from '../compileModel';
import { runGoldenTests, type GoldenResult } from '../golden';
import { isRecord } from '../isRecord';
import { warningIssue, type ModelIssue } from '../issue';
import { scoringModelSchema } from '../schema';
import type { ScoringModel } from '../types';

type GoldenTest = ScoringModel['tests'][number];

/** A model whose golden candidates expect what its changes make of them. */
export interface WithOutcomes {
	definition: unknown;
	/** One per golden candidate that comes out otherwise. */
	warnings: ModelIssue[];
}

/**
 * Lets golden candidates that came out as expected before a change expect what comes out after it, and says so.
 * Those that failed before go on failing.
 *
 * @param before - the model before the change; where it or the changed one is not sound, nothing is done
 */
export function takeOverOutcomes(before: unknown, changed: unknown): WithOutcomes {
	const tests = goldenTestsOf(changed);
	const was = runWith(before, tests);
	const is = runWith(changed, tests);
	if (!was || !is || !isRecord(changed)) return { definition: changed, warnings: [] };
	const moved = is.map(({ differences }, i) => (was[i].passed ? differences : []));
	const warnings = moved.flatMap((differences, i) =>
		differences.length === 0
			? []
			: [
					warningIssue({
						path: `tests.${i}`,
						problem: `comes out otherwise: ${differences
							.map(({ field, expected, got }) => `${field} ${said(expected)} → ${said(got)}`)
							.join(', ')}`,
					}),
				],
	);
	if (warnings.length === 0) return { definition: changed, warnings };
	const next = tests.map((test, i) => ({
		...test,
		expect: {
			...test.expect,
			...Object.fromEntries(moved[i].map(({ field, got }) => [field, got])),
		},
	}));
	return { definition: { ...changed, tests: next }, warnings };
}

function goldenTestsOf(model: unknown): GoldenTest[] {
	if (!isRecord(model)) return [];
	return scoringModelSchema.shape.tests.safeParse(model.tests).data ?? [];
}

/** What a model makes of golden candidates; null when it is not sound. */
function runWith(model: unknown, tests: GoldenTest[]): GoldenResult[] | null {
	if (!isRecord(model) || tests.length === 0) return null;
	const sound = checkModel({ ...model, tests: [] }).model;
	return sound ? runGoldenTests(compileModel({ ...sound, tests })) : null;
}

function said(value: string | number | null): string | number {
	return value ?? 'none';
}
