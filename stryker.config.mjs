import { fileURLToPath } from 'node:url';

// The laws run for every mutant they reach: a few seeded cases of each do.
process.env.LAW_RUNS ??= '8';

/** Breaks the scoring engine on purpose, mutant by mutant, to see whether its tests notice: `npm run mutation`. */
export default {
	testRunner: 'jest',
	coverageAnalysis: 'perTest',
	jest: {
		enableFindRelatedTests: false,
		config: {
			roots: ['<rootDir>/lib/scoring', '<rootDir>/test/lib/scoring'],
			testMatch: ['<rootDir>/test/lib/scoring/mutation/all.ts'],
			testEnvironment: fileURLToPath(
				new URL('test/lib/scoring/mutation/stopAtFirstFailure.js', import.meta.url),
			),
			setupFiles: [],
		},
	},
	mutate: [
		'lib/scoring/**/*.ts',
		'!lib/scoring/presets/**',
		'!lib/scoring/**/{index,types,evaluation,event}.ts',
	],
	concurrency: 2,
	ignoreStatic: true,
	timeoutMS: 60_000,
	dryRunTimeoutMinutes: 30,
	reporters: ['clear-text', 'json', 'html'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	jsonReporter: { fileName: 'coverage/mutation/mutation.json' },
	htmlReporter: { fileName: 'coverage/mutation/index.html' },
	tempDirName: '.stryker',
	ignorePatterns: ['demo', 'bench', 'docs', 'workflows', 'dist', 'coverage', 'test/e2e', '.*'],
	thresholds: { high: 95, low: 90, break: 85 },
};
