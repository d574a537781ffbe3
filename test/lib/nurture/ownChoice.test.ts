import { belongsTo } from '../../../lib/nurture';
import { capsFor, stillHolding } from '../../../lib/nurture/run/ownChoice';
import { addresseeOf } from '../../../lib/nurture/run/person';
import { emptyTimelines, type Memory } from '../../../lib/scoring';
import type { StoredCandidate, Suppression } from '../../../lib/store';

const CAPS = [{ mails: 2, hours: 168 }];

function candidate(
	profile: Record<string, unknown>,
	consents: Array<[at: number, granted: 0 | 1]> = [],
): StoredCandidate {
	const timelines = emptyTimelines();
	timelines.profile = Object.entries(profile).map(([field, value]) => [
		1,
		field,
		JSON.stringify(value),
	]);
	timelines.consents = consents.map(([at, granted]) => [at, 'nurture', granted]);
	return { memory: { timelines } as Memory } as StoredCandidate;
}

const suppression = (reason: Suppression['reason'], at: number): Suppression => ({
	address: 'noor@example.com',
	reason,
	at,
	detail: null,
});

describe('what candidates choose themselves (UP-08)', () => {
	it.each([
		['weekly', [...CAPS, { mails: 1, hours: 168 }]],
		['monthly', [...CAPS, { mails: 1, hours: 720 }]],
		['usual', CAPS],
		['__proto__', CAPS],
		[null, CAPS],
	])('how often: %s only ever makes it less', (mailFrequency, caps) => {
		expect(capsFor(candidate({ mailFrequency }), CAPS)).toEqual(caps);
	});

	it('about what: their choice comes before what is known of their interests', () => {
		const about = (profile: Record<string, unknown>) =>
			belongsTo(addresseeOf(candidate(profile)), { interests: ['salaries'] });
		expect(about({ interests: 'Salaries; cloud' })).toBe(true);
		expect(about({ interests: 'Salaries', mailTopics: ['Vacancies'] })).toBe(false);
		expect(about({ interests: 'cloud', mailTopics: ['Salaries'] })).toBe(true);
		expect(about({ interests: 'Salaries', mailTopics: null })).toBe(true);
	});
});

describe('agreeing again', () => {
	it('takes back that somebody unsubscribed before, and nothing else', () => {
		const all = [suppression('unsubscribed', 5), suppression('hardBounce', 5)];
		const reasons = (consents: Array<[number, 0 | 1]>) =>
			stillHolding(all, candidate({}, consents)).map(({ reason }) => reason);
		expect(reasons([[4, 1]])).toEqual(['unsubscribed', 'hardBounce']);
		expect(
			reasons([
				[4, 1],
				[6, 1],
			]),
		).toEqual(['hardBounce']);
		expect(reasons([[6, 0]])).toEqual(['unsubscribed', 'hardBounce']);
		expect(stillHolding(all, null)).toEqual(all);
	});
});
