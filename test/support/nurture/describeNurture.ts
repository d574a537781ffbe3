import type { MakePlace } from '../promises/place';
import { describeEnding } from './describeEnding';
import { describePeople } from './describePeople';
import { describeSending } from './describeSending';
import { describeSingles } from './describeSingles';
import { useNurture } from './useNurture';

/** What nurture does on a store of an engine, with a real mail server. */
export function describeNurture(engine: string, makePlace: MakePlace): void {
	describe(`nurture on ${engine} (StD-10)`, () => {
		const nurture = useNurture(makePlace);
		describeSending(nurture);
		describeEnding(nurture);
		describePeople(nurture);
		describeSingles(nurture);
	});
}
