/** What a rule asks of a candidate; what is left out asks nothing. */
export interface OwnRule {
	output: string;
	minScore?: number;
	maxScore?: number;
	buckets?: readonly string[];
	phases?: readonly string[];
	/** This medal or a higher one. */
	minMedal?: string;
	/** This grade or a better one. */
	minGrade?: string;
	/** A purpose the candidate agreed to. */
	consent?: string;
	/** Whether somebody owns the candidate. */
	hasOwner?: boolean;
	/** Owners, any of them. */
	owners?: readonly string[];
	/** Most days since they were last active. */
	activeWithinDays?: number;
	/** Least days since they were last active. */
	quietForDays?: number;
}

/** A candidate as an item tells. */
export type Facts = Readonly<Record<string, unknown>>;

const MEDALS = ['bronze', 'silver', 'gold'];
const DAY_MS = 86_400_000;

/**
 * The first rule all of whose conditions hold. What an item does not tell fulfils no condition: who has no score is not
 * below any, and who was never active has not been quiet for any time.
 *
 * @returns its place, -1 for none
 */
export function matchRule(facts: Facts, rules: readonly OwnRule[], nowMs: number): number {
	return rules.findIndex((rule) => matches(facts, rule, nowMs));
}

function matches(facts: Facts, rule: OwnRule, nowMs: number): boolean {
	const { score, grade } = facts;
	const days = daysSince(facts.lastActiveOn, nowMs);
	const isAmong = (wanted: readonly string[] | undefined, value: unknown) =>
		!wanted?.length || wanted.includes(String(value));
	const isNumber = (test: (value: number) => boolean, value: unknown) =>
		typeof value === 'number' && test(value);
	const { minScore, maxScore, minMedal, minGrade, activeWithinDays, quietForDays } = rule;
	return (
		(minScore === undefined || isNumber((value) => value >= minScore, score)) &&
		(maxScore === undefined || isNumber((value) => value <= maxScore, score)) &&
		isAmong(rule.buckets, facts.bucket) &&
		isAmong(rule.phases, facts.phase) &&
		(!minMedal || MEDALS.indexOf(String(facts.medal)) >= MEDALS.indexOf(minMedal)) &&
		(!minGrade || (typeof grade === 'string' && grade <= minGrade)) &&
		(!rule.consent || listOf(facts.consents).includes(rule.consent)) &&
		isOwned(facts.owner, rule) &&
		(activeWithinDays === undefined || isNumber((value) => value <= activeWithinDays, days)) &&
		(quietForDays === undefined || isNumber((value) => value >= quietForDays, days))
	);
}

function isOwned(owner: unknown, { hasOwner, owners = [] }: OwnRule): boolean {
	const name = owner === null || owner === undefined ? '' : String(owner).trim();
	if (hasOwner !== undefined && hasOwner !== (name !== '')) return false;
	const isSame = (one: string) => one.trim().toLowerCase() === name.toLowerCase();
	return owners.length === 0 || owners.some(isSame);
}

function daysSince(date: unknown, nowMs: number): number | null {
	const at = typeof date === 'string' ? Date.parse(date) : NaN;
	return Number.isNaN(at) ? null : Math.floor((nowMs - at) / DAY_MS);
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}
