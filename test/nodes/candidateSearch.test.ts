import { ann, use, useAnnAndBob } from '../support/candidateNode';
import { useFixedClock } from '../support/clock';
import { useStoreFolder } from '../support/storeFolder';

jest.setTimeout(60_000);

describe('the Candidate node', () => {
	useFixedClock();
	useStoreFolder();
	useAnnAndBob();

	describe('search', () => {
		it.each([
			[{ viewed: 'nurse-utrecht' }, ['bob@example.com']],
			[{ text: 'VAN.ELM' }, [ann]],
			[{ text: 'ats-77' }, [ann]],
			[{ activeWithinDays: 9 }, [ann, 'bob@example.com']],
			[{ activeWithinDays: 8 }, []],
			[{ inactiveForDays: 8 }, [ann, 'bob@example.com']],
			[{ kind: ['contact'] }, []],
			[{ route: ['recruiter'] }, [ann]],
			[{ viewed: 'nurse-utrecht', bucket: ['cold'], activeWithinDays: 30 }, ['bob@example.com']],
		])('by %p (MSR-03, MSR-19)', async (filters, expected) => {
			const { found } = await use({ operation: 'search', filters }, [{}]);
			expect(found.map(({ email }) => email)).toEqual(expected);
		});

		it('gives page after page', async () => {
			const page = async (skip: number) =>
				(await use({ operation: 'search', limit: 1, skip }, [{}])).found.map((one) => one.email);
			expect([await page(0), await page(1), await page(2)]).toEqual([
				[ann],
				['bob@example.com'],
				[],
			]);
		});

		it.each([
			[{ minScore: 80, maxScore: 20 }, 'Lowest Score 80 is above Highest Score 20'],
			[{ bucket: ['hot'], maxScore: 30 }, 'No score from 0 to 30 is in the chosen buckets: Hot'],
			[
				{ activeWithinDays: 7, inactiveForDays: 30 },
				'Active Within Days 7 and Inactive for Days 30',
			],
		])('says that %p contradict one another', async (filters, message) => {
			const { error } = await use({ operation: 'search', filters }, [{}]);
			expect(error?.message).toContain(message);
		});
	});
});
