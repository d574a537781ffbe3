import { presentScore } from '../../../lib/scoring/score';
import { evaluateRows, modelOfRule, type EventRow } from './remember';

const daily = (type: string, times: number): EventRow[] =>
	Array.from({ length: 28 }, (_, i) => ({
		on: `2026-02-${String(i + 1).padStart(2, '0')}`,
		type,
		times,
		subject: `subject-${i}`,
	}));

const browsing = ['page.viewed', 'vacancy.viewed', 'ad.clicked', 'social.liked'].flatMap((type) =>
	daily(type, 20),
);
const content = [
	'email.clicked',
	'cta.clicked',
	'article.read',
	'asset.downloaded',
	'webinar.registered',
	'webinar.attended',
	'newsletter.subscribed',
	'jobalert.subscribed',
].flatMap((type) => daily(type, 20));

describe('pillars (StD-06)', () => {
	it('a month of browsing, ads and social media reaches lukewarm, not warm (StD-09, UP-S07)', () => {
		expect(evaluateRows(browsing, '2026-02-28')).toMatchObject({ score: 25, bucket: 'lukewarm' });
	});

	it('a month of sign-ups and downloads reaches 40, lukewarm (StD-05)', () => {
		expect(evaluateRows(content, '2026-02-28')).toMatchObject({ score: 40, bucket: 'lukewarm' });
	});

	it('a month of both reaches warm, not hot', () => {
		const rows = [...browsing, ...content];
		expect(evaluateRows(rows, '2026-02-28')).toMatchObject({ score: 65, bucket: 'warm' });
	});

	it('one appointment on top makes it hot (PL-06)', () => {
		const rows = [
			...browsing,
			...content,
			{ on: '2026-02-28', type: 'appointment.booked', subject: 'a1' },
		];
		expect(evaluateRows(rows, '2026-02-28')).toMatchObject({ score: 90, bucket: 'hot' });
	});
});

describe('the presented score (StD-01)', () => {
	it.each([
		[-3, 1, 1],
		[0, 1, 1],
		[0.2, 1, 1],
		[0.2, 0, 0],
		[-3, 0, 0],
		[1.49, 1, 1],
		[1.5, 1, 2],
		[99.5, 1, 100],
		[135, 1, 100],
	])('of %d with floor %i is %i', (raw, floor, score) => {
		expect(presentScore(raw, floor)).toBe(score);
	});

	it('is blank for recorded-only events, 0 or 1 ever after by the floor of the model', () => {
		const rows = [{ on: '2026-03-01', type: 'thing.done' }];
		const late = '2032-03-01';
		const recorded = modelOfRule({ points: 0, pillar: null });
		expect(evaluateRows(rows, late, recorded).score).toBeNull();
		expect(evaluateRows(rows, late, modelOfRule({}, { floor: 0 })).score).toBe(0);
		expect(evaluateRows(rows, late, modelOfRule({}, { floor: 1 })).score).toBe(1);
	});

	it('starts on the first day with points, whichever rule gave them', () => {
		const rules = ['a', 'b'].map((key) => ({
			key,
			label: key,
			on: `${key}.done`,
			points: 5,
			pillar: 'all',
		}));
		const rows = [
			{ on: '2026-03-05', type: 'a.done' },
			{ on: '2026-03-02', type: 'b.done' },
		];
		const compiled = modelOfRule({}, { rules });
		expect(evaluateRows(rows, '2026-03-05', compiled).firstScoredAt).toBe('2026-03-02');
		expect(evaluateRows(rows, '2026-03-01', compiled).score).toBeNull();
	});
});

describe('a rule that gives points only for coming back', () => {
	const compiled = modelOfRule(
		{
			points: 0,
			limits: { perSubject: 'once', again: { withinDays: 7, points: 20 } },
		},
		{ inactivity: { afterDays: 5, points: 3, everyDays: 30 } },
	);
	const visits = ['2026-03-01', '2026-03-04'].map((on) => ({
		on,
		type: 'thing.done',
		subject: 'a',
	}));

	it('gives no score to who came once', () => {
		expect(evaluateRows(visits.slice(0, 1), '2026-03-03', compiled)).toMatchObject({
			score: null,
			bucket: null,
			firstScoredAt: null,
		});
		expect(evaluateRows(visits, '2026-03-04', compiled)).toMatchObject({
			score: 20,
			firstScoredAt: '2026-03-04',
		});
	});

	it('counts the day of coming back as activity', () => {
		const scoreOn = (date: string) => evaluateRows(visits, date, compiled).score;
		expect(['2026-03-08', '2026-03-09'].map(scoreOn)).toEqual([20, 17]);
	});
});
