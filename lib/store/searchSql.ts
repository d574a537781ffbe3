import type { ScoringModel } from '../scoring';
import { CANDIDATE_COLUMNS, DUE_AT_ONCE } from './rows';
import type { CandidateFilter } from './port';

type SearchValue = string | number;

/** How an engine writes what the engines write differently. */
export interface SearchDialect {
	placeholder(number: number): string;
	/** A condition: a text is on a JSON list. */
	amongTexts(column: string, parameter: string): string;
	/** The numbers of a JSON list, as a table with one column `id`. */
	ids(parameter: string): string;
	/** Narrows an event to a view of a vacancy, by the index there is for it. */
	ofSubject(parameter: string): string;
	/** Joins to a snapshot its tally; see `WITH_TALLY`. */
	withTally: string;
	/** Highest score first, those without one last; as the index of buckets is laid out. */
	byScore: string;
	/** The table of snapshots, to be read bucket by bucket in the order of scores. */
	snapshotsByBucket: string;
	/** For no limit. */
	noLimit: SearchValue | null;
}

/**
 * A search of candidates who are up to date, hottest first: of each bucket the first are found by the index of buckets
 * alone, then those of the page are read. Where the filter names candidates, those are looked up instead.
 */
export function searchSql(
	filter: CandidateFilter,
	{ key, version, buckets }: Pick<ScoringModel, 'key' | 'version' | 'buckets'>,
	dialect: SearchDialect,
): { sql: string; values: Array<SearchValue | null> } {
	const values: Array<SearchValue | null> = [];
	const put = (value: SearchValue | null) => dialect.placeholder(values.push(value));
	const { limit, offset = 0, candidateIds } = filter;
	const order = (table: string) => `ORDER BY ${table}.${dialect.byScore}, ${table}.candidate_id`;
	const [model, only] = [put(key), put(version)];
	const upTo = put(limit === undefined ? dialect.noLimit : offset + limit);
	const conditions = [
		`s.model_key = ${model}`,
		`s.model_version = ${only}`,
		`s.next_change_on IS DISTINCT FROM ${DUE_AT_ONCE}`,
		...conditionsOf(filter, dialect, put),
	];
	const arm = (from: string, ...more: string[]) => `
		SELECT * FROM (
			SELECT s.model_key, s.candidate_id, s.score FROM ${from}
			WHERE ${[...conditions, ...more].join(' AND ')} ${order('s')} LIMIT ${upTo}) AS arm`;
	const wanted: ReadonlyArray<string | null> = filter.buckets?.length
		? filter.buckets
		: [...buckets.map((bucket) => bucket.key), null];
	const arms = candidateIds
		? [
				arm(
					`${dialect.ids(put(JSON.stringify(candidateIds)))} AS named CROSS JOIN snapshot s`,
					's.candidate_id = named.id',
					...(filter.buckets?.length
						? [dialect.amongTexts('s.bucket', put(JSON.stringify(filter.buckets)))]
						: []),
				),
			]
		: wanted.map((bucket) =>
				arm(
					dialect.snapshotsByBucket,
					bucket === null ? 's.bucket IS NULL' : `s.bucket = ${put(bucket)}`,
				),
			);
	const sql = `
		SELECT ${CANDIDATE_COLUMNS}
		FROM (
			SELECT * FROM (${arms.join(' UNION ALL ')}) AS page ${order('page')}
			LIMIT ${put(limit ?? dialect.noLimit)} OFFSET ${put(offset)}
		) AS found
		CROSS JOIN snapshot s CROSS JOIN candidate c ${dialect.withTally}
		WHERE s.model_key = found.model_key AND s.candidate_id = found.candidate_id AND c.id = s.candidate_id
		${order('s')}`;
	return { sql, values };
}

function conditionsOf(
	filter: CandidateFilter,
	{ amongTexts, ofSubject }: SearchDialect,
	put: (value: SearchValue) => string,
): string[] {
	const anyOf = (column: string, wanted: readonly string[] | undefined) =>
		wanted && wanted.length > 0 ? [amongTexts(column, put(JSON.stringify(wanted)))] : [];
	const bound = (condition: string, value: number | undefined) =>
		value === undefined ? [] : [`${condition} ${put(value)}`];
	const { viewed } = filter;
	return [
		...anyOf('s.phase', filter.phases),
		...anyOf('s.medal', filter.medals),
		...anyOf('s.grade', filter.grades),
		...anyOf('s.route', filter.routes),
		...anyOf('s.persona_key', filter.personas),
		...bound('s.score >=', filter.minScore && Math.ceil(filter.minScore)),
		...bound('s.score <=', filter.maxScore && Math.floor(filter.maxScore)),
		...bound('s.last_active_on >=', filter.activeFrom),
		...bound('s.last_active_on <', filter.activeBefore),
		...(filter.kinds && filter.kinds.length > 0
			? [
					`EXISTS (SELECT 1 FROM candidate k WHERE k.id = s.candidate_id AND ${amongTexts('k.kind', put(JSON.stringify(filter.kinds)))})`,
				]
			: []),
		...(viewed === undefined
			? []
			: [
					`EXISTS (SELECT 1 FROM event e WHERE ${ofSubject(put(viewed))}
						AND e.candidate_id = s.candidate_id)`,
				]),
	];
}
