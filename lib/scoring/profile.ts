import type { LocalDay } from './localDay';
import type { CompiledModel, CompiledPart } from './model/compileModel';
import { gradeOf } from './grade';
import type { Grade } from './model/types';
import { lastIndexUpTo } from './ruleDays';
import type { Timelines } from './timeline';

/** What a criterion comes to for a candidate: null where the field is unknown. */
export interface CriterionResult {
	key: string;
	label: string;
	holds: boolean | null;
	points: number;
}

/** A part of the fit, persona or culture. */
export interface PartStanding {
	/** Within the part's range; what everybody starts with while nothing is known. */
	points: number;
	isKnown: boolean;
	criteria: CriterionResult[];
}

/** Who a candidate is on a day, as far as known. */
export interface ProfileStanding {
	/** null where the model has no such part. */
	persona: PartStanding | null;
	culture: PartStanding | null;
	/** 0–100; null while nothing is known that a criterion asks for. */
	fit: number | null;
	grade: Grade | null;
	/** Key of the prepared persona that fits; null for none. */
	personaKey: string | null;
}

/** A candidate's profile as a function of the day: it changes only on the days something became known. */
export class ProfilePlan {
	/** Days on which something became known, ascending. */
	readonly days: LocalDay[] = [];

	private readonly standings: ProfileStanding[] = [];

	private readonly unknown: ProfileStanding;

	constructor(
		timelines: Timelines,
		private readonly compiled: CompiledModel,
	) {
		const fields = new Map<string, unknown>();
		this.unknown = this.standing(fields);
		if (!compiled.profile) return;
		for (const [at, field, json] of timelines.profile) {
			const day = compiled.toLocalDay(at);
			fields.set(field, JSON.parse(json));
			if (this.days.at(-1) !== day) this.days.push(day);
			this.standings[this.days.length - 1] = this.standing(fields);
		}
	}

	on(day: LocalDay): ProfileStanding {
		const at = lastIndexUpTo(this.days, day);
		return at < 0 ? this.unknown : this.standings[at];
	}

	/** The first day on which something was known that a criterion asks for; Infinity when never. */
	get firstKnown(): LocalDay {
		const first = this.standings.findIndex(({ fit }) => fit !== null);
		return first < 0 ? Infinity : this.days[first];
	}

	private standing(fields: ReadonlyMap<string, unknown>): ProfileStanding {
		const { profile, model } = this.compiled;
		if (!profile) return NOTHING;
		const persona = profile.persona && standingOf(profile.persona, fields);
		const culture = profile.culture && standingOf(profile.culture, fields);
		const fit = fitOf([
			[persona, profile.persona?.weight],
			[culture, profile.culture?.weight],
		]);
		const fitting = profile.personas.find(({ tests }) =>
			tests.every(({ field, test }) => test(fields.get(field))),
		);
		return {
			persona,
			culture,
			fit,
			grade: fit === null ? null : gradeOf(fit, model.matrix.grades),
			personaKey: fitting?.key ?? null,
		};
	}
}

const NOTHING: ProfileStanding = {
	persona: null,
	culture: null,
	fit: null,
	grade: null,
	personaKey: null,
};

function standingOf(part: CompiledPart, fields: ReadonlyMap<string, unknown>): PartStanding {
	const criteria = part.criteria.map(({ key, label, field, points, misfit, test }) => {
		const value = fields.get(field);
		const holds = isMissing(value) ? null : test(value);
		return { key, label, holds, points: holds === null ? 0 : holds ? points : misfit };
	});
	const sum = criteria.reduce((total, { points }) => total + points, part.start);
	return {
		points: Math.min(part.cap, Math.max(part.lowest, sum)),
		isKnown: criteria.some(({ holds }) => holds !== null),
		criteria,
	};
}

/** The weighted mean of the parts, those of which nothing is known at their neutral start. */
function fitOf(parts: ReadonlyArray<[PartStanding | null, number | undefined]>): number | null {
	let sum = 0;
	let weights = 0;
	let isKnown = false;
	for (const [part, weight = 1] of parts) {
		if (part === null) continue;
		sum += Math.max(0, part.points) * weight;
		weights += weight;
		isKnown ||= part.isKnown;
	}
	return isKnown ? sum / weights : null;
}

function isMissing(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		value === '' ||
		(Array.isArray(value) && value.length === 0)
	);
}
