import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { StoreHealth } from '../../../lib/store';
import { findStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { size } from '../say';

export const option: INodePropertyOptions = {
	name: 'Health',
	value: 'health',
	description: 'Tell whether the store works: its version, size, and how long a small write takes',
	action: 'Tell whether the store works',
};

export async function execute(context: IExecuteFunctions): Promise<IDataObject> {
	const store = await findStore(await storePlaceOf(context));
	if (!store) {
		const summary = 'There is no candidate store yet. It is made when the first event is recorded.';
		return { summary, isThere: false };
	}
	const health = await store.health();
	const { writeMs, ...told } = health;
	const rounded = writeMs === null ? null : Math.round(writeMs * 10) / 10;
	return { summary: summarise(health), isThere: true, ...told, writeMs: rounded };
}

function summarise({
	engine,
	version,
	place,
	sizeBytes,
	walBytes,
	writeMs,
	problem,
}: StoreHealth): string {
	const where = `${engine} ${version} at ${place}, ${size(sizeBytes + (walBytes ?? 0))}`;
	if (problem) return `Nothing can be written: ${problem.message}. ${problem.advice} (${where}.)`;
	return `The store works: ${where}; a small write took ${Math.ceil(writeMs ?? 0)} ms.`;
}
