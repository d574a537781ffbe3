import { outlookOn, parseDay, whatIfOn } from '../../../../lib/scoring';
import { modelOfRule, preset, remember, toEvents, type EventRow } from '../remember';

describe('what comes next without new activity', () => {
	const applications: EventRow[] = ['v1', 'v2'].map((subject) => ({
		on: '2026-03-01',
		type: 'application.submitted',
		subject,
	}));

	it.each([
		['2026-03-01', { on: '2026-03-22', bucket: 'warm', label: 'Warm' }],
		['2026-03-21', { on: '2026-03-22', bucket: 'warm', label: 'Warm' }],
		['2026-03-22', { on: '2026-04-23', bucket: 'lukewarm', label: 'Lukewarm' }],
		['2026-12-31', null],
	])('is told on %s', (date, outlook) => {
		const memory = remember(toEvents(applications), preset);
		expect(outlookOn(memory, preset, parseDay(date))).toEqual(outlook);
	});

	it('is seen through the horizon', () => {
		const compiled = modelOfRule({ points: 50 }, { horizonDays: 30 });
		const memory = remember(toEvents([{ on: '2026-03-01', type: 'thing.done' }]), compiled);
		expect(outlookOn(memory, compiled, parseDay('2026-03-01'))).toEqual({
			on: '2026-04-01',
			bucket: 'cold',
			label: 'Cold',
		});
	});

	it('is nothing for nobody', () => {
		expect(outlookOn(remember([], preset), preset, parseDay('2026-03-01'))).toBeNull();
	});

	it('is the bucket, also where the phase changes first', () => {
		const compiled = modelOfRule(
			{ points: 50, decay: { kind: 'expires', afterDays: 30 } },
			{
				phases: [
					{ key: 'see', label: 'See', enter: [] },
					{
						key: 'do',
						label: 'Do',
						enter: [{ rules: ['rule'] }],
						idle: { afterDays: 10, to: 'see' },
					},
				],
			},
		);
		const memory = remember(toEvents([{ on: '2026-03-01', type: 'thing.done' }]), compiled);
		const outlook = outlookOn(memory, compiled, parseDay('2026-03-01'));
		expect(outlook).toMatchObject({ on: '2026-03-31', bucket: 'cold' });
	});

	it('is counted by hand', () => {
		const rows = [{ on: '2026-03-01', type: 'form.submitted', properties: { form: 'contact' } }];
		const named = toEvents(rows.map((row) => ({ ...row, isKnown: true })));
		const outlook = outlookOn(remember(named, preset), preset, parseDay('2026-03-01'));
		// 20 points halve after 7 days of grace: 14.7 on the 20th day after them, 14.5 (shown as 14) on the 21st
		expect(outlook).toEqual({ on: '2026-03-29', bucket: 'cold', label: 'Cold' });
	});
});

describe('what one more event would do', () => {
	const rules = [
		{ key: 'visit', label: 'Visit', on: 'visit.made', points: 2, pillar: 'all' },
		{
			key: 'view',
			label: 'View',
			on: 'vacancy.viewed',
			points: 30,
			pillar: 'all',
			limits: { perSubject: 'once' as const },
		},
		{ key: 'once', label: 'Once', on: 'once.done', points: 5, pillar: 'all', limits: { total: 1 } },
		{ key: 'loss', label: 'Loss', on: 'loss.made', points: -10, pillar: null },
		{ key: 'note', label: 'Note', on: 'note.made', points: 0, pillar: null },
	];
	const compiled = modelOfRule({}, { rules, medals: [] });
	const day = parseDay('2026-03-02');
	const shown = (rows: EventRow[]) =>
		whatIfOn(remember(toEvents(rows), compiled), compiled, day).map(
			({ rule, change, score, bucket }) => [rule, change, score, bucket],
		);

	it('is told of each rule that gives or takes points, the best first', () => {
		const rows = [
			{ on: '2026-03-01', type: 'visit.made', times: 8 },
			{ on: '2026-03-01', type: 'once.done' },
			{ on: '2026-03-01', type: 'vacancy.viewed', subject: '' },
		];
		expect(shown(rows)).toEqual([
			['view', 30, 81, 'hot'],
			['visit', 2, 53, 'warm'],
			['once', 0, 51, 'warm'],
			['loss', -10, 41, 'warm'],
		]);
	});

	it('starts from nothing for somebody without a score', () => {
		expect(shown([])).toEqual([
			['view', 30, 30, 'lukewarm'],
			['once', 5, 5, 'cold'],
			['visit', 2, 2, 'cold'],
			['loss', 0, null, null],
		]);
	});

	it('tells everything that is presented, and leaves what is remembered as it is', () => {
		const memory = remember(toEvents([{ on: '2026-03-01', type: 'visit.made' }]), compiled);
		const before = structuredClone(memory);
		const [best] = whatIfOn(memory, compiled, day);
		expect(best).toEqual({
			rule: 'view',
			label: 'View',
			change: 30,
			score: 32,
			bucket: 'lukewarm',
			phase: 'see',
			medal: null,
			route: 'keepWarm',
		});
		expect(memory).toEqual(before);
	});
});
