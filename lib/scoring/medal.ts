import { Engagement } from './engagement';
import type { Memory } from './evaluation';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { Medal, ScoringModel } from './model/types';
import { normalise } from './normalise';
import type { Timelines } from './timeline';

type MedalRule = ScoringModel['medals'][number];

/** Why a candidate holds a medal. */
export interface MedalEvidence {
	medal: Medal;
	/** 0 for the lowest medal of the model. */
	rank: number;
	day: LocalDay;
	/** The application status that earned it; absent where points did. */
	status?: string;
	/** The event that brought the status. */
	eventId?: string;
	/** The engagement that earned it; absent where a status did. */
	fromEngagement?: number;
}

/**
 * The earliest evidence for each medal, lowest medal first.
 *
 * Medals come from application statuses, or from points where the model says so. The evidence is a minimum over
 * everything known, and fading and penalties do not count, so a medal is never lost by time.
 */
export function findMedals(
	timelines: Timelines,
	engagement: Engagement,
	compiled: CompiledModel,
): MedalEvidence[] {
	const { medals } = compiled.model;
	const found: MedalEvidence[] = [];
	for (let rank = 0; rank < medals.length; rank++) {
		const ofStatus = byStatus(medals[rank], timelines, compiled);
		const ofPoints = byPoints(medals[rank], engagement);
		const isPoints = ofPoints !== null && (ofStatus === null || ofPoints.day < ofStatus.day);
		const evidence = isPoints ? ofPoints : ofStatus;
		if (evidence) found.push({ medal: medals[rank].key, rank, ...evidence });
	}
	return found;
}

/** {@link findMedals} of everything remembered of a candidate. */
export function medalEvidence(memory: Memory, compiled: CompiledModel): MedalEvidence[] {
	return findMedals(memory.timelines, new Engagement(memory, compiled), compiled);
}

type Evidence = Omit<MedalEvidence, 'medal' | 'rank'>;

function byStatus(
	{ statuses = [] }: MedalRule,
	timelines: Timelines,
	compiled: CompiledModel,
): Evidence | null {
	if (timelines.statuses.length === 0) return null;
	const names = statuses.map(normalise);
	const entry = timelines.statuses.find(([, status]) => names.includes(normalise(status)));
	if (!entry) return null;
	const [at, status, , eventId] = entry;
	return { day: compiled.toLocalDay(at), status, eventId };
}

function byPoints({ fromEngagement }: MedalRule, engagement: Engagement): Evidence | null {
	if (fromEngagement === undefined) return null;
	const day = engagement.firstReached(fromEngagement);
	return day === null ? null : { day, fromEngagement };
}

/** The highest medal held on a day. */
export function medalOn(medals: readonly MedalEvidence[], day: LocalDay): Medal | null {
	let best: Medal | null = null;
	for (const evidence of medals) if (evidence.day <= day) best = evidence.medal;
	return best;
}
