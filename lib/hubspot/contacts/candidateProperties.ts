import { formatDay, matrixLabel, type CompiledModel, type Evaluation } from '../../scoring';

/** What HubSpot is told of a candidate. */
export interface CandidateForHubSpot extends Omit<Evaluation, 'changes' | 'lastActiveOn'> {
	/** Local date of the last activity; null for none. */
	lastActiveOn: string | null;
	/** The score in words, see `describeExplanation`. */
	reason: string;
}

/** HubSpot's longest text. */
const MAX_TEXT = 65_536;

/**
 * A candidate's values as HubSpot's properties: texts all of them, an empty one clears.
 *
 * All of them every time, so that what is left in HubSpot never mixes two moments.
 */
export function candidateProperties(
	candidate: CandidateForHubSpot,
	{ model }: CompiledModel,
): Record<string, string> {
	const { grade, engagement } = candidate;
	const hasPersonas = (model.profile?.personas.length ?? 0) > 0;
	const values: Record<string, string | number | null> = {
		cand_score: candidate.score,
		cand_bucket: candidate.bucket,
		cand_phase: candidate.phase,
		cand_medal: candidate.medal,
		cand_route: candidate.route,
		cand_engagement: engagement,
		cand_persona_fit: candidate.persona,
		cand_culture_fit: candidate.culture,
		cand_grade: grade,
		cand_matrix: matrixLabel(grade, engagement, model.matrix),
		...(hasPersonas && { cand_persona: candidate.personaKey }),
		cand_first_scored_on: candidate.firstScoredAt,
		cand_first_qualified_on: candidate.firstQualifiedAt,
		cand_first_placed_on: candidate.firstPlacedAt,
		cand_last_active_on: candidate.lastActiveOn,
		cand_next_change_on: candidate.nextChangeOn === null ? null : formatDay(candidate.nextChangeOn),
		cand_scored_on: formatDay(candidate.evaluatedOn),
		cand_reason: candidate.reason.slice(0, MAX_TEXT),
		cand_model: `${model.label}, version ${model.version}`,
	};
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, value === null ? '' : String(value)]),
	);
}
