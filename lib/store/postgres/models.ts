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
import type { Session } from './session';

/** All versions of all models, newest first. */
export async function listModels(session: Session): Promise<ModelVersion[]> {
	return (await session.all<ModelRow>('models')).map(readModel);
}

/** @param version - null for the latest one published */
export async function getModel(
	session: Session,
	key: string,
	version: number | null,
): Promise<StoredModel | null> {
	const [row] = await session.all<DefinedModelRow>('model', key, version);
	return row ? readStoredModel(row) : null;
}

/** Keeps a draft, in place of the one before. */
export async function saveDraft(
	session: Session,
	definition: ScoringModel,
	[by, note, atMs]: Signature,
): Promise<void> {
	await session.run('saveDraft', definition.key, JSON.stringify(definition), atMs, by, note);
	await writeAudit(session, 'draft saved', definition.key, null, [by, note, atMs]);
}

/** Publishes the draft inside the caller's transaction; then there is none. */
export async function publishDraft(
	session: Session,
	key: string,
	signature: Signature,
): Promise<number> {
	await session.run('lockModels');
	const draft = await getModel(session, key, DRAFT);
	if (!draft) throw noDraft(key);
	const version = await publish(session, draft.definition, signature);
	await session.run('dropDraft', key);
	await writeAudit(session, 'model published', key, version, signature);
	return version;
}

/** Publishes what an older version said, inside the caller's transaction, as a new version. */
export async function publishAgain(
	session: Session,
	key: string,
	version: number,
	signature: Signature,
): Promise<number> {
	await session.run('lockModels');
	const isNumber = Number.isSafeInteger(version) && version !== DRAFT;
	const older = isNumber ? await getModel(session, key, version) : null;
	if (!older) throw noVersion(key, version);
	const published = await publish(session, older.definition, signature);
	await writeAudit(session, 'model rolled back', key, published, signature);
	return published;
}

async function publish(
	session: Session,
	definition: ScoringModel,
	[by, note, atMs]: Signature,
): Promise<number> {
	const latest = await getModel(session, definition.key, null);
	const version = (latest?.version ?? 0) + 1;
	const published = JSON.stringify({ ...definition, version });
	await session.run('publish', definition.key, version, published, atMs, by, note);
	return version;
}

async function writeAudit(
	session: Session,
	action: AuditAction,
	model: string,
	version: number | null,
	[by, note, atMs]: Signature,
): Promise<void> {
	await session.run('addAudit', atMs, action, by, null, JSON.stringify({ model, version, note }));
}
