import type { CompiledModel } from '../model/compileModel';
import type { Both } from './both';

/** Key of a bucket; null before there is a score. */
export type BucketKey = string | null;

/** How many candidates stand in which bucket under the live model and in which under the draft. */
export interface Migration {
	/** The buckets of the rows: none first, then from low to high. */
	live: BucketKey[];
	/** The buckets of the columns, likewise. */
	draft: BucketKey[];
	/** Candidates by row and column. */
	candidates: number[][];
}

/** The buckets of a model as a migration lists them. */
export function bucketKeys({ model }: CompiledModel): BucketKey[] {
	return [null, ...model.buckets.map(({ key }) => key)];
}

/** The key of a model's hottest bucket, whatever its name. */
export function topBucket({ model }: CompiledModel): string {
	return model.buckets[model.buckets.length - 1].key;
}

/** Nobody in any pair of buckets yet. */
export function emptyMigration({ live, draft }: Both<CompiledModel>): Migration {
	const [rows, columns] = [bucketKeys(live), bucketKeys(draft)];
	return { live: rows, draft: columns, candidates: rows.map(() => columns.map(() => 0)) };
}

/** Counts one candidate, by the bucket under each of both models. */
export function addToMigration(migration: Migration, { live, draft }: Both<BucketKey>): void {
	migration.candidates[migration.live.indexOf(live)][migration.draft.indexOf(draft)]++;
}

/** How many candidates each bucket holds, the cells of its row or column together. */
export function bucketTotals(migration: Migration): Both<number[]> {
	const { live, draft, candidates } = migration;
	return {
		live: live.map((_, row) => sum(candidates[row])),
		draft: draft.map((_, column) => sum(candidates.map((cells) => cells[column]))),
	};
}

/** How many candidates stand in a bucket of another key. */
export function countMoved({ live, draft, candidates }: Migration): number {
	return sum(live.flatMap((from, row) => candidates[row].filter((_, i) => draft[i] !== from)));
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
