import {
	explainOn,
	parseDay,
	type CompiledModel,
	type ExplanationLine,
	type ScoringModelInput,
} from '../../../../lib/scoring';
import { modelOfRule, remember, toEvents, type EventRow } from '../remember';

export const rules: ScoringModelInput['rules'] = [
	{ key: 'a', label: 'A', on: 'a.done', points: 20, pillar: 'all' },
	{ key: 'b', label: 'B', on: 'b.done', points: 30, pillar: 'all' },
	{ key: 'loss', label: 'Loss', on: 'loss.made', points: -10, pillar: null },
];

export const modelWith = (changes: Partial<ScoringModelInput>) =>
	modelOfRule({}, { rules, buckets: BUCKETS, ...changes });

const BUCKETS: ScoringModelInput['buckets'] = [
	{ key: 'cold', label: 'Cold', from: 0 },
	{ key: 'warm', label: 'Warm', from: 10 },
];

export const once: EventRow[] = ['a.done', 'b.done'].map((type) => ({ on: '2026-03-01', type }));

export function explainRows(compiled: CompiledModel, rows: EventRow[], date = '2026-03-01') {
	return explainOn(remember(toEvents(rows), compiled), compiled, parseDay(date));
}

export const contributionsOf = (lines: readonly ExplanationLine[]) =>
	Object.fromEntries(lines.map(({ rule, contribution }) => [rule, +contribution.toFixed(6)]));

export const lossesOf = (
	lines: readonly ExplanationLine[],
	reason: keyof ExplanationLine['lost'],
) => Object.fromEntries(lines.map(({ rule, lost }) => [rule, +lost[reason].toFixed(6)]));

export const pillarOf = (cap: number) => [{ key: 'all', label: 'All', cap }];
