import type { NurtureReport } from '../../lib/nurture';

/** What a run did, in one line. */
export function sumUp({ sent, deferred, waiting, failed, unknown, plan }: NurtureReport): string {
	const exited = Object.values(plan.exited).reduce((sum, count) => sum + count, 0);
	const parts = [
		[sent, 'sent'],
		[failed, 'not accepted'],
		[unknown, 'unknown whether they arrived'],
		[deferred, 'to be tried again'],
		[waiting, 'not yet allowed'],
		[plan.finished, 'series finished'],
		[exited, 'series ended before'],
	] as const;
	const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
	return told.length === 0 ? 'Nothing was due' : told.join(', ');
}
