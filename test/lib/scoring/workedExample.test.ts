import {
	describeExplanation,
	explain,
	explainOn,
	formatDay,
	outlookOn,
	whatIfOn,
} from '../../../lib/scoring';
import {
	describeChanges,
	evaluateRows,
	instant,
	preset,
	remember,
	toEvents,
	type EventRow,
} from './remember';

/** Noor, the candidate the README computes by hand. */
const noor: EventRow[] = [
	{ on: '2026-03-20', type: 'jobalert.subscribed', isKnown: true, consent: ['nurture'] },
	{ on: '2026-03-20', type: 'asset.downloaded', subject: 'salary-guide' },
	{ on: '2026-05-05', type: 'webinar.attended', subject: 'a-day-on-the-ward' },
	{ on: '2026-05-07', type: 'webinar.attended', subject: 'growing-as-a-nurse' },
	{ on: '2026-05-08', type: 'vacancy.viewed', subject: 'nurse-utrecht' },
	{ on: '2026-05-10', type: 'vacancy.viewed', subject: 'nurse-utrecht' },
	{ on: '2026-05-11', type: 'appointment.booked', subject: 'coffee-with-lisa' },
];

describe('Noor, computed by hand', () => {
	const asOf = '2026-05-11';

	it('has 70 points on 11 May: hot, in Do, and for the recruiter', () => {
		// 20 March to 11 May is 52 days: 7 of grace and one half-life of 45, so half is left
		const jobAlert = 12 * 0.5;
		const salaryGuide = 10 * 0.5;
		// both webinars are within their grace
		const webinars = 15 + 15;
		const activity = Math.min(40, jobAlert + salaryGuide + webinars); // 41, capped at 40
		// one vacancy, and once more for coming back to it within 7 days
		const entrances = 3 + 2;
		const interaction = 25;
		expect(activity + entrances + interaction).toBe(70);
		expect(evaluateRows(noor, asOf)).toMatchObject({
			score: 70,
			bucket: 'hot',
			phase: 'do',
			medal: null,
			route: 'recruiter',
			firstScoredAt: '2026-03-20',
		});
	});

	it('is explained by five lines that add up, the cap shared by the three it limits', () => {
		const { lines } = explain(remember(toEvents(noor), preset), preset, instant(asOf));
		const cap = 40 / 41;
		const expected = [
			{ rule: 'webinar-attended', points: 30, decayFactor: 1, contribution: 30 * cap, shown: 29 },
			{ rule: 'appointment', points: 25, decayFactor: 1, contribution: 25, shown: 25 },
			{ rule: 'job-alert', points: 12, decayFactor: 0.5, contribution: 6 * cap, shown: 6 },
			{ rule: 'vacancy-view', points: 5, decayFactor: 1, contribution: 5, shown: 5 },
			{ rule: 'asset-download', points: 10, decayFactor: 0.5, contribution: 5 * cap, shown: 5 },
		];
		expect(lines).toMatchObject(
			expected.map((line) => ({
				...line,
				contribution: expect.closeTo(line.contribution, 9) as number,
			})),
		);
		expect(29 + 25 + 6 + 5 + 5).toBe(70);
	});

	it('stays 70 until 15 May, because the capped pillar has a point to spare', () => {
		const { nextChangeOn } = evaluateRows(noor, asOf);
		expect(nextChangeOn && formatDay(nextChangeOn)).toBe('2026-05-15');
		expect(evaluateRows(noor, '2026-05-14').score).toBe(70);
		expect(evaluateRows(noor, '2026-05-15').score).toBe(69);
		// below 70, yet hot: hysteresis keeps the bucket until the score is below 65
		expect(evaluateRows(noor, '2026-05-20')).toMatchObject({ score: 65, bucket: 'hot' });
		expect(evaluateRows(noor, '2026-05-21')).toMatchObject({ score: 64, bucket: 'warm' });
	});

	it('cools down without anybody running anything', () => {
		const asSeenIn = (date: string) => {
			const { score, bucket, phase, route } = evaluateRows(noor, date);
			return [score, bucket, phase, route];
		};
		expect(asSeenIn('2026-07-02')).toEqual([34, 'lukewarm', 'do', 'nurture']);
		expect(asSeenIn('2026-09-30')).toEqual([8, 'cold', 'think', 'keepWarm']);
		expect(describeChanges(evaluateRows(noor, '2026-09-30'))).toEqual([
			'2026-03-20 bucket: none → lukewarm',
			'2026-03-20 phase: none → think',
			'2026-04-24 bucket: lukewarm → cold',
			'2026-05-05 bucket: cold → lukewarm',
			'2026-05-10 bucket: lukewarm → warm',
			'2026-05-11 bucket: warm → hot',
			'2026-05-11 phase: think → do',
			'2026-05-21 bucket: hot → warm',
			'2026-06-22 bucket: warm → lukewarm',
			'2026-07-10 phase: do → think',
			'2026-08-26 bucket: lukewarm → cold',
		]);
	});

	it('is explained in one sentence, with the date on which she is warm', () => {
		const memory = remember(toEvents(noor), preset);
		const day = preset.toLocalDay(instant(asOf));
		const outlook = outlookOn(memory, preset, day);
		expect(outlook).toEqual({ on: '2026-05-21', bucket: 'warm', label: 'Warm' });
		const explanation = explainOn(memory, preset, day);
		expect(describeExplanation(explanation, 'hot', outlook, preset)).toBe(
			'Hot with 70 of 100 points = 29 Webinar attended + 25 Appointment booked + ' +
				'6 Job-alert sign-up + 5 Vacancy view + 5 Whitepaper or benchmark download. ' +
				'Time has taken 11 points, caps 1 point. Without new activity: Warm from 21 May 2026.',
		);
	});

	it('is told what one more event of each kind would do', () => {
		const memory = remember(toEvents(noor), preset);
		const oneMore = whatIfOn(memory, preset, preset.toLocalDay(instant(asOf)));
		const changes = Object.fromEntries(oneMore.map(({ rule, change }) => [rule, change]));
		expect(changes).toMatchObject({
			// Interaction has 25 of 70, so that all of an application would count, up to 100 in all
			'application-submitted': 30,
			'contact-form': 20,
			appointment: 25,
			'vacancy-view': 3,
			// Activity is full
			'asset-download': 0,
			'job-alert': 0,
			complaint: -40,
		});
		expect(oneMore.find(({ rule }) => rule === 'complaint')).toMatchObject({
			score: 30,
			bucket: 'lukewarm',
			route: 'nurture',
		});
		const sorted = oneMore.map(({ change }) => change).sort((a, b) => b - a);
		expect(oneMore.map(({ change }) => change)).toEqual(sorted);
	});
});
