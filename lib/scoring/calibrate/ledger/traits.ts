import type { LocalDay } from '../../localDay';
import type { CompiledModel } from '../../model/compileModel';
import { ProfilePlan } from '../../profile';
import type { Timelines } from '../../timeline';
import { whyBarred } from '../barred';
import type { Followed } from '../panel';

/** The parts of a profile that hold criteria. */
export const PARTS = ['persona', 'culture'] as const;

/** A part of the profile that holds criteria. */
export type PartName = (typeof PARTS)[number];

/** A criterion of the model as it is, and the part it is in. */
export interface OwnCriterion {
	part: PartName;
	criterion: string;
	label: string;
	points: number;
	misfit: number;
	/** Why no points may be learned of it. */
	barred: string | undefined;
}

/** The trait of somebody of whom a criterion holds, or is known not to hold. */
export function traitOf(
	{ part, criterion }: Pick<OwnCriterion, 'part' | 'criterion'>,
	holds: boolean,
): string {
	return `${part} ${criterion} ${holds ? 'fits' : 'misfits'}`;
}

/** All criteria of a model, persona first. */
export function criteriaOf({ model }: CompiledModel): OwnCriterion[] {
	return PARTS.flatMap((part) =>
		(model.profile?.[part]?.criteria ?? []).map(({ key, label, field, points, misfit }) => ({
			part,
			criterion: key,
			label,
			points,
			misfit,
			barred: whyBarred(field) ?? whyBarred(label),
		})),
	);
}

/** From when until when which criteria were known to hold, or not to hold, of somebody. */
export function traitsIn(
	timelines: Timelines,
	compiled: CompiledModel,
): NonNullable<Followed['traits']> {
	if (!compiled.profile) return [];
	const plan = new ProfilePlan(timelines, compiled);
	return plan.days.flatMap((from, i) => {
		const until: LocalDay = plan.days[i + 1] ?? Infinity;
		const standing = plan.on(from);
		return PARTS.flatMap((part) =>
			(standing[part]?.criteria ?? []).flatMap(({ key, holds }) =>
				holds === null ? [] : [{ trait: traitOf({ part, criterion: key }, holds), from, until }],
			),
		);
	});
}

/**
 * The traits points can be learned of, and which way they go: what is good stays good.
 *
 * @param enough - of so many people it must be known, and not of all
 */
export function traitSigns(
	people: readonly Followed[],
	compiled: CompiledModel,
	enough: number,
): Map<string, 1 | -1> {
	const counts = new Map<string, number>();
	for (const { traits = [] } of people)
		for (const trait of new Set(traits.map((one) => one.trait)))
			counts.set(trait, (counts.get(trait) ?? 0) + 1);
	const signs = new Map<string, 1 | -1>();
	for (const own of criteriaOf(compiled)) {
		if (own.barred !== undefined) continue;
		for (const holds of [true, false]) {
			const points = holds ? own.points : own.misfit;
			const met = counts.get(traitOf(own, holds)) ?? 0;
			if (points !== 0 && met >= enough && met <= people.length - enough)
				signs.set(traitOf(own, holds), points > 0 ? 1 : -1);
		}
	}
	return signs;
}
