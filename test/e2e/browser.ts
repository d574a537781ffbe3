/** The browser script and the dashboard in a real Chromium, without n8n: `npm run e2e:browser`. */
import { describeError } from '../../demo/n8n/errors';
import { runInsightChecks } from './insights/run';
import { runTrackingChecks } from './tracking/run';

Promise.all([runTrackingChecks(), runInsightChecks()]).then(
	(tallies) => {
		const sum = (of: 'passed' | 'failed') => tallies.reduce((total, one) => total + one[of], 0);
		const [passed, failed] = [sum('passed'), sum('failed')];
		console.log(`${passed} passed, ${failed} failed`);
		process.exitCode = failed === 0 ? 0 : 1;
	},
	(error: unknown) => {
		console.error(describeError(error));
		process.exitCode = 1;
	},
);
