import path from 'node:path';
import { moveStore, type CandidateStore } from '../../../lib/store';
import { openMoveTarget } from '../../../lib/store/postgres/moveTarget';
import { openMoveSource } from '../../../lib/store/sqlite/moveSource';
import { SqliteStore } from '../../../lib/store/sqlite/SqliteStore';
import { dayMs, eventOf } from '../events';
import { dearer, sibling } from '../models';
import { preset } from '../preset';
import { makeFolder } from '../sqlitePlace';
import { townEvents } from '../town';
import { useSchema } from './useSchema';

export const now = dayMs(30);
export const town = townEvents(300);
export const ann = { email: 'ann@example.com' };
/** More candidates than one part of a move has. */
const EVERYBODY = Array.from({ length: 2_000 }, (_, i) => i + 1);

export async function everybody(store: CandidateStore, model = preset) {
	return (await store.get(EVERYBODY, model)).map((one) => one && { ...one });
}

/** Gives a store a history: several models and versions, a draft, people who were merged, old events cleaned up. */
export async function live(store: CandidateStore): Promise<void> {
	await store.record(town.slice(0, 2_000), preset, dayMs(20));
	await store.record([eventOf({ visitorId: 'v' }), eventOf(ann)], preset, dayMs(20));
	await store.record([eventOf({ ...ann, visitorId: 'v' })], preset, dayMs(21));
	await store.record(town.slice(2_000, 2_500), sibling, dayMs(22));
	await store.retain({ keepDays: 200 }, dayMs(22));
	await store.record(town.slice(2_500), preset, now);
	await store.decay(preset, now, () => undefined);
	await store.saveDraft(dearer(2).model, 'dearer', 'Lisa', now);
	await store.publish('candidate-nl', 'Lisa', 'dearer', now);
	await store.saveDraft(dearer(3).model, 'an idea', 'Lisa', now);
}

/** Gives every test a store in an SQLite file, and an empty schema to which it can be moved. */
export function useMove() {
	const at = Object.assign(useSchema(), { file: '', old: {} as SqliteStore });
	const opened: CandidateStore[] = [];
	let removeFolder: () => void;

	const openOld = async (patienceMs?: number) => {
		const store = await SqliteStore.open(at.file, patienceMs);
		opened.push(store);
		return store;
	};
	const move = async (onProgress?: () => void) => {
		const source = await openMoveSource(at.file, 200);
		try {
			const target = await openMoveTarget(at.settingsOf());
			try {
				return await moveStore(source, target, onProgress);
			} finally {
				await target.close();
			}
		} finally {
			await source.close();
		}
	};

	beforeEach(async () => {
		const made = makeFolder();
		removeFolder = made.remove;
		at.file = path.join(made.folder, 'store.sqlite');
		at.old = await openOld();
	});
	afterEach(async () => {
		for (const store of opened.splice(0)) await store.close();
		removeFolder();
	});
	return Object.assign(at, { openOld, move });
}
