import type { CriterionChange } from '../../model/edit/edits';
import type { CompiledModel } from '../../model/compileModel';
import type { FoundTrait } from '../findDecay';
import { criteriaOf, traitOf, type OwnCriterion, type PartName } from './traits';

/** A criterion of the profile as it is, and as it was learned. */
export interface CriterionBeside {
	part: PartName;
	criterion: string;
	label: string;
	pointsNow: number;
	points: number;
	/** Where the points lie with 95 % confidence. */
	from: number;
	to: number;
	/** What is taken where it is known not to hold. */
	misfitNow: number;
	misfit: number;
	/** Candidates of whom it was known to hold. */
	people: number;
	/** Why it stays as it is; null for one that was learned. */
	leftBecause: string | null;
}

/** The furthest a criterion may go. */
const MOST = 100;

/**
 * Criteria as they are and as they were learned, side by side, in the order of the model. Where the profile is a part of
 * the score, they are on the scale of the rules; where it is told beside it, the heaviest learned one keeps the points
 * that the heaviest has now.
 *
 * @param scaleOfRules - what a learned point is in points of a rule
 */
export function criteriaBeside(
	traits: readonly FoundTrait[],
	compiled: CompiledModel,
	scaleOfRules: number,
): CriterionBeside[] {
	const criteria = criteriaOf(compiled);
	const learned = new Map(traits.map((one) => [one.trait, one]));
	const own = scaleOfTheirOwn(criteria, learned);
	return criteria.map((one) => {
		const { part, criterion, label, points: pointsNow, misfit: misfitNow, barred } = one;
		const { engagement, [part]: share } = compiled.shares;
		const scale = share > 0 ? (scaleOfRules * engagement) / share : own;
		const fits = learned.get(traitOf(one, true));
		const misfits = learned.get(traitOf(one, false));
		return {
			part,
			criterion,
			label,
			pointsNow,
			points: fits ? wholePoints(fits, pointsNow, scale) : pointsNow,
			from: fits ? round(fits.from * scale) : pointsNow,
			to: fits ? round(fits.to * scale) : pointsNow,
			misfitNow,
			misfit: misfits ? wholePoints(misfits, misfitNow, scale) : misfitNow,
			people: fits?.people ?? 0,
			leftBecause:
				(fits ?? misfits)
					? null
					: barred === undefined
						? 'Known of too few candidates, or true of all'
						: `Barred: ${barred}`,
		};
	});
}

/** The changes that make a model of what was learned. */
export function criterionEdits(beside: readonly CriterionBeside[]): CriterionChange[] {
	return beside
		.filter(({ leftBecause }) => leftBecause === null)
		.map(({ part, criterion, points, misfit }) => ({ part, criterion, points, misfit }));
}

function scaleOfTheirOwn(
	criteria: readonly OwnCriterion[],
	learned: ReadonlyMap<string, FoundTrait>,
): number {
	const known = criteria.flatMap((one) => {
		const found = learned.get(traitOf(one, true));
		return found ? [{ now: Math.abs(one.points), found: Math.abs(found.points) }] : [];
	});
	const most = (of: 'now' | 'found') => Math.max(0, ...known.map((one) => one[of]));
	return most('found') > 0 ? most('now') / most('found') : 0;
}

/** Whole points that keep their sign. */
function wholePoints({ from, to }: FoundTrait, now: number, scale: number): number {
	const size = Math.min(MOST, Math.round(Math.abs((from + to) / 2) * scale));
	return (now < 0 ? -size : size) + 0; // no −0
}

const round = (value: number) => Math.round(value * 10) / 10;
