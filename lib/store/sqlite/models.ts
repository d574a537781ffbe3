import type { ScoringModel } from '../../scoring';
import { StoreError } from '../errors';
import type { ModelVersion, StoredModel } from '../modelVersion';
import { allRows } from './allRows';
import type { Statements } from './statements';

/** The version under which a draft is kept: before all that are published. */
export const DRAFT = 0;

interface ModelRow {
	key: string;
	label: string | null;
	version: number;
	status: ModelVersion['status'];
	saved_by: string | null;
	created_at: number;
	note: string | null;
}

/** Who does something to a model, why, and when (UTC ms). */
type Signature = [by: string, note: string, atMs: number];

export function listModels(statements: Statements): ModelVersion[] {
	return allRows<ModelRow>(statements.models).map(readModel);
}

/** @param version - null for the latest one published */
export function getModel(
	statements: Statements,
	key: string,
	version: number | null,
): StoredModel | null {
	const [row] = allRows<ModelRow & { definition: string }>(statements.model, key, version);
	if (!row) return null;
	return { ...readModel(row), definition: JSON.parse(row.definition) as ScoringModel };
}

export function saveDraft(
	statements: Statements,
	definition: ScoringModel,
	[by, note, atMs]: Signature,
): void {
	statements.saveDraft.run(definition.key, JSON.stringify(definition), atMs, by, note);
}

/** Publishes the draft inside the caller's transaction; then there is none. */
export function publishDraft(statements: Statements, key: string, signature: Signature): number {
	const draft = getModel(statements, key, DRAFT);
	if (!draft) {
		throw new StoreError(
			'no-draft',
			`There is no draft of the scoring model "${key}"`,
			'Save a draft first, then publish it.',
		);
	}
	const version = publish(statements, draft.definition, signature);
	statements.dropDraft.run(key);
	return version;
}

/** Publishes what an older version said, inside the caller's transaction, as a new version. */
export function publishAgain(
	statements: Statements,
	key: string,
	version: number,
	signature: Signature,
): number {
	const older = version === DRAFT ? null : getModel(statements, key, version);
	if (older) return publish(statements, older.definition, signature);
	throw new StoreError(
		'unknown-model',
		`There is no version ${version} of the scoring model "${key}"`,
		'Choose one of the published versions.',
	);
}

function publish(
	statements: Statements,
	definition: ScoringModel,
	[by, note, atMs]: Signature,
): number {
	const latest = getModel(statements, definition.key, null);
	const version = (latest?.version ?? 0) + 1;
	const published = JSON.stringify({ ...definition, version });
	statements.publish.run(definition.key, version, published, atMs, by, note);
	return version;
}

function readModel(row: ModelRow): ModelVersion {
	const { key, status, note } = row;
	return {
		key,
		label: row.label ?? key,
		version: status === 'draft' ? null : row.version,
		status,
		by: row.saved_by,
		at: row.created_at,
		note,
	};
}
