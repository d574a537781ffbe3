import fc from 'fast-check';
import { compileModel, emptyTally, foldEvent, readPatterns } from '../../../../lib/scoring';
import { PRESETS } from '../../../../lib/scoring/presets';
import { parseModel } from '../../../../lib/scoring/model/parseModel';
import { journeys } from '../../../support/arbitraries';

describe('the patterns of a model', () => {
	it.each(PRESETS.map((preset) => [preset.label, preset] as const))(
		'are all that folding needs: %s',
		(_, preset) => {
			const compiled = compileModel(parseModel(preset));
			const folding = readPatterns(compiled.patterns);
			const property = fc.property(journeys, (events) => {
				const [expected, tally] = [emptyTally(), emptyTally()];
				for (const event of events) {
					foldEvent(expected, compiled, event);
					foldEvent(tally, folding!, event);
				}
				expect(tally).toEqual(expected);
			});
			fc.assert(property, { seed: 7, numRuns: 100 });
		},
	);

	it.each([
		'',
		'null',
		'["Europe/Amsterdam"]',
		'["how an older release folded"]',
		'["Nowhere",[]]',
	])('are not guessed where they were written otherwise: %s', (text) => {
		expect(readPatterns(text)).toBeNull();
	});
});
