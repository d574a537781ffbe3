import { DRAFT, readModel, type ModelRow } from '../modelRows';
import { noSequenceDraft, readSequence, type SequenceRow } from '../nurtureRows';
import type {
	SequenceDefinition,
	SequenceStore,
	SequenceVersion,
	StoredSequence,
} from '../sequences';
import type { Connection } from './connection';
import type { Session } from './session';

/** Sequences and their versions, on PostgreSQL. */
export class PostgresSequences implements SequenceStore {
	constructor(private readonly connection: Connection) {}

	async saveDraft(
		definition: SequenceDefinition,
		note: string,
		by: string,
		atMs: number,
	): Promise<void> {
		const text = JSON.stringify(definition);
		await this.connection.transaction((session) =>
			session.run('saveSequenceDraft', definition.key, text, atMs, by, note),
		);
	}

	publish(key: string, by: string, note: string, atMs: number): Promise<number> {
		return this.connection.transaction(async (session) => {
			await session.run('lockSequences');
			const draft = await getSequence(session, key, DRAFT);
			if (!draft) throw noSequenceDraft(key);
			const version = ((await getSequence(session, key, null))?.version ?? 0) + 1;
			const published = JSON.stringify({ ...draft.definition, version });
			await session.run('publishSequence', key, version, published, atMs, by, note);
			await session.run('dropSequenceDraft', key);
			return version;
		});
	}

	list(): Promise<SequenceVersion[]> {
		return this.connection.read(async (session) =>
			(await session.all<ModelRow>('sequences')).map(readModel),
		);
	}

	get(key: string, version?: number | 'draft'): Promise<StoredSequence | null> {
		const wanted = version === 'draft' ? DRAFT : (version ?? null);
		return this.connection.read((session) => getSequence(session, key, wanted));
	}
}

/** @param version - null for the latest one published */
async function getSequence(
	session: Session,
	key: string,
	version: number | null,
): Promise<StoredSequence | null> {
	const [row] = await session.all<SequenceRow>('sequence', key, version);
	return row ? readSequence(row) : null;
}
