import { decaySchema } from '../../../../../lib/scoring/model/decaySchema';
import { DECAY_NUMBERS, toDecay } from '../../../../../lib/scoring/model/edit/decay';

const kinds = decaySchema.options.map(({ shape }) => shape.kind.value);

describe('a decay asked for in a form', () => {
	it('can be of every kind that there is', () => {
		expect(Object.keys(DECAY_NUMBERS).sort()).toEqual([...kinds].sort());
	});

	it.each(kinds)('is whole when only its kind is said: %s', (kind) => {
		const decay = toDecay({ kind });
		expect(decaySchema.parse(decay)).toEqual(decay);
	});

	it.each(kinds)('takes of all numbers those of %s', (kind) => {
		const numbers = { days: 3, graceDays: 2, points: 1, percent: 4, everyDays: 5, afterDays: 6 };
		const decay = toDecay({ kind, ...numbers });
		expect(decaySchema.parse(decay)).toEqual(decay);
		expect({ kind, ...numbers }).toMatchObject(decay);
	});
});
