/** Gives rows of a table to whom their candidates were merged into: two arrays, of the merged and of the survivors. */
export function movedTo(table: string): string {
	return `
		UPDATE ${table} AS owned SET candidate_id = merged.survivor
		FROM unnest($1::bigint[], $2::bigint[]) AS merged (absorbed, survivor)
		WHERE owned.candidate_id = merged.absorbed`;
}
