import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { logHowFar } from '../../shared/logProgress';
import { storeFile } from '../../shared/storeFile';
import { borrowStore } from '../borrowStore';
import { size } from '../say';

/** Parts of a backup after which the log says how far it is. */
const STEP = 0.25;

export const option: INodePropertyOptions = {
	name: 'Back Up',
	value: 'backup',
	description: 'Copy the built-in database into a new file while other work goes on',
	action: 'Back up the store',
};

export async function execute(context: IExecuteFunctions): Promise<IDataObject> {
	const store = await borrowStore(context);
	const chosen = String(context.getNodeParameter('backupFile', 0, '')).trim();
	const file = storeFile(chosen || nameOf(new Date()));
	let next = STEP;
	const { bytes } = await store.backup(file, (part) => {
		if (part < next) return;
		next = part - (part % STEP) + STEP;
		logHowFar(context, `${Math.floor(part * 100)} % copied`);
	});
	return { summary: `The store was copied to ${file}, ${size(bytes)}.`, file, bytes };
}

/** A name that says when, to the second, so that no backup takes another's place. */
function nameOf(now: Date): string {
	const moment = now.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
	return `candidate-journey-backup-${moment}.sqlite`;
}
