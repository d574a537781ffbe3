import type { ScoringModel } from '../../../../lib/scoring';
import { compareModels } from '../../../../lib/scoring/model/compareModels';
import { parseModel } from '../../../../lib/scoring/model/parseModel';
import { presetModel } from '../remember';
import { changedPreset } from './changedPreset';
import cases from './compareModels.json';

interface Case {
	name: string;
	set: Record<string, unknown>;
	texts: string[];
	/** Where the first change is, and of what kind. */
	path?: string;
	change?: string;
	needsReplay?: boolean;
}

const before = presetModel();

function textsOf(after: Partial<ScoringModel>): string[] {
	return compareModels(before, { ...before, ...after }).changes.map(({ text }) => text);
}

describe('what a new version of a model changes', () => {
	it.each(cases as Case[])('$name', ({ set, texts, path, change, needsReplay = false }) => {
		const comparison = compareModels(before, parseModel(changedPreset({ ...set, tests: [] })));
		const changes = comparison.changes.filter((one) => !one.path.startsWith('tests'));
		expect(changes.map(({ text }) => text)).toEqual(texts);
		if (path) expect(changes[0].path).toBe(path);
		if (change) expect(changes[0].change).toBe(change);
		expect(comparison.needsReplay).toBe(needsReplay);
	});

	it('is nothing for the same version', () => {
		expect(compareModels(before, presetModel())).toEqual({ changes: [], needsReplay: false });
	});

	it('is a rule removed or added, with what it is worth', () => {
		const rules = before.rules.filter(({ key }) => key !== 'chat');
		const fewer = { ...before, rules };
		expect(compareModels(before, fewer)).toMatchObject({
			changes: [
				{ path: 'rules.chat', change: 'removed', text: 'Rule “Chat with a recruiter” removed' },
			],
			needsReplay: true,
		});
		expect(compareModels(fewer, before).changes).toMatchObject([
			{
				path: 'rules.chat',
				change: 'added',
				text: 'Rule “Chat with a recruiter” added: 15 points in Interaction',
			},
		]);
	});

	it('matches rules by key, wherever they stand', () => {
		const [first, second, ...rest] = before.rules;
		expect(textsOf({ rules: [second, first, ...rest] })).toEqual(['Rules are in another order']);
		expect(textsOf({ rules: [second, { ...first, points: 2 }, ...rest] })).toEqual([
			'Career-site page: points 1 → 2',
			'Rules are in another order',
		]);
	});

	it('is another route when its conditions are others', () => {
		const routes = before.routes.map((route) =>
			route.withinDays ? { ...route, withinDays: 7 } : route,
		);
		expect(textsOf({ routes })).toEqual([
			'Route “to recruiter, rules “application-submitted”, within days 7” added',
			'Route “to recruiter, rules “application-submitted”, within days 14” removed',
		]);
	});

	it('is a golden candidate more', () => {
		expect(textsOf({ tests: before.tests.slice(1) })).toEqual([
			'Golden candidate “browsing alone is never warm” removed',
		]);
	});

	it('is told with what was there and what is there', () => {
		const changed = parseModel(changedPreset({ 'rules.1.points': 5, tests: [] }));
		const { changes } = compareModels({ ...before, tests: [] }, changed);
		expect(changes).toEqual([
			{
				path: 'rules.vacancy-view.points',
				change: 'changed',
				before: 3,
				after: 5,
				text: 'Vacancy view: points 3 → 5',
			},
		]);
	});

	it('is told of every list, by the name of its entries', () => {
		const profile = {
			persona: { criteria: [criterion('nurse', 'Is a nurse')] },
			culture: { criteria: [criterion('team', 'Likes teams')] },
			personas: [
				{ key: 'starter', label: 'Starter', where: [{ field: 'years', op: 'lte', value: 2 }] },
			],
		};
		const more = parseModel(
			changedPreset({
				profile,
				'pillars.3': { key: 'events', label: 'Events', cap: 20 },
				'rules.23': { key: 'note', label: 'Note', on: 'note.made', points: 0, pillar: null },
				'rules.24': { key: 'fair', label: 'Fair', on: 'fair.met', points: 7, pillar: 'events' },
				'buckets.4': { key: 'boiling', label: 'Boiling', from: 90 },
				'routes.4': { to: 'care' },
				'tests.3': { name: 'nobody', events: [], asOf: '2026-01-01', expect: { score: null } },
			}),
		);
		const partsOf = ({ profile: parts }: ScoringModel) => ({
			persona: parts?.persona && { ...parts.persona, criteria: [] },
			culture: parts?.culture && { ...parts.culture, criteria: [] },
			personas: [],
		});
		const less = { ...before, profile: partsOf(more) };
		const tell = (from: ScoringModel, to: ScoringModel) =>
			compareModels(from, to).changes.map(({ path, change, text }) => `${path} ${change}: ${text}`);
		expect(tell(less, more)).toEqual([
			'pillars.events added: Pillar “Events” added',
			'rules.note added: Rule “Note” added: 0 points',
			'rules.fair added: Rule “Fair” added: 7 points in Events',
			'profile.persona.criteria.nurse added: Persona criterion “Is a nurse” added',
			'profile.culture.criteria.team added: Culture criterion “Likes teams” added',
			'profile.personas.starter added: Persona “Starter” added',
			'buckets.boiling added: Bucket “Boiling” added',
			'routes.{"to":"care"} added: Route “to care” added',
			'tests.nobody added: Golden candidate “nobody” added',
		]);
		expect(tell(more, less).map((line) => line.replace(/^\S+ /, ''))).toEqual([
			'removed: Pillar “Events” removed',
			'removed: Rule “Note” removed',
			'removed: Rule “Fair” removed',
			'removed: Persona criterion “Is a nurse” removed',
			'removed: Culture criterion “Likes teams” removed',
			'removed: Persona “Starter” removed',
			'removed: Bucket “Boiling” removed',
			'removed: Route “to care” removed',
			'removed: Golden candidate “nobody” removed',
		]);
	});

	it('is told of the parts of the profile', () => {
		const withPart = (part: object) =>
			parseModel(
				changedPreset({
					profile: { persona: { criteria: [criterion('nurse', 'Is a nurse')], ...part } },
				}),
			);
		const tell = (from: ScoringModel, to: ScoringModel) =>
			compareModels(from, to).changes.map(({ path, text }) => `${path}: ${text}`);
		expect(tell(withPart({}), withPart({ start: 40, weight: 2 }))).toEqual([
			'profile.persona.start: Profile persona start 50 → 40',
			'profile.persona.weight: Profile persona weight 1 → 2',
		]);
		const other = { ...criterion('nurse', 'Is a nurse'), points: 20, misfit: -5 };
		expect(tell(withPart({}), withPart({ criteria: [other] }))).toEqual([
			'profile.persona.criteria.nurse.points: Is a nurse: points 10 → 20',
			'profile.persona.criteria.nurse.misfit: Is a nurse: points when it does not fit 0 → -5',
		]);
	});
});

function criterion(key: string, label: string) {
	return { key, label, field: key, op: 'exists', points: 10 };
}
