/** For how many days at least it stays known whom routers let through: no router may ask for what lies further back. */
export const ROUTED_DAYS = 730;

/** That a router let somebody through. */
export interface Routed {
	candidateId: number;
	/** Which output they left by. */
	output: string;
	/** UTC ms. */
	routedAt: number;
	/** Id of the newest transition the item told of; null where it told of none. */
	crossing: number | null;
	score: number | null;
}

/** What a router must know to decide whom it lets through. */
export interface RouteQuestion {
	candidateIds: readonly number[];
	/** Since when what these candidates were let through for matters, UTC ms. */
	sinceMs: number;
	/** The output whose places are limited, and since when they are counted; null for no limit. */
	limited: { output: string; sinceMs: number } | null;
}

/** What a router did before. */
export interface RoutedBefore {
	/** Of the candidates asked for, in any order. */
	routed: Routed[];
	/** Who was let through by the limited output since its places are counted, once each, with their best score. */
	places: Array<Pick<Routed, 'candidateId' | 'score'>>;
}

/** Somebody who was let through, and what became of them under a model. */
export interface RoutedSince extends Pick<Routed, 'candidateId' | 'routedAt' | 'score'> {
	/** Dates (YYYY-MM-DD, local); null while it did not happen. */
	firstQualifiedAt: string | null;
	firstPlacedAt: string | null;
}

/**
 * Remembers whom routers let through, each router by itself. Deciding and noting is one step: of several who decide at
 * the same time, from any process, each knows what those before noted.
 */
export interface RouteBook {
	/** @param decide - tells whom to let through; called once or, where a conflict made it begin anew, again */
	route(
		router: string,
		question: RouteQuestion,
		decide: (before: RoutedBefore) => Routed[],
	): Promise<void>;

	/** Who was let through by an output in a period, UTC ms, end excluded; once each, the first time. */
	since(
		router: string,
		output: string,
		modelKey: string,
		period: { fromMs: number; toMs: number },
	): Promise<RoutedSince[]>;
}

/** Somebody's last way through a router, as both engines keep it. */
export interface RoutedRow {
	candidate_id: number;
	output: string;
	routed_at: number;
	crossing: number | null;
	score: number | null;
}

/** Somebody's last way through a router, from its row. */
export function readRouted(row: RoutedRow): Routed {
	const { candidate_id: candidateId, output, routed_at: routedAt, crossing, score } = row;
	return { candidateId, output, routedAt, crossing, score };
}

/** Somebody who went through a router, with what came of it, as both engines give it. */
export interface RoutedSinceRow {
	candidate_id: number;
	routed_at: number;
	score: number | null;
	first_qualified_at: string | null;
	first_placed_at: string | null;
}

/** Somebody who went through a router, with what came of it, from its row. */
export function readRoutedSince(row: RoutedSinceRow): RoutedSince {
	return {
		candidateId: row.candidate_id,
		routedAt: row.routed_at,
		score: row.score,
		firstQualifiedAt: row.first_qualified_at,
		firstPlacedAt: row.first_placed_at,
	};
}
