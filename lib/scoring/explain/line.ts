/** One line of an explanation: what a rule, a criterion or a penalty contributes to the score. */
export interface ExplanationLine {
	/**
	 * The rule's key; `persona.<key>` or `culture.<key>` for a criterion and `persona.start` for what everybody starts
	 * with; `inactivity`; `floor` for the line that lifts a score to the model's floor; or `override` for what somebody
	 * set.
	 */
	rule: string;
	label: string;
	/** The pillar's key; `persona` or `culture`; null for what takes points away. */
	pillar: string | null;
	/** Events (or subjects) that counted. */
	count: number;
	/** What they were worth when they happened, limits applied. */
	points: number;
	/** What is left of those points by time alone, 0–1. */
	decayFactor: number;
	/** Exact contribution to the score; the lines add up to `exact`. */
	contribution: number;
	/** The contribution in whole points; the lines add up to `score`. */
	shown: number;
	/** Where the rest of the points went after decay: points × decayFactor = contribution + all that is lost. */
	lost: Lost;
	/** Date of the last event that counted. */
	lastOn: string | null;
}

/** Points lost at evaluation, after decay; below 0 where the way of adding up gave some. */
export interface Lost {
	/** To the most that a rule can be worth. */
	ruleMaximum: number;
	/** To a way of adding up in which more counts less. */
	accumulation: number;
	/** To the most that a pillar can be worth. */
	pillarCap: number;
	/** To the weight of the part in the score. */
	weight: number;
	/** To the ends of the scale. */
	clip: number;
}

/** A line of which everything counts. */
export function fullLine(
	line: Pick<ExplanationLine, 'rule' | 'label' | 'pillar' | 'count' | 'points'>,
): ExplanationLine {
	return {
		...line,
		decayFactor: 1,
		contribution: line.points,
		shown: 0,
		lost: { ruleMaximum: 0, accumulation: 0, pillarCap: 0, weight: 0, clip: 0 },
		lastOn: null,
	};
}

/** What lines contribute together. */
export function sumOf(lines: readonly ExplanationLine[]): number {
	return add(lines.map((line) => line.contribution));
}

/** The sum of numbers. */
export function add(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}

/** Sets what a line contributes, and where the rest went. */
export function reduceTo(line: ExplanationLine, contribution: number, reason: keyof Lost): void {
	line.lost[reason] += line.contribution - contribution;
	line.contribution = contribution;
}

/** Gives every line the same part of what it contributed. */
export function scale(lines: readonly ExplanationLine[], factor: number, reason: keyof Lost): void {
	for (const line of lines) reduceTo(line, line.contribution * factor, reason);
}

/** Above the range the gains give way, below it the penalties do: a penalty takes no more than there is. */
export function clip(lines: readonly ExplanationLine[], from: number, to: number): void {
	const gains = lines.filter((line) => line.contribution > 0);
	const penalties = lines.filter((line) => line.contribution < 0);
	const gained = sumOf(gains);
	const taken = -sumOf(penalties);
	if (gained - taken > to) scale(gains, (to + taken) / gained, 'clip');
	if (gained - taken < from) scale(penalties, (gained - from) / taken, 'clip');
}

/** Shares out a whole number over the lines by largest remainder, ties in the order of the lines. */
export function apportion(lines: readonly ExplanationLine[], total: number): void {
	for (const line of lines) line.shown = Math.floor(line.contribution);
	const rest = total - add(lines.map((line) => line.shown));
	const byRemainder = [...lines].sort(
		(a, b) => b.contribution - b.shown - (a.contribution - a.shown),
	);
	for (let i = 0; i < rest; i++) byRemainder[i % lines.length].shown++;
}
