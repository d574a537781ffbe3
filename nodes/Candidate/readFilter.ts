import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { MAX_SCORE, type CandidateKind, type ScoringModel } from '../../lib/scoring';
import type { CandidateFilter } from '../../lib/store';
import { ParameterError } from '../shared/errors';
import type { Settings } from '../shared/settings';

/** Reads the filters of a search. Scores from 0 through 100 are no condition: they also find who has no score yet. */
export function readFilter(
	context: IExecuteFunctions,
	{ compiled, asOfMs }: Settings,
): CandidateFilter {
	const filters = context.getNodeParameter('filters', 0, {}) as IDataObject;
	const returnAll = context.getNodeParameter('returnAll', 0, false) as boolean;
	const today = compiled.toLocalDay(asOfMs);
	const list = <Text extends string>(name: string) => filters[name] as Text[] | undefined;
	const text = (name: string) => String(filters[name] ?? '').trim() || undefined;
	const daysAgo = (name: string, shift: number) =>
		filters[name] === undefined ? undefined : today - Number(filters[name]) + shift;
	const filter: CandidateFilter = {
		buckets: list('bucket'),
		phases: list('phase'),
		medals: list('medal'),
		grades: list('grade'),
		routes: list('route'),
		kinds: list<CandidateKind>('kind'),
		text: text('text'),
		viewed: text('viewed'),
		activeFrom: daysAgo('activeWithinDays', 0),
		activeBefore: daysAgo('inactiveForDays', 0),
		minScore: Number(filters.minScore ?? 0) > 0 ? Number(filters.minScore) : undefined,
		maxScore:
			Number(filters.maxScore ?? MAX_SCORE) < MAX_SCORE ? Number(filters.maxScore) : undefined,
		limit: returnAll ? undefined : (context.getNodeParameter('limit', 0, 50) as number),
		offset: returnAll ? 0 : (context.getNodeParameter('skip', 0, 0) as number),
	};
	refuseContradictions(filter, compiled.model, filters);
	return filter;
}

/** Says which filters can never hold together, rather than finding nobody. */
function refuseContradictions(
	{ minScore = 0, maxScore = MAX_SCORE, buckets = [], activeFrom, activeBefore }: CandidateFilter,
	model: ScoringModel,
	filters: IDataObject,
): void {
	if (minScore > maxScore)
		throw contradiction(`Lowest Score ${minScore} is above Highest Score ${maxScore}`);
	if (activeFrom !== undefined && activeBefore !== undefined && activeFrom >= activeBefore)
		throw contradiction(
			`Active Within Days ${String(filters.activeWithinDays)} and Inactive for Days ${String(filters.inactiveForDays)} leave no day`,
		);
	if (buckets.length === 0) return;
	const ranges = model.buckets.map(({ key, label, from }, i) => ({
		key,
		label,
		from: from - model.hysteresis.points,
		to: model.buckets[i + 1]?.from ?? MAX_SCORE + 1,
	}));
	const chosen = ranges.filter(({ key }) => buckets.includes(key));
	if (chosen.length === 0 || chosen.some(({ from, to }) => to > minScore && from <= maxScore))
		return;
	const names = chosen.map(({ label, from, to }) => `${label} (${from} to ${to - 1})`).join(', ');
	throw contradiction(
		`No score from ${minScore} to ${maxScore} is in the chosen buckets: ${names}`,
	);
}

function contradiction(message: string): ParameterError {
	return new ParameterError(message, 'Change one of the filters: nobody can meet both.');
}
