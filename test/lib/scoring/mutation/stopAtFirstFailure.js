const { TestEnvironment } = require('jest-environment-node');

/** Skips what follows a test that failed: one is enough to know that a mutant was noticed. */
module.exports = class StopAtFirstFailure extends TestEnvironment {
	hasFailed = false;

	handleTestEvent({ name, test, testName }, state) {
		// the test of a mutant that cannot even be loaded runs whichever tests were asked for
		if (name === 'add_test' && testName === 'loads') state.testNamePattern = null;
		if (name === 'test_fn_failure') this.hasFailed = true;
		if (name === 'test_start' && this.hasFailed) test.mode = 'skip';
	}
};
