import { findDifferences, isSame, type Difference } from './compare/differences';
import { LISTS, type Entry, type ListOf } from './compare/lists';
import { capitalise, fieldWords, listChange, valueWords } from './compare/words';
import { compileModel } from './compileModel';
import type { ScoringModel } from './types';

/** One thing that is not the same in two versions of a model. */
export interface ModelChange {
	/** Entries by key, e.g. `rules.vacancy-view.points`. */
	path: string;
	change: 'added' | 'removed' | 'changed';
	before?: unknown;
	after?: unknown;
	/** In plain English, e.g. `Vacancy view: points 3 → 5`. */
	text: string;
}

/** What differs between two models, and what it takes to go over. */
export interface ModelComparison {
	/** In the order of the model; empty when only the version number differs. */
	changes: ModelChange[];
	/** Whether events are folded otherwise, so that the ledger must be replayed; else only values changed. */
	needsReplay: boolean;
}

/** Tells what a new version of a model changes; entries are matched by their key, whatever their place. */
export function compareModels(before: ScoringModel, after: ScoringModel): ModelComparison {
	const changes = [
		...compareRest(before, after),
		...LISTS.flatMap((list) => compareList(list, list.of(before), list.of(after))),
	];
	const needsReplay = compileModel(before).patterns !== compileModel(after).patterns;
	return { changes, needsReplay };
}

function compareList({ path, noun }: ListOf, before: Entry[], after: Entry[]): ModelChange[] {
	const changes = after.flatMap((entry): ModelChange[] => {
		const old = before.find(({ id }) => id === entry.id);
		return old ? compareEntry(path, old, entry) : [added(path, noun, entry)];
	});
	const removed = before.filter(({ id }) => !after.some((entry) => entry.id === id));
	return [
		...changes,
		...removed.map(({ id, label, value }): ModelChange => ({
			path: `${path}.${id}`,
			change: 'removed',
			before: value,
			text: `${capitalise(noun)} “${label}” removed`,
		})),
		...compareOrder(path, before, after),
	];
}

function added(path: string, noun: string, { id, label, value, summary }: Entry): ModelChange {
	const text = `${capitalise(noun)} “${label}” added${summary ? `: ${summary}` : ''}`;
	return { path: `${path}.${id}`, change: 'added', after: value, text };
}

function compareEntry(path: string, before: Entry, after: Entry): ModelChange[] {
	return findDifferences(before.value, after.value).map((difference) =>
		describe(`${path}.${after.id}`, difference, after.label),
	);
}

function compareOrder(path: string, before: Entry[], after: Entry[]): ModelChange[] {
	const shared = (list: Entry[], other: Entry[]) =>
		list.map(({ id }) => id).filter((id) => other.some((entry) => entry.id === id));
	const [was, is] = [shared(before, after), shared(after, before)];
	if (isSame(was, is)) return [];
	const text = `${capitalise(path)} are in another order`;
	return [{ path, change: 'changed', before: was, after: is, text }];
}

/** Everything that is no list; a new version number is no change. */
function compareRest(before: ScoringModel, after: ScoringModel): ModelChange[] {
	const lists = ['version', ...LISTS.map(({ path }) => path)];
	return findDifferences(withoutLists(before), withoutLists(after))
		.filter(({ steps }) => !lists.includes(steps[0]))
		.map((difference) => describe('', difference));
}

/** Lists within the profile are compared by themselves. */
function withoutLists({ profile, ...rest }: ScoringModel): object {
	if (!profile) return rest;
	const { persona, culture } = profile;
	const own = (part: typeof persona) => part && { ...part, criteria: undefined };
	return { ...rest, profile: { persona: own(persona), culture: own(culture) } };
}

function describe(base: string, difference: Difference, label?: string): ModelChange {
	const { steps, before, after } = difference;
	return {
		path: [base, ...steps].filter(Boolean).join('.'),
		change: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
		before,
		after,
		text: textOf(base, difference, label),
	};
}

function textOf(base: string, { steps, before, after }: Difference, label?: string): string {
	if (base.startsWith('buckets.') && steps[0] === 'from') {
		return `${label} starts at ${valueWords(after)} instead of ${valueWords(before)}`;
	}
	const field = fieldWords(steps);
	const list = listChange(before, after);
	const change = list ?? `${valueWords(before)} → ${valueWords(after)}`;
	const said = list === null ? `${field} ${change}` : `${field}: ${change}`;
	return label === undefined ? capitalise(said) : `${label}: ${said}`;
}
