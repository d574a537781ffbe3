import { isRecord } from '../isRecord';
import { errorIssue, type ModelIssue } from '../issue';
import { nearest } from '../nearest';
import { toDecay } from './decay';
import type { ModelEdits, SettingEdits } from './edits';
import { keyFrom } from './keyFrom';
import { removeRules } from './removeRules';
import { changeRule, toRule, type Fields } from './rules';

/** What became of a model that a form changed; still to be checked. */
export interface EditedModel {
	definition: unknown;
	/** Changes of what the model does not have. */
	problems: ModelIssue[];
}

/**
 * Makes a form's changes to a model. Without changes the model stays as it is, and what is no model at all stays
 * so too: `checkModel` says what is wrong with it.
 */
export function editModel(start: unknown, edits: ModelEdits): EditedModel {
	if (!isRecord(start)) return { definition: start, problems: [] };
	const problems: ModelIssue[] = [];
	const steps = [changeRules, addRules, changeProfile, moveBuckets, changeSettings, rename];
	const definition = steps.reduce<Fields>((model, step) => step(model, edits, problems), start);
	return { definition, problems };
}

type Step = (model: Fields, edits: ModelEdits, problems: ModelIssue[]) => Fields;

const changeRules: Step = (model, { ruleChanges = [] }, problems) => {
	const changed = ruleChanges.reduce(
		(now, { rule, values = {} }) =>
			changeEntry(now, 'rules', rule, (one) => changeRule(one, values), problems),
		model,
	);
	const removed = ruleChanges.filter(({ remove }) => remove).map(({ rule }) => rule);
	return removeRules(changed, new Set(removed));
};

const addRules: Step = (model, { newRules = [] }) =>
	newRules.reduce<Fields>((now, rule) => {
		const rules = listOf(now, 'rules');
		return { ...now, rules: [...rules, toRule(rule, keysOf(rules))] };
	}, model);

const changeProfile: Step = (model, { criterionChanges = [], profilePart }, problems) => {
	const profile = isRecord(model.profile) ? model.profile : {};
	const replaced = profilePart && { ...profile, [profilePart.part]: profilePart.definition };
	const changed = criterionChanges.reduce<Fields>((now, { part, criterion, points, misfit }) => {
		const entry = (one: Fields) => ({ ...one, points, misfit });
		const own = isRecord(now[part]) ? now[part] : {};
		const path = `profile.${part}.criteria`;
		return { ...now, [part]: changeEntry(own, 'criteria', criterion, entry, problems, path) };
	}, replaced ?? profile);
	return changed === profile ? model : { ...model, profile: changed };
};

const moveBuckets: Step = (model, { buckets = [] }, problems) =>
	buckets.reduce(
		(now, { bucket, from }) =>
			changeEntry(now, 'buckets', bucket, (one) => ({ ...one, from }), problems),
		model,
	);

const changeSettings: Step = (model, { settings = {} }, problems) => {
	const { pillarCaps = [] } = settings;
	return pillarCaps.reduce(
		(now, { pillar, cap }) =>
			changeEntry(now, 'pillars', pillar, (one) => ({ ...one, cap }), problems),
		{ ...model, ...settingsOf(settings) } as Fields,
	);
};

function settingsOf({ label, timezone, decay, hysteresisPoints }: SettingEdits): Fields {
	return {
		...(label !== undefined && { label }),
		...(timezone !== undefined && { timezone }),
		...(decay && { decay: toDecay(decay) }),
		...(hysteresisPoints !== undefined && { hysteresis: { points: hysteresisPoints } }),
	};
}

const rename: Step = (model, { saveAs = '' }) => {
	const label = saveAs.trim();
	return label === '' ? model : { ...model, key: keyFrom(label, 'model'), label, version: 1 };
};

const ONE_OF = {
	rules: 'rule',
	buckets: 'bucket',
	pillars: 'pillar',
	criteria: 'criterion',
} as const;

/** A model in which one entry of a list, found by its key, is another. */
function changeEntry(
	model: Fields,
	list: keyof typeof ONE_OF,
	key: string,
	change: (entry: Fields) => Fields,
	problems: ModelIssue[],
	path: string = list,
): Fields {
	const entries = listOf(model, list);
	const isIt = (entry: unknown) => isRecord(entry) && entry.key === key;
	if (!entries.some(isIt)) {
		const known = keysOf(entries);
		const problem = `there is no ${ONE_OF[list]} "${key}" to change`;
		const suggestion = nearest(key, known);
		const hint = suggestion ? { suggestion } : { allowed: known.join(', ') };
		problems.push(errorIssue({ path, found: key, problem, ...hint }));
		return model;
	}
	return {
		...model,
		[list]: entries.map((entry) => (isIt(entry) ? change(entry as Fields) : entry)),
	};
}

function listOf(model: Fields, name: string): unknown[] {
	const list = model[name];
	return Array.isArray(list) ? list : [];
}

function keysOf(entries: readonly unknown[]): string[] {
	return entries.flatMap((entry) =>
		isRecord(entry) && typeof entry.key === 'string' ? [entry.key] : [],
	);
}
