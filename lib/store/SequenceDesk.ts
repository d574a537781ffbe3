import type { BatchDesk, DeskRoom } from './desk';
import { DRAFT, readModel, type ModelRow } from './modelRows';
import { noSequenceDraft, readSequence, type SequenceRow } from './nurtureRows';
import { publishNext } from './publishNext';
import type {
	SequenceDefinition,
	SequenceStore,
	SequenceVersion,
	StoredSequence,
} from './sequences';

/** Sequences and their versions, the same on every engine. */
export class SequenceDesk implements SequenceStore {
	constructor(private readonly room: DeskRoom) {}

	async saveDraft(
		definition: SequenceDefinition,
		note: string,
		by: string,
		atMs: number,
	): Promise<void> {
		const text = JSON.stringify(definition);
		await this.room.change((desk) =>
			desk.run('saveSequenceDraft', definition.key, text, atMs, by, note),
		);
	}

	publish(key: string, by: string, note: string, atMs: number): Promise<number> {
		return this.room.change(async (desk) => {
			await desk.hold('lockSequences');
			const draft = await getSequence(desk, key, DRAFT);
			if (!draft) throw noSequenceDraft(key);
			const latest = await getSequence(desk, key, null);
			const next = { statement: 'publishSequence', definition: draft.definition, latest } as const;
			const version = await publishNext(desk, next, [by, note, atMs]);
			await desk.run('dropSequenceDraft', key);
			return version;
		});
	}

	list(): Promise<SequenceVersion[]> {
		return this.room.read(async (desk) => (await desk.all<ModelRow>('sequences')).map(readModel));
	}

	get(key: string, version?: number | 'draft'): Promise<StoredSequence | null> {
		const wanted = version === 'draft' ? DRAFT : (version ?? null);
		return this.room.read((desk) => getSequence(desk, key, wanted));
	}
}

/** @param version - null for the latest one published */
async function getSequence(
	desk: BatchDesk,
	key: string,
	version: number | null,
): Promise<StoredSequence | null> {
	const [row] = await desk.all<SequenceRow>('sequence', key, version);
	return row ? readSequence(row) : null;
}
