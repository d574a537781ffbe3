import { WRITTEN_LATER } from '../../../../lib/scoring/calibrate/writtenLater';
import { compileTopic } from '../../../../lib/scoring/model/lint/topic';
import { wordsOf } from '../../../../lib/scoring/model/lint/words';
import names from './writtenLater.json';

const topics = WRITTEN_LATER.map(compileTopic);
const isDoubted = (name: string) => topics.some((find) => find(wordsOf(name)) !== undefined);

describe('names of fields of CRMs, ATSs and trackers, English and Dutch', () => {
	it.each(names.writtenLater)('%s is written later', (name) => {
		expect(isDoubted(name)).toBe(true);
	});

	it.each(names.knownBefore)('%s is known before', (name) => {
		expect(isDoubted(name)).toBe(false);
	});
});
