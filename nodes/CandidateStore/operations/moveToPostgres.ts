import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { moveToPostgres } from '../../shared/moveToPostgres';
import { openStore } from '../../shared/openStore';
import { STORE_CREDENTIAL, toSettings } from '../../shared/storePlace';
import { checkModel, type Checked } from '../checkModel';
import { logProgress } from '../../shared/logProgress';
import { count } from '../say';

export const option: INodePropertyOptions = {
	name: 'Move to PostgreSQL',
	value: 'moveToPostgres',
	description: 'Move everything from the built-in database into an empty schema of PostgreSQL',
	action: 'Move the store to postgre sql',
};

export async function execute(context: IExecuteFunctions): Promise<IDataObject> {
	const settings = toSettings(await context.getCredentials(STORE_CREDENTIAL));
	const chosen = String(context.getNodeParameter('fromFile', 0, ''));
	const { file, ...moved } = await moveToPostgres(chosen, settings, logProgress(context, 'moved'));
	const store = await openStore(settings);
	const { models } = await store.counts(Date.now());
	const checked: Checked[] = [];
	for (const { key } of models) checked.push(await checkModel(context, store, key));
	const differences = checked.reduce((sum, one) => sum + one.differences, 0);
	return {
		summary: summarise(moved.candidate, moved.event, differences),
		from: file,
		candidates: moved.candidate,
		identities: moved.identity,
		events: moved.event,
		transitions: moved.transition,
		isSound: differences === 0,
		differences,
		firstDifferences: checked.flatMap(({ shown }) => shown) as unknown as IDataObject[],
	};
}

function summarise(candidates: number, events: number, differences: number): string {
	const moved = `${count(candidates, 'candidate')} with ${count(events, 'event')} moved`;
	const next =
		'From now on choose PostgreSQL under Store in every node; the file can only be looked into.';
	if (differences === 0) return `${moved}, and everything fits together. ${next}`;
	return `${moved}; the check found ${count(differences, 'difference')}, listed below. ${next}`;
}
