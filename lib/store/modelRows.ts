import type { ScoringModel } from '../scoring';
import { StoreError } from './errors';
import type { ModelVersion, StoredModel } from './modelVersion';

/** The version under which a draft is kept: before all that are published. */
export const DRAFT = 0;

/** A model version as every reader selects it, without what it says. */
export interface ModelRow {
	key: string;
	label: string | null;
	version: number;
	status: ModelVersion['status'];
	saved_by: string | null;
	created_at: number;
	note: string | null;
}

/** A model version with what it says, as JSON. */
export interface DefinedModelRow extends ModelRow {
	definition: string;
}

/** Who does something to a model, why, and when (UTC ms). */
export type Signature = [by: string, note: string, atMs: number];

/** A model version, from its row. */
export function readModel(row: ModelRow): ModelVersion {
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

/** A model version with its definition, from its row. */
export function readStoredModel(row: DefinedModelRow): StoredModel {
	return { ...readModel(row), definition: JSON.parse(row.definition) as ScoringModel };
}

/** There is nothing to publish. */
export function noDraft(key: string): StoreError {
	return new StoreError(
		'no-draft',
		`There is no draft of the scoring model "${key}"`,
		'Save a draft first, then publish it.',
	);
}

/** There is nothing to go back to. */
export function noVersion(key: string, version: number): StoreError {
	return new StoreError(
		'unknown-model',
		`There is no version ${version} of the scoring model "${key}"`,
		'Choose one of the published versions.',
	);
}
