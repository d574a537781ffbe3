import { evaluateOn } from '../evaluate';
import type { Memory, Presented } from '../evaluation';
import type { LocalDay } from '../localDay';
import type { CompiledModel, CompiledRule } from '../model/compileModel';
import { addCount, addSubjectDay, subjectKey } from '../tally';

/** What one more event would do to a candidate. */
export interface WhatIf extends Pick<Presented, 'score' | 'bucket' | 'phase' | 'medal' | 'route'> {
	rule: string;
	label: string;
	/** Points by which the score would change. */
	change: number;
}

/** A subject no candidate has met: texts from outside carry no such character. */
const NEW_SUBJECT = subjectKey('\u0000');

/** What one more event of each scoring rule, about a new subject, would do on a day; the best first. */
export function whatIfOn(memory: Memory, compiled: CompiledModel, day: LocalDay): WhatIf[] {
	const now = evaluateOn(memory, compiled, day).score ?? 0;
	return [...compiled.scoringRules.values()]
		.map((rule): WhatIf => {
			const then = evaluateOn(withOneMore(memory, rule, day), compiled, day);
			const { score, bucket, phase, medal, route } = then;
			const change = (score ?? 0) - now;
			return { rule: rule.key, label: rule.label, change, score, bucket, phase, medal, route };
		})
		.sort((a, b) => b.change - a.change);
}

function withOneMore(memory: Memory, rule: CompiledRule, day: LocalDay): Memory {
	const tally = structuredClone(memory.tally);
	if (rule.hasSubjects) addSubjectDay(tally, rule.key, NEW_SUBJECT, day);
	else addCount(tally, rule.key, day);
	return { ...memory, tally };
}
