import { readFileSync } from 'node:fs';
import type { IDataObject } from 'n8n-workflow';
import { storeFile } from '../../nodes/shared/storeFile';
import { useFixedClock } from '../support/clock';
import { runNode } from '../support/harness';
import { onModel, ruleChange, useModel } from '../support/scoringModel';
import { useStoreFolder } from '../support/storeFolder';

const deed = (name: string, type: string, at: string, subject = 's'): IDataObject => ({
	eventId: `${name} ${type} ${at} ${subject}`,
	type,
	email: `${name}@example.com`,
	occurredAt: at,
	subject,
});

/** Ann applied in October and books an appointment in November; Bob chatted; Cas looked around. */
const town = [
	deed('ann', 'application.submitted', '2026-10-20T10:00:00Z'),
	deed('ann', 'appointment.booked', '2026-11-02T10:00:00Z'),
	deed('bob', 'chat.held', '2026-10-20T10:00:00Z'),
	deed('cas', 'vacancy.viewed', '2026-10-20T10:00:00Z'),
];

const dearerChat = ruleChange('chat', { points: 70 });

describe('Scoring Model, backtest', () => {
	useFixedClock();
	useStoreFolder();

	beforeEach(async () => {
		const ran = await runNode('CandidateScore', town, {
			parameters: { options: { asOf: '2026-11-20T12:00:00Z' } },
		});
		expect(ran.error).toBeUndefined();
	});

	it('shows who would stand where, and why somebody would newly be hot', async () => {
		await onModel('saveDraft', dearerChat);
		const found = await onModel('backtest', { dates: '2026-10-19, 2026-10-20' });
		expect(found).toMatchObject({ candidates: 3, events: 4 });
		expect(found.dates).toMatchObject([
			{ date: '2026-10-19', candidates: 0, moved: 0 },
			{
				date: '2026-10-20',
				candidates: 3,
				moved: 1,
				migration: expect.arrayContaining([
					expect.objectContaining({ from: 'cold', 'to cold': 1, 'to hot': 1 }),
					expect.objectContaining({ from: 'lukewarm', 'to lukewarm': 1, 'to hot': 0 }),
				]) as unknown,
				newlyHot: {
					total: 1,
					candidates: [
						{
							name: 'bob@example.com',
							live: { score: 15, bucket: 'cold' },
							draft: { score: 70, bucket: 'hot' },
							reasons: [{ points: 70, text: expect.stringContaining('Chat') as unknown }],
						},
					],
				},
				noLongerHot: { total: 0 },
			},
		]);
		expect(found.summary).toMatch(
			/\(draft\) instead of preset “Candidate NL”: .*On 20 October 2026 1 candidate would newly be hot, 0 no longer; 1 of 3 would stand in another bucket\..* recruiter tasks /,
		);
	});

	it('looks at today and the last three months where no dates are given', async () => {
		const found = await onModel('backtest', { tryOut: 'preset:candidate-nl' });
		const dates = (found.dates as IDataObject[]).map(({ date, moved }) => [date, moved]);
		expect(dates).toEqual([
			['2026-08-24', 0],
			['2026-09-23', 0],
			['2026-10-23', 0],
			['2026-11-22', 0],
		]);
	});

	it('writes nothing', async () => {
		await onModel('saveDraft', dearerChat);
		const before = readFileSync(storeFile(''));
		await onModel('backtest');
		expect(readFileSync(storeFile('')).equals(before)).toBe(true);
	});

	it.each([
		['2026-02-30', 'Date "2026-02-30" is not a date'],
		['yesterday', 'Date "yesterday" is not a date'],
		['2026-10-01, 2026-12-01', 'Date "2026-12-01" lies ahead'],
	])('refuses the dates %s', async (dates, message) => {
		const { error } = await useModel('backtest', { tryOut: 'preset:candidate-nl', dates });
		expect(error?.message).toBe(message);
	});

	it('says that there is no draft yet', async () => {
		const { error } = await useModel('backtest');
		expect(error?.message).toBe('There is no draft of the scoring model "candidate-nl"');
	});
});
