import { createLocalClock } from '../localDay';
import { isScoringError, ScoringError, type ModelIssue } from '../errors';
import { scoringModelSchema } from './schema';
import type { ScoringModel } from './types';

/**
 * Checks a scoring model and fills in its defaults.
 *
 * @throws {ScoringError} `invalid-model` with every issue found and its path, not only the first
 */
export function parseModel(input: unknown): ScoringModel {
	const parsed = scoringModelSchema.safeParse(input);
	const issues = parsed.success
		? crossCheck(parsed.data)
		: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
	if (!parsed.success || issues.length > 0) {
		const list = issues.map((issue) => `${issue.path || 'model'}: ${issue.message}`).join('; ');
		throw new ScoringError(
			'invalid-model',
			`The scoring model has ${issues.length} issue(s): ${list}`,
			issues,
		);
	}
	return parsed.data;
}

function crossCheck(model: ScoringModel): ModelIssue[] {
	return [
		...duplicates('pillars', model.pillars),
		...duplicates('rules', model.rules),
		...duplicates('buckets', model.buckets),
		...duplicates('phases', model.phases),
		...duplicates('medals', model.medals),
		...checkZone(model),
		...checkPillars(model),
		...checkLimits(model),
		...checkBuckets(model),
		...checkReferences(model),
	];
}

function duplicates(path: string, list: ReadonlyArray<{ key: string }>): ModelIssue[] {
	return list.flatMap((entry, i) =>
		list.findIndex((other) => other.key === entry.key) < i
			? [{ path: `${path}.${i}.key`, message: `"${entry.key}" stands twice; keys must be unique` }]
			: [],
	);
}

function checkZone(model: ScoringModel): ModelIssue[] {
	try {
		createLocalClock(model.timezone);
		return [];
	} catch (error) {
		if (isScoringError(error)) return error.issues;
		throw error;
	}
}

function checkPillars(model: ScoringModel): ModelIssue[] {
	const known = model.pillars.map((pillar) => pillar.key);
	return model.rules.flatMap((rule, i) => {
		const path = `rules.${i}.pillar`;
		if (rule.pillar !== null && !known.includes(rule.pillar)) {
			return [
				{ path, message: `"${rule.pillar}" is not a pillar; the pillars are ${known.join(', ')}` },
			];
		}
		if (rule.points > 0 && rule.pillar === null) {
			return [
				{ path, message: `a rule that gives points needs one of the pillars ${known.join(', ')}` },
			];
		}
		if (rule.points < 0 && rule.pillar !== null) {
			return [{ path, message: 'a rule that takes points away belongs to no pillar: use null' }];
		}
		return [];
	});
}

function checkLimits(model: ScoringModel): ModelIssue[] {
	return model.rules.flatMap((rule, i) => {
		const { perSubject, again, perDay, everyDays, total } = rule.limits;
		const issues: ModelIssue[] = [];
		const path = `rules.${i}.limits`;
		if (again && !perSubject) {
			issues.push({
				path: `${path}.again`,
				message: 'needs perSubject: it counts a return to the same subject',
			});
		}
		if (perSubject && (perDay || everyDays || total || rule.repeat !== 'full')) {
			issues.push({
				path,
				message: 'perSubject does not go together with perDay, everyDays, total or repeat',
			});
		}
		return issues;
	});
}

function checkBuckets(model: ScoringModel): ModelIssue[] {
	const issues = model.buckets.flatMap((bucket, i) =>
		i > 0 && bucket.from <= model.buckets[i - 1].from
			? [
					{
						path: `buckets.${i}.from`,
						message: `${bucket.from} must be above ${model.buckets[i - 1].from}: order buckets from low to high`,
					},
				]
			: [],
	);
	if (model.buckets[0].from !== 0) {
		issues.push({
			path: 'buckets.0.from',
			message: 'the lowest bucket starts at 0, so that nobody falls out',
		});
	}
	return issues;
}

function checkReferences(model: ScoringModel): ModelIssue[] {
	const unknown = (
		path: string,
		used: readonly string[] = [],
		known: ReadonlyArray<{ key: string }>,
	) =>
		used
			.filter((name) => !known.some((entry) => entry.key === name))
			.map((name) => ({
				path,
				message: `"${name}" is unknown; there are ${known.map((entry) => entry.key).join(', ')}`,
			}));
	return [
		...model.phases.flatMap((phase, i) => [
			...unknown(`phases.${i}.idle.to`, phase.idle && [phase.idle.to], model.phases),
			...unknown(`phases.${i}.reopens.phase`, phase.reopens && [phase.reopens.phase], model.phases),
			...phase.enter.flatMap((signal, j) =>
				unknown(`phases.${i}.enter.${j}.rules`, signal.rules, model.rules),
			),
		]),
		...model.routes.flatMap((route, i) => [
			...unknown(`routes.${i}.buckets`, route.buckets, model.buckets),
			...unknown(`routes.${i}.phases`, route.phases, model.phases),
			...unknown(`routes.${i}.rules`, route.rules, model.rules),
		]),
	];
}
