import type { ModelVersion } from './modelVersion';

/** A sequence as kept: JSON that `lib/nurture` checked and understands. */
export interface SequenceDefinition {
	key: string;
	label: string;
	version: number;
	[part: string]: unknown;
}

/** One version of a sequence, or its draft: who kept it, when and why. */
export type SequenceVersion = ModelVersion;

/** A sequence version with what it says; a published one carries its version. */
export interface StoredSequence extends SequenceVersion {
	definition: SequenceDefinition;
}

/** Nurture sequences, versioned as models are: a draft at most, and published versions that never change. */
export interface SequenceStore {
	/** Keeps a checked sequence as the draft of its key, instead of the one there was. */
	saveDraft(definition: SequenceDefinition, note: string, by: string, atMs: number): Promise<void>;

	/**
	 * Publishes the draft of a sequence. Who is in it keeps the version they are in.
	 *
	 * @returns its version, one more than the latest
	 * @throws {StoreError} `no-draft`
	 */
	publish(key: string, by: string, note: string, atMs: number): Promise<number>;

	/** Every version of every sequence, by key, a draft first and then the latest. */
	list(): Promise<SequenceVersion[]>;

	/** A sequence's draft or one version, the latest one published by default; null where there is none. */
	get(key: string, version?: number | 'draft'): Promise<StoredSequence | null>;
}
