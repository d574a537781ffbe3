import { formatDay, medalEvidence, parseDay } from '../../../lib/scoring';
import { medalOn } from '../../../lib/scoring/medal';
import {
	describeChanges,
	evaluateRows,
	instant,
	modelOfRule,
	preset,
	remember,
	toEvents,
} from './remember';

const status = (on: string, name: string, subject = 'vacancy') => ({
	on,
	type: 'application.status_changed',
	subject,
	properties: { status: name },
});

describe('medals', () => {
	it.each([
		['Intake processed', 'bronze'],
		['intake VERWERKT', 'bronze'],
		['  Interview held ', 'bronze'],
		['Proposed', 'silver'],
		['Voorgesteld aan klant', 'silver'],
		['Hired', 'gold'],
		['geplaatst', 'gold'],
		['Match', null],
		['Web application', null],
		['Rejected', null],
		['', null],
		['Intake processed?', null],
	])('status "%s" earns %s, whatever its case (MSR-07, MSR-12, MSR-13)', (name, medal) => {
		expect(evaluateRows([status('2026-03-02', name)], '2026-03-02').medal).toBe(medal);
	});

	it('carry the earliest evidence, in whatever order it arrives (MSR-11, MSR-15)', () => {
		const rows = [
			status('2026-04-01', 'Intake', 'second'),
			status('2026-03-01', 'INTAKE verwerkt', 'first'),
			status('2026-05-01', 'Hired', 'second'),
		];
		const memory = remember(toEvents(rows), preset);
		expect(medalEvidence(memory, preset)).toEqual([
			{
				medal: 'bronze',
				rank: 0,
				status: 'INTAKE verwerkt',
				day: preset.toLocalDay(instant('2026-03-01')),
				eventId: 'event-1-0',
			},
			expect.objectContaining({ medal: 'gold', rank: 2, eventId: 'event-2-0' }),
		]);
	});

	it('only rise: a lower status after a higher one changes nothing (MSR-08)', () => {
		const rows = [
			status('2026-03-01', 'Hired'),
			status('2026-04-01', 'Intake'),
			status('2026-05-01', 'Rejected'),
		];
		const memory = remember(toEvents(rows), preset);
		const held = ['2026-02-28', '2026-03-01', '2026-04-01', '2031-01-01'].map((date) =>
			medalOn(medalEvidence(memory, preset), preset.toLocalDay(instant(date))),
		);
		expect(held).toEqual([null, 'gold', 'gold', 'gold']);
	});

	it('are told as they were earned (MSR-15, MSR-16)', () => {
		const rows = [
			status('2026-03-01', 'Match'),
			status('2026-03-05', 'Intake processed'),
			status('2026-03-12', 'Proposed'),
			status('2026-04-01', 'Hired'),
		];
		const evaluation = evaluateRows(rows, '2026-06-01');
		expect(describeChanges(evaluation).filter((line) => line.includes('medal'))).toEqual([
			'2026-03-05 medal: none → bronze',
			'2026-03-12 medal: bronze → silver',
			'2026-04-01 medal: silver → gold',
		]);
		expect(evaluation).toMatchObject({
			firstScoredAt: null,
			firstQualifiedAt: '2026-03-05',
			firstPlacedAt: '2026-04-01',
		});
	});

	it('fall on the local day of the status', () => {
		const [bronze] = medalEvidence(
			remember(toEvents([status('2026-03-02T00:15', 'Intake')]), preset),
			preset,
		);
		expect(formatDay(bronze.day)).toBe('2026-03-02');
	});

	it('need a status that is text', () => {
		const rows = [42, null, ['Hired'], { name: 'Hired' }].map((name, i) => ({
			...status(`2026-03-0${i + 1}`, ''),
			properties: { status: name },
		}));
		expect(evaluateRows(rows, '2026-04-01').medal).toBeNull();
	});

	it('come from points where the model says so, whichever was first', () => {
		const compiled = modelOfRule(
			{ points: 10, decay: { kind: 'expires', afterDays: 1 } },
			{
				medals: [
					{ key: 'bronze', label: 'Bronze', statuses: ['Intake'], fromEngagement: 20 },
					{ key: 'silver', label: 'Silver', fromEngagement: 30 },
					{ key: 'gold', label: 'Gold', statuses: ['Hired'] },
				],
			},
		);
		const visits = [
			{ on: '2026-03-02', type: 'thing.done' },
			{ on: '2026-03-04', type: 'thing.done', times: 2 },
			{ on: '2026-03-05', type: 'thing.done' },
		];
		const evidence = (...more: ReturnType<typeof status>[]) =>
			medalEvidence(remember(toEvents([...visits, ...more]), compiled), compiled);
		const earned = { medal: 'bronze', rank: 0, fromEngagement: 20 };
		expect(evidence()).toEqual([{ ...earned, day: parseDay('2026-03-04') }]);
		expect(evidence(status('2026-03-06', 'Intake'))).toEqual([
			{ ...earned, day: parseDay('2026-03-04') },
		]);
		expect(evidence(status('2026-03-03', 'Intake'))).toMatchObject([
			{ medal: 'bronze', status: 'Intake', day: parseDay('2026-03-03') },
		]);
		const rows = [...visits, status('2026-03-06', 'Hired')];
		expect(evaluateRows(rows, '2026-04-01', compiled)).toMatchObject({
			medal: 'gold',
			firstQualifiedAt: '2026-03-04',
			firstPlacedAt: '2026-03-06',
		});
	});

	it('from points are no placement, penalties apart (MSR-11)', () => {
		const compiled = modelOfRule(
			{},
			{
				rules: [
					{ key: 'gain', label: 'Gain', on: 'gain.made', points: 60, pillar: 'all' },
					{ key: 'loss', label: 'Loss', on: 'loss.made', points: -50, pillar: null },
				],
				medals: [{ key: 'gold', label: 'Gold', fromEngagement: 60 }],
			},
		);
		const rows = ['loss.made', 'gain.made'].map((type) => ({ on: '2026-03-02', type }));
		expect(evaluateRows(rows, '2026-03-02', compiled)).toMatchObject({
			score: 10,
			medal: 'gold',
			firstQualifiedAt: '2026-03-02',
			firstPlacedAt: null,
		});
		expect(evaluateRows(rows, '2026-03-01', compiled)).toMatchObject({
			medal: null,
			firstQualifiedAt: null,
		});
	});
});
