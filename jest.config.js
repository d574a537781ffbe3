/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	modulePathIgnorePatterns: [
		'<rootDir>/dist/',
		'<rootDir>/test/e2e/n8n/',
		'<rootDir>/.e2e/',
		'<rootDir>/.demo/',
		'<rootDir>/.stryker/',
	],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{
				jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
				module: { type: 'commonjs' },
			},
		],
	},
	globalSetup: '<rootDir>/test/support/testFolder.js',
	setupFiles: ['<rootDir>/test/support/setupEnv.js'],
	maxWorkers: 2, // importing n8n-core costs seconds and about 200 MB per worker
};
