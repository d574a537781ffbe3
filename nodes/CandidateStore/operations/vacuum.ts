import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { borrowStore } from '../borrowStore';
import { size } from '../say';

export const option: INodePropertyOptions = {
	name: 'Free Up Room',
	value: 'vacuum',
	description:
		'Give back the room of what was removed; the store rests meanwhile, so do it at night',
	action: 'Free up room in the store',
};

export async function execute(context: IExecuteFunctions): Promise<IDataObject> {
	const store = await borrowStore(context);
	const { bytesBefore, bytesAfter } = await store.vacuum();
	const summary = `The store takes ${size(bytesAfter)}; before it took ${size(bytesBefore)}.`;
	return { summary, bytesBefore, bytesAfter };
}
