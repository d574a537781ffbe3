import { ContentTally, type ContentScore } from '../../../lib/insights/people/contents';
import type { Person } from '../../../lib/insights/people/person';
import { seeded } from '../scoring/calibrate/rowsOf';

const UNTIL = 1_000;
const HORIZON = 30;

/** What meeting each content multiplies the chance of applying with. */
const TRUTH: Record<string, number> = { film: 2, guide: 1.4, page: 1, faq: 0.6 };

interface Town {
	people?: number;
	/** What only those meet who do at least so many things. */
	onlyActive?: { content: string; from: number };
}

function personOf(
	events: ReadonlyArray<{ content: string; day: number }>,
	outcomeOn: number | null,
): Person {
	const sorted = [...events].sort((a, b) => a.day - b.day);
	return {
		candidateId: 1,
		name: '',
		isKnown: true,
		events: sorted.map(({ content, day }, i) => ({
			eventId: String(i),
			type: 'article.read',
			occurredAt: day,
			subject: content,
		})),
		days: sorted.map(({ day }) => day),
		outcomeOn,
	};
}

/** Livelier people do more and apply more often; what they meet is chance, and multiplies that by the truth. */
function town(seed: number, { people = 4_000, onlyActive }: Town = {}): ContentTally {
	const random = seeded(seed);
	const tally = new ContentTally(HORIZON, UNTIL);
	const contents = [...Object.keys(TRUTH), 'other', 'more', 'rest'];
	for (let i = 0; i < people; i++) {
		const liveliness = random();
		const count = 1 + Math.floor(12 * liveliness * random());
		const start = UNTIL - HORIZON;
		const events = Array.from({ length: count }, () => ({
			content: contents[Math.floor(random() * contents.length)],
			day: start - Math.floor(random() * 60),
		}));
		if (onlyActive && count >= onlyActive.from && random() < 0.7)
			events[0] = { ...events[0], content: onlyActive.content };
		const met = new Set(events.map(({ content }) => content));
		let chance = 0.02 + 0.15 * liveliness;
		for (const content of met) chance *= TRUTH[content] ?? 1;
		const applies = random() < Math.min(0.95, chance);
		tally.add(personOf(events, applies ? start + 1 + Math.floor(random() * HORIZON) : null));
	}
	return tally;
}

const byContent = (tally: ContentTally) =>
	new Map(tally.result().contents.map((one) => [one.content, one]));

describe('content scoring (UP-S13, MSR-29)', () => {
	it('covers the truth with its intervals in 90 to 98 % of 500 runs', () => {
		const covered: Record<string, number> = {};
		for (let run = 0; run < 500; run++) {
			const scores = byContent(town(run + 1, { people: 2_000 }));
			for (const [content, truth] of Object.entries(TRUTH)) {
				const lift = scores.get(content)?.lift;
				const isIn = lift !== null && lift !== undefined && lift.from <= truth && truth <= lift.to;
				covered[content] = (covered[content] ?? 0) + Number(isIn);
			}
		}
		for (const count of Object.values(covered)) {
			expect(count).toBeGreaterThanOrEqual(450);
			expect(count).toBeLessThanOrEqual(490);
		}
	});

	it('recovers the order of true effects', () => {
		const scores = byContent(town(7, { people: 30_000 }));
		const lifts = Object.keys(TRUTH).map((content) => scores.get(content)?.lift?.lift ?? NaN);
		expect(lifts).toEqual([...lifts].sort((a, b) => b - a));
	});

	it('does not credit what only active people meet', () => {
		let credited = 0;
		let naive = 0;
		for (let run = 0; run < 60; run++) {
			const tally = town(run + 1, { onlyActive: { content: 'deep', from: 6 } });
			const { contents, looks, hits } = tally.result();
			const {
				people,
				hits: own,
				lift,
			} = contents.find((one) => one.content === 'deep') as ContentScore;
			credited += Number(lift !== null && lift.from > 1);
			naive += Number(own / people > (1.3 * hits) / looks);
		}
		expect(naive).toBeGreaterThan(55);
		expect(credited).toBeLessThanOrEqual(4);
	});
});
