import type { IDataObject } from 'n8n-workflow';
import { useFixedClock } from '../support/clock';
import { runNode, runSteps } from '../support/harness';
import { useStoreFolder } from '../support/storeFolder';

const at = (asOf: string, tells?: string) => ({
	parameters: { options: { asOf }, ...(tells && { tells }) },
});

const deed = (name: string, type: string, on = '2026-03-01') => ({
	eventId: `${name} ${type}`,
	type,
	email: `${name}@example.com`,
	occurredAt: `${on}T10:00:00Z`,
	subject: 's',
});

async function decay(asOf: string, tells?: string) {
	const ran = await runNode('CandidateDecay', [{}], at(asOf, tells));
	expect(ran.error).toBeUndefined();
	const [summary] = ran.json('CandidateDecay', 1);
	return { ran, changed: ran.json('CandidateDecay'), summary };
}

describe('Candidate Decay', () => {
	useFixedClock();
	useStoreFolder();

	beforeEach(async () => {
		const events = [
			deed('ann', 'application.submitted'),
			deed('ann', 'appointment.booked'),
			deed('bob', 'chat.held'),
			deed('cas', 'email.opened'),
		];
		const { error } = await runNode('CandidateScore', events, at('2026-03-02'));
		expect(error).toBeUndefined();
	});

	it('gives who changed and one summary (MSR-02, MSR-09, UP-S08)', async () => {
		const { ran, changed, summary } = await decay('2026-05-01', 'changed');
		expect(changed.map(({ email, scoreBefore, score }) => [email, scoreBefore, score])).toEqual([
			['ann@example.com', 65, 28],
			['bob@example.com', 15, 7],
		]);
		expect(changed[0]).toMatchObject({
			bucketBefore: 'warm',
			bucket: 'lukewarm',
			phaseBefore: 'do',
			routeBefore: 'recruiter',
			route: 'nurture',
			transitions: expect.arrayContaining([
				expect.objectContaining({ kind: 'bucket', from: 'warm', to: 'lukewarm', cause: 'time' }),
			]),
		});
		expect(summary).toEqual({
			day: '2026-05-01',
			checked: 2,
			changed: 2,
			incomplete: 0,
			bucketChanges: { 'warm → lukewarm': 1 },
			bucketChangesByModel: {},
			model: 'candidate-nl',
			modelVersion: 1,
		});
		expect(ran.items('CandidateDecay')[0].pairedItem).toEqual([{ item: 0 }]);
	});

	it('gives only who moved, unless everybody is asked for', async () => {
		await decay('2026-03-20');
		const { changed, summary } = await decay('2026-05-01');
		expect(changed.map(({ email, bucket }) => [email, bucket])).toEqual([
			['ann@example.com', 'lukewarm'],
		]);
		expect(summary).toMatchObject({ checked: 2, changed: 2 });
	});

	it('changes nothing the second time, nor on a day on which nobody is due', async () => {
		expect((await decay('2026-03-05')).summary).toMatchObject({ checked: 0, changed: 0 });
		await decay('2026-05-01');
		const { changed, summary } = await decay('2026-05-01');
		expect(changed).toEqual([]);
		expect(summary).toMatchObject({ checked: 0, changed: 0, bucketChanges: {} });
	});

	it('ends in the same scores whether it ran or not', async () => {
		const scores = async () =>
			(await runNode('Candidate', [{}], at('2026-06-01')))
				.json('Candidate')
				.map(({ email, score, bucket, phase, route }) => ({ email, score, bucket, phase, route }));
		const never = await scores();
		for (const day of ['2026-03-20', '2026-03-20', '2026-05-30', '2026-04-01']) await decay(day);
		expect(await scores()).toEqual(never);
	});

	it('runs once, however many items start it', async () => {
		const ran = await runNode('CandidateDecay', [{}, {}, {}], at('2026-05-01', 'changed'));
		expect(ran.json('CandidateDecay')).toHaveLength(2);
		expect(ran.items('CandidateDecay', 1)).toHaveLength(1);
	});

	it('feeds the router: who cooled goes back to nurture, nobody is dropped (StD-10)', async () => {
		const ran = await runSteps(
			[{ node: 'CandidateDecay', ...at('2026-05-01', 'changed') }, { node: 'CandidateRouter' }],
			[{}],
		);
		const routed = [0, 1, 2, 3, 4].map((output) =>
			ran.json('CandidateRouter', output).map(({ email }: IDataObject) => email),
		);
		expect(routed).toEqual([[], ['ann@example.com'], [], [], ['bob@example.com']]);
	});

	it('refuses to bring anybody up to date for a day to come', async () => {
		const { error } = await runNode('CandidateDecay', [{}], at('2026-11-24'));
		expect(error?.message).toMatch(/^As Of lies in the future/);
	});

	it('runs as it is on an empty store', async () => {
		const ran = await runNode('CandidateDecay', [{}], {
			parameters: { options: { databaseFile: 'another.sqlite' } },
		});
		expect(ran.json('CandidateDecay', 1)).toMatchObject([{ checked: 0, changed: 0 }]);
	});
});
