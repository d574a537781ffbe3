import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { StoreCounts } from '../../../lib/store';
import { borrowStore } from '../borrowStore';
import { count, date } from '../say';

export const option: INodePropertyOptions = {
	name: 'Counts',
	value: 'counts',
	description: 'Count candidates, identities, events and scores, and who is due for the daily run',
	action: 'Count what the store holds',
};

const AHEAD =
	'The clock of a machine was ahead: the scores of # are those of a day that is yet to come, and stay so until then. ' +
	'Set the clocks of all machines that run n8n right; a backup from before brings the scores back at once.';

export async function execute(context: IExecuteFunctions): Promise<IDataObject> {
	const store = await borrowStore(context);
	const { oldestEventAt, newestEventAt, ...counts } = await store.counts(Date.now());
	const moment = (atMs: number | null) => (atMs === null ? null : new Date(atMs).toISOString());
	return {
		summary: summarise({ ...counts, oldestEventAt, newestEventAt }),
		...counts,
		oldestEventAt: moment(oldestEventAt),
		newestEventAt: moment(newestEventAt),
	};
}

function summarise(counts: StoreCounts): string {
	const { candidates, events, prunedEvents, oldestEventAt, newestEventAt, models } = counts;
	const period = events > 0 ? `, from ${date(oldestEventAt)} to ${date(newestEventAt)}` : '';
	const cleaned = prunedEvents > 0 ? `; ${count(prunedEvents, 'event')} were cleaned up` : '';
	const due = models.map(
		({ key, due: number }) => `${count(number, 'candidate')} due under ${key}`,
	);
	const ahead = Math.max(0, ...models.map((model) => model.ahead));
	return [
		`${count(candidates, 'candidate')} with ${count(events, 'event')}${period}${cleaned}.`,
		...(due.length > 0 ? [`For the next daily run: ${due.join(', ')}.`] : []),
		...(ahead > 0 ? [AHEAD.replace('#', count(ahead, 'candidate'))] : []),
	].join(' ');
}
