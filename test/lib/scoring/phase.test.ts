import cases from './phase.json';
import { evaluateRows, type EventRow } from './remember';

interface Case {
	name: string;
	shows: string;
	events: EventRow[];
	/** The phase presented on each of some dates. */
	phases: Record<string, string | undefined>;
}

describe('phases', () => {
	it.each(cases as Case[])('$name ($shows)', ({ events, phases }) => {
		const found = Object.keys(phases).map((date) => [date, evaluateRows(events, date).phase]);
		expect(Object.fromEntries(found)).toEqual(phases);
	});
});
