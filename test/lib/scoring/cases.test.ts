import { formatDay, type Evaluation } from '../../../lib/scoring';
import cases from './cases.json';
import { evaluateRows, type EventRow } from './remember';

interface Case {
	name: string;
	shows: string;
	events: EventRow[];
	asOf: string;
	expected: Partial<Omit<Evaluation, 'nextChangeOn'>> & { nextChangeOn?: string | null };
}

describe('the preset on rows of events', () => {
	it.each(cases as Case[])('$name ($shows)', ({ events, asOf, expected }) => {
		const evaluation = evaluateRows(events, asOf);
		const { nextChangeOn } = evaluation;
		const readable = {
			...evaluation,
			nextChangeOn: nextChangeOn === null ? null : formatDay(nextChangeOn),
		};
		expect(readable).toMatchObject(expected);
	});
});
