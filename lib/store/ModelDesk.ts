import type { ScoringModel } from '../scoring';
import { addAudit } from './audit';
import type { BatchDesk } from './desk';
import {
	DRAFT,
	noDraft,
	noVersion,
	readModel,
	readStoredModel,
	type DefinedModelRow,
	type ModelRow,
	type Signature,
} from './modelRows';
import type { ModelVersion, StoredModel } from './modelVersion';
import { publishNext } from './publishNext';
import type { AuditAction } from './rights';
import { SyncDesk } from './SyncDesk';

/** Models and their versions, the same on every engine. */
export class ModelDesk extends SyncDesk {
	async saveModel(model: ScoringModel): Promise<void> {
		const text = JSON.stringify(model);
		await this.room.change((desk) =>
			desk.run('addModel', model.key, model.version, text, Date.now()),
		);
	}

	saveDraft(definition: ScoringModel, note: string, by: string, atMs: number): Promise<void> {
		const { key } = definition;
		return this.room.change(async (desk) => {
			await desk.run('saveDraft', key, JSON.stringify(definition), atMs, by, note);
			await writeAudit(desk, 'draft saved', key, null, [by, note, atMs]);
		});
	}

	publish(key: string, by: string, note: string, atMs: number): Promise<number> {
		return this.room.change(async (desk) => {
			await desk.hold('lockModels');
			const draft = await readVersion(desk, key, DRAFT);
			if (!draft) throw noDraft(key);
			const version = await publish(desk, draft.definition, [by, note, atMs]);
			await desk.run('dropDraft', key);
			await writeAudit(desk, 'model published', key, version, [by, note, atMs]);
			return version;
		});
	}

	rollBack(key: string, version: number, by: string, note: string, atMs: number): Promise<number> {
		return this.room.change(async (desk) => {
			await desk.hold('lockModels');
			const isNumber = Number.isSafeInteger(version) && version !== DRAFT;
			const older = isNumber ? await readVersion(desk, key, version) : null;
			if (!older) throw noVersion(key, version);
			const published = await publish(desk, older.definition, [by, note, atMs]);
			await writeAudit(desk, 'model rolled back', key, published, [by, note, atMs]);
			return published;
		});
	}

	listModels(): Promise<ModelVersion[]> {
		return this.room.read(async (desk) => (await desk.all<ModelRow>('models')).map(readModel));
	}

	getModel(key: string, version?: number | 'draft'): Promise<StoredModel | null> {
		const wanted = version === 'draft' ? DRAFT : (version ?? null);
		return this.room.read((desk) => readVersion(desk, key, wanted));
	}
}

/** @param version - null for the latest one published */
async function readVersion(
	desk: BatchDesk,
	key: string,
	version: number | null,
): Promise<StoredModel | null> {
	const [row] = await desk.all<DefinedModelRow>('model', key, version);
	return row ? readStoredModel(row) : null;
}

async function publish(
	desk: BatchDesk,
	definition: ScoringModel,
	signature: Signature,
): Promise<number> {
	const latest = await readVersion(desk, definition.key, null);
	return await publishNext(desk, { statement: 'publish', definition, latest }, signature);
}

async function writeAudit(
	desk: BatchDesk,
	action: AuditAction,
	model: string,
	version: number | null,
	[who, note, at]: Signature,
): Promise<void> {
	await addAudit(desk, { at, action, who, candidateId: null, details: { model, version, note } });
}
