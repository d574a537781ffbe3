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
});
