import type { IExecuteFunctions } from 'n8n-workflow';
import type { Progress } from '../../lib/store';

/**
 * Says in n8n's log how far a long run is, now and then.
 *
 * @param done - what was done to the candidates, to stand behind their number
 * @param every - candidates after which it is said again
 */
export function logProgress(context: IExecuteFunctions, done: string, every = 10_000): Progress {
	let next = every;
	return ({ candidates }) => {
		if (candidates < next) return;
		next = candidates - (candidates % every) + every;
		logHowFar(context, `${candidates} candidates ${done}`);
	};
}

/** Says in n8n's log how far a long run is, and of which node. */
export function logHowFar(context: IExecuteFunctions, how: string): void {
	context.logger.info(`${context.getNode().name}: ${how}`);
}
