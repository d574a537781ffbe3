import fc from 'fast-check';
import { editDistance, nearest } from '../../../../lib/scoring/model/nearest';
import { seeded } from '../arbitraries';

const pillars = ['entrances', 'activity', 'interaction'];

describe('the name that was probably meant', () => {
	it.each([
		['activty', 'activity'],
		['Activity', 'activity'],
		['entrance', 'entrances'],
		['interactoin', 'interaction'],
		['banana', undefined],
		['', undefined],
	])('%s → %s', (name, expected) => {
		expect(nearest(name, pillars)).toBe(expected);
	});

	it.each([
		['hto', 'hot', 1],
		['warm', 'warm', 0],
		['kitten', 'sitting', 3],
		['', 'abc', 3],
		['ca', 'abc', 3],
	])('%s is %s after %d edits', (from, to, distance) => {
		expect(editDistance(from, to)).toBe(distance);
		expect(editDistance(to, from)).toBe(distance);
	});

	it('is the known name itself, and never one that is too far', () => {
		const word = fc.string({ maxLength: 12 });
		fc.assert(
			fc.property(word, fc.array(word), (name, known) => {
				const found = nearest(name, known);
				if (known.includes(name)) expect(found?.toLowerCase()).toBe(name.toLowerCase());
				const distance =
					found === undefined ? 0 : editDistance(name.toLowerCase(), found.toLowerCase());
				expect(distance).toBeLessThanOrEqual(Math.max(1, name.length / 3));
			}),
			seeded(100),
		);
	});
});
