import type { IDataObject } from 'n8n-workflow';
import { useFixedClock } from '../support/clock';
import { runNode, runSteps } from '../support/harness';
import { useStoreFolder } from '../support/storeFolder';

const asOf = '2026-06-30';
const parameters = { options: { asOf } };

const status = (name: string, on: string, more: IDataObject = {}) => ({
	eventId: `${name} ${on}`,
	email: 'ann@example.com',
	status: name,
	occurredAt: `${on}T10:00:00Z`,
	subject: 'VAC-1',
	...more,
});

async function award(...items: IDataObject[]): Promise<IDataObject> {
	const ran = await runNode('CandidateMedal', items, { parameters });
	expect(ran.error).toBeUndefined();
	const [candidate] = ran.json('CandidateMedal');
	return candidate;
}

describe('Candidate Medal', () => {
	useFixedClock();
	useStoreFolder();

	it.each([
		['Intake processed', 'bronze', '2026-05-04', null],
		['Proposed', 'silver', '2026-05-04', null],
		['Hired', 'gold', '2026-05-04', '2026-05-04'],
		[' intake PROCESSED ', 'bronze', '2026-05-04', null],
		['Aangenomen', 'gold', '2026-05-04', '2026-05-04'],
	])(
		'gives for %j %s, with its dates (MSR-07, MSR-15, MSR-16)',
		async (name, medal, first, placed) => {
			expect(await award(status(name, '2026-05-04'))).toMatchObject({
				medal,
				medalBefore: null,
				medalEarned: true,
				firstQualifiedAt: first,
				firstPlacedAt: placed,
			});
		},
	);

	it.each(['Match', 'Web application', 'Rejected', 'Something else'])(
		'gives nothing for %s: medal and dates stay empty (MSR-11, MSR-12, MSR-13)',
		async (name) => {
			expect(await award(status(name, '2026-05-04'))).toMatchObject({
				medal: null,
				medalEarned: false,
				medals: [],
				firstQualifiedAt: null,
				firstPlacedAt: null,
			});
		},
	);

	it('shows the way from bronze to gold with the evidence (MSR-07)', async () => {
		const candidate = await award(
			status('Intake processed', '2026-05-04'),
			status('Proposed', '2026-05-11'),
			status('Hired', '2026-05-20'),
		);
		expect(candidate).toMatchObject({
			medal: 'gold',
			phase: 'care',
			route: 'care',
			firstQualifiedAt: '2026-05-04',
			firstPlacedAt: '2026-05-20',
			medals: [
				{
					medal: 'bronze',
					status: 'Intake processed',
					on: '2026-05-04',
					eventId: 'Intake processed 2026-05-04',
				},
				{ medal: 'silver', status: 'Proposed', on: '2026-05-11' },
				{ medal: 'gold', status: 'Hired', on: '2026-05-20' },
			],
		});
		const medals = (candidate.transitions as IDataObject[]).filter(({ kind }) => kind === 'medal');
		expect(medals.map(({ from, to, on }) => [from, to, on])).toEqual([
			[null, 'bronze', '2026-05-04'],
			['bronze', 'silver', '2026-05-11'],
			['silver', 'gold', '2026-05-20'],
		]);
	});

	it('never takes a medal away, whatever comes after (MSR-08)', async () => {
		await award(status('Hired', '2026-05-20'));
		expect(
			await award(status('Rejected', '2026-05-28'), status('Match', '2026-06-01')),
		).toMatchObject({
			medal: 'gold',
			medalBefore: 'gold',
			medalEarned: false,
			firstPlacedAt: '2026-05-20',
		});
	});

	it('takes a late status for what it is: the dates move back, no medal is earned twice', async () => {
		await award(status('Hired', '2026-05-20'));
		expect(await award(status('Intake processed', '2026-05-01'))).toMatchObject({
			medal: 'gold',
			medalEarned: false,
			transitions: [],
			firstQualifiedAt: '2026-05-01',
			firstPlacedAt: '2026-05-20',
		});
	});

	it('finds the person by the number of the ATS and leaves the score alone', async () => {
		const score = {
			type: 'chat.held',
			email: 'ann@example.com',
			externalId: 'ATS-1',
			time: '2026-06-29',
		};
		await runNode('CandidateScore', [score], { parameters });
		const item = { externalId: 'ATS-1', status: 'Proposed', date: '2026-06-29' };
		expect(await award(item)).toMatchObject({
			email: 'ann@example.com',
			medal: 'silver',
			score: 15,
			scoreBefore: 15,
		});
	});

	it('takes the fields the user names', async () => {
		const ran = await runNode(
			'CandidateMedal',
			[{ wie: 'ann@example.com', stap: { naam: 'Geplaatst' } }],
			{
				parameters: { fieldNames: { email: 'wie', status: 'stap.naam' } },
			},
		);
		expect(ran.json('CandidateMedal')).toMatchObject([{ medal: 'gold' }]);
		expect(ran.hints('CandidateMedal')).toHaveLength(1);
	});

	it('returns only new medals when asked, and what could not be read', async () => {
		await award(status('Hired', '2026-05-20'));
		const items = [
			status('Hired', '2026-05-22'),
			status('Proposed', '2026-05-22', { email: 'bob@example.com' }),
			status('Match', '2026-05-22', { email: 'cas@example.com' }),
			status('', '2026-05-22', { email: 'dee@example.com' }),
		];
		const ran = await runNode('CandidateMedal', items, {
			parameters: { options: { asOf, onlyNew: true } },
			onError: 'continueRegularOutput',
		});
		expect(ran.json('CandidateMedal').map(({ email, error }) => email ?? error)).toEqual([
			'bob@example.com',
			'Item 3: status undefined is missing',
		]);
	});

	it('stops at an item without a status, before anything is written', async () => {
		const { error } = await runNode('CandidateMedal', [
			status('Hired', '2026-05-20'),
			{ email: 'bob@example.com' },
		]);
		expect(error?.message).toBe('Item 1: status undefined is missing');
		expect(error?.description).toMatch(/^Send the new application status/);
		expect((await runNode('Candidate', [{}])).json('Candidate')).toEqual([]);
	});

	it('feeds the router: who earned a medal leaves by its output, once', async () => {
		const route = async () => {
			const ran = await runSteps(
				[
					{ node: 'CandidateMedal', parameters },
					{ node: 'CandidateRouter', parameters: { routeBy: 'medal' } },
				],
				[status('Hired', '2026-05-20')],
			);
			return [0, 1, 2, 3, 4, 5].map((output) => ran.items('CandidateRouter', output).length);
		};
		expect(await route()).toEqual([1, 0, 0, 0, 0, 0]);
		expect(await route()).toEqual([0, 0, 0, 0, 0, 1]);
	});
});
