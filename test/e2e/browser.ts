/** The browser script in a real Chromium, without n8n: `npm run e2e:browser`. */
import { describeError } from '../../demo/n8n/errors';
import { runTrackingChecks } from './tracking/run';

runTrackingChecks().then(
	({ passed, failed }) => {
		console.log(`${passed} passed, ${failed} failed`);
		process.exitCode = failed === 0 ? 0 : 1;
	},
	(error: unknown) => {
		console.error(describeError(error));
		process.exitCode = 1;
	},
);
