/** The journey alone: `npm run e2e:journey`, optionally `-- --port 6000`. */
import { parseArgs } from 'node:util';
import { describeError } from '../../../demo/n8n/errors';
import { stopEverything } from '../../../demo/n8n/guarded';
import { whenAskedToStop } from '../../../demo/n8n/signals';
import type { Tally } from '../check';
import { journeyChecks, runJourneyChecks } from './run';

function failEverything(error: unknown): Tally {
	console.log(`FAIL  ${describeError(error)}`);
	return { passed: 0, failed: journeyChecks.length };
}

async function main(): Promise<number> {
	const { values } = parseArgs({ options: { port: { type: 'string', default: '5740' } } });
	const say = (line: string) => console.log(line);
	const checks = runJourneyChecks(Number(values.port), say).catch(failEverything);
	const interrupted = whenAskedToStop().then(() => failEverything('Interrupted.'));
	const { passed, failed } = await Promise.race([checks, interrupted]);
	await stopEverything();
	console.log(`${passed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
}

void main().then((code) => process.exit(code));
