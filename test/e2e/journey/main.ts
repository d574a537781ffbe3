/** The journey alone: `npm run e2e:journey`, optionally `-- --port 6000`. */
import { parseArgs } from 'node:util';
import { runAsScript } from '../runAsScript';
import { journeyChecks, runJourneyChecks } from './run';

runAsScript(journeyChecks.length, async () => {
	const { values } = parseArgs({ options: { port: { type: 'string', default: '5740' } } });
	return await runJourneyChecks(Number(values.port), (line) => console.log(line));
});
