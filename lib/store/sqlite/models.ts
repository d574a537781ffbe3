import type { ScoringModel } from '../../scoring';
import {
	DRAFT,
	noDraft,
	noVersion,
	readModel,
	readStoredModel,
	type DefinedModelRow,
	type ModelRow,
	type Signature,
} from '../modelRows';
import type { ModelVersion, StoredModel } from '../modelVersion';
import type { AuditAction } from '../rights';
import { allRows } from './allRows';
import type { Statements } from './statements';

/** All versions of all models, newest first. */
export function listModels(statements: Statements): ModelVersion[] {
	return allRows<ModelRow>(statements.models).map(readModel);
}

/** @param version - null for the latest one published */
export function getModel(
	statements: Statements,
	key: string,
	version: number | null,
): StoredModel | null {
	const [row] = allRows<DefinedModelRow>(statements.model, key, version);
	return row ? readStoredModel(row) : null;
}

/** Keeps a draft, in place of the one before. */
export function saveDraft(
	statements: Statements,
	definition: ScoringModel,
	[by, note, atMs]: Signature,
): void {
	statements.saveDraft.run(definition.key, JSON.stringify(definition), atMs, by, note);
	writeAudit(statements, 'draft saved', definition.key, null, [by, note, atMs]);
}

/** Publishes the draft inside the caller's transaction; then there is none. */
export function publishDraft(statements: Statements, key: string, signature: Signature): number {
	const draft = getModel(statements, key, DRAFT);
	if (!draft) throw noDraft(key);
	const version = publish(statements, draft.definition, signature);
	statements.dropDraft.run(key);
	writeAudit(statements, 'model published', key, version, signature);
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
	if (!older) throw noVersion(key, version);
	const published = publish(statements, older.definition, signature);
	writeAudit(statements, 'model rolled back', key, published, signature);
	return published;
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

function writeAudit(
	statements: Statements,
	action: AuditAction,
	model: string,
	version: number | null,
	[by, note, atMs]: Signature,
): void {
	statements.addAudit.run(atMs, action, by, null, JSON.stringify({ model, version, note }));
}
