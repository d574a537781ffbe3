import { DRAFT, readModel, type ModelRow } from '../modelRows';
import { noSequenceDraft, readSequence, type SequenceRow } from '../nurtureRows';
import type {
	SequenceDefinition,
	SequenceStore,
	SequenceVersion,
	StoredSequence,
} from '../sequences';
import { allRows } from './allRows';
import type { Connection } from './connection';
import type { Statements } from './statements';

/** Sequences and their versions, on SQLite. */
export class SqliteSequences implements SequenceStore {
	constructor(private readonly connection: Connection) {}

	saveDraft(definition: SequenceDefinition, note: string, by: string, atMs: number): Promise<void> {
		return this.connection.transaction(({ saveSequenceDraft }) => {
			saveSequenceDraft.run(definition.key, JSON.stringify(definition), atMs, by, note);
		});
	}

	publish(key: string, by: string, note: string, atMs: number): Promise<number> {
		return this.connection.transaction((statements) => {
			const draft = getSequence(statements, key, DRAFT);
			if (!draft) throw noSequenceDraft(key);
			const version = (getSequence(statements, key, null)?.version ?? 0) + 1;
			const published = JSON.stringify({ ...draft.definition, version });
			statements.publishSequence.run(key, version, published, atMs, by, note);
			statements.dropSequenceDraft.run(key);
			return version;
		});
	}

	list(): Promise<SequenceVersion[]> {
		return this.connection.read(({ sequences }) => allRows<ModelRow>(sequences).map(readModel));
	}

	get(key: string, version?: number | 'draft'): Promise<StoredSequence | null> {
		const wanted = version === 'draft' ? DRAFT : (version ?? null);
		return this.connection.read((statements) => getSequence(statements, key, wanted));
	}
}

/** @param version - null for the latest one published */
function getSequence(
	statements: Statements,
	key: string,
	version: number | null,
): StoredSequence | null {
	const [row] = allRows<SequenceRow>(statements.sequence, key, version);
	return row ? readSequence(row) : null;
}
