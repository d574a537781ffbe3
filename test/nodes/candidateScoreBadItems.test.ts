import type { IDataObject } from 'n8n-workflow';
import { everybody, visit } from '../support/candidateScore';
import { useFixedClock } from '../support/clock';
import { runNode } from '../support/harness';
import { useStoreFolder } from '../support/storeFolder';

jest.setTimeout(60_000);

describe('Candidate Score', () => {
	useFixedClock();
	useStoreFolder();

	describe('with a bad item', () => {
		const items = [
			visit('ann@example.com'),
			visit('not an address'),
			visit('bob@example.com'),
			visit('cas@example.com', { occurredAt: 'gisteren' }),
		];

		it('stops before anything is written, and says which item, what and what to do', async () => {
			const { error, run } = await runNode('CandidateScore', items);
			expect(run.status).toBe('error');
			expect(error?.message).toBe('Item 1: email "not an address" is not an e-mail address');
			expect(error?.description).toBe(
				'Send a plain address like name@example.com. (1 more like this; nothing was written.)',
			);
			expect((error as { context?: IDataObject }).context).toMatchObject({ itemIndex: 1 });
			expect(await everybody()).toEqual([]);
		});

		it.each([
			['scorePermille', 'eperm'],
			['fileenoentmail', 'enoent'],
			['abcEACCESabc', 'eacces'],
		])('shows a value like %s, which holds the name of a system error', async (value) => {
			const { error } = await runNode('CandidateScore', [visit(value)]);
			expect(error?.message).toBe(`Item 0: email "${value}" is not an e-mail address`);
		});

		it('scores the good ones and marks the bad ones when it is to go on', async () => {
			const ran = await runNode('CandidateScore', items, { onError: 'continueRegularOutput' });
			expect(ran.run.status).toBe('success');
			expect(ran.json('CandidateScore').map(({ email, error }) => email ?? error)).toEqual([
				'ann@example.com',
				'bob@example.com',
				'Item 1: email "not an address" is not an e-mail address',
				'Item 3: occurredAt "gisteren" is not a time',
			]);
			expect(ran.items('CandidateScore').map(({ pairedItem }) => pairedItem)).toEqual([
				[{ item: 0 }],
				[{ item: 2 }],
				{ item: 1 },
				{ item: 3 },
			]);
			expect(await everybody()).toHaveLength(2);
		});

		it('sends the bad ones out by the error output', async () => {
			const ran = await runNode('CandidateScore', items, { onError: 'continueErrorOutput' });
			expect(ran.json('CandidateScore').map(({ email }) => email)).toEqual([
				'ann@example.com',
				'bob@example.com',
			]);
			expect(ran.json('CandidateScore', 1)).toMatchObject([
				{ email: 'not an address', error: expect.stringMatching(/^Item 1: /) },
				{ email: 'cas@example.com', error: expect.stringMatching(/^Item 3: /) },
			]);
		});

		it('names the event of a list too', async () => {
			const { error } = await runNode('CandidateScore', [
				visit('ann@example.com'),
				{ events: [visit('bob@example.com'), { type: 'x' }] },
			]);
			expect(error?.message).toBe('Item 1, event 1: The event does not say who it is about');
			expect(error?.description).toMatch(/^Send one of email, visitorId/);
		});
	});
});
