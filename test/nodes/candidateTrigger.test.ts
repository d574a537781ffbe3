import { setTimeout } from 'node:timers/promises';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { openStore } from '../../nodes/shared/openStore';
import { eventOf, statusOf } from '../support/events';
import { variant } from '../support/models';
import { preset } from '../support/preset';
import { useStoreFolder } from '../support/storeFolder';
import { TriggerNode } from '../support/triggerNode';

jest.setTimeout(60_000);

const DAY_MS = 86_400_000;
const quick = { options: { everySeconds: 0.01 } };

describe('Candidate Trigger', () => {
	useStoreFolder();
	const nodes: TriggerNode[] = [];
	let made = 0;

	const make = (parameters: INodeParameters = {}, workflowId = `workflow-${++made}`) => {
		const node = new TriggerNode(workflowId, { ...quick, ...parameters });
		nodes.push(node);
		return node;
	};
	const record = async (...events: Parameters<typeof eventOf>[]) =>
		await (
			await openStore('')
		).record(
			events.map(([who, details]) => eventOf(who, { occurredAt: Date.now(), ...details })),
			preset,
			Date.now(),
		);
	/** Makes candidates hot. */
	const heat = async (...names: string[]) =>
		await record(
			...names.flatMap((name): Parameters<typeof eventOf>[] =>
				['application.submitted', 'appointment.booked', 'asset.downloaded'].map((type) => [
					{ email: `${name}@example.com` },
					{ type },
				]),
			),
		);
	const until = async <T>(look: () => T | undefined): Promise<T> => {
		for (let i = 0; i < 3_000; i++) {
			const found = look();
			if (found !== undefined) return found;
			await setTimeout(5);
		}
		throw new Error('waited in vain');
	};
	const namesOf = (items: readonly IDataObject[]) =>
		items.map(({ email }) => String(email).split('@')[0]);
	/** Lets every execution end well until so many moments came; whose they are. */
	const names = async (node: TriggerNode, count: number): Promise<string[]> =>
		await until(() => {
			for (const { end } of node.started) end('success');
			const all = node.started.flatMap(({ items }) => namesOf(items));
			return all.length >= count ? all : undefined;
		});

	afterEach(async () => {
		for (const node of nodes.splice(0)) {
			const closing = node.unpublish();
			for (const { end } of node.started) end('success');
			await closing;
		}
	});

	it('starts a workflow when somebody becomes hot, untouched (MSR-26, PL-07)', async () => {
		const node = make();
		await node.publish();
		await heat('noor');
		const [started] = await until(() => (node.started.length > 0 ? node.started : undefined));
		expect(started.key).toBeUndefined();
		expect(started.items).toMatchObject([
			{
				email: 'noor@example.com',
				moment: 'bucketEntered',
				momentId: expect.any(Number) as number,
				bucket: 'hot',
				bucketBefore: null,
				route: 'recruiter',
				transitions: [{ kind: 'bucket', from: null, to: 'hot', again: false, quiet: false }],
			},
		]);
	});

	it('starts each active node once per moment, in batches', async () => {
		const [one, other] = [make({ options: { everySeconds: 0.01, batchSize: 2 } }), make()];
		for (const node of [one, other]) await node.publish();
		await heat('a', 'b', 'c', 'd', 'e');
		expect((await names(one, 5)).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
		expect((await names(other, 5)).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
		expect(one.started.map(({ items }) => items.length)).toEqual([2, 2, 1]);
		await heat('f');
		expect((await names(one, 6)).at(-1)).toBe('f');
	});

	it('keeps what happens while it is not published, and says nothing twice', async () => {
		const node = make({}, 'stays');
		await node.publish();
		await heat('first');
		expect(await names(node, 1)).toEqual(['first']);
		await node.unpublish();
		await heat('second', 'third');
		const again = make({}, 'stays');
		await again.publish();
		expect((await names(again, 2)).toSorted()).toEqual(['second', 'third']);
	});

	it('ends only when what it has in hand has ended, so that it does not come again', async () => {
		const node = make({}, 'ends');
		await node.publish();
		await heat('first');
		const { end } = await until(() => node.started[0]);
		let isClosed = false;
		const closing = node.unpublish().then(() => (isClosed = true));
		await setTimeout(50);
		expect(isClosed).toBe(false);
		end('success');
		await closing;
		await heat('second');
		const again = make({}, 'ends');
		await again.publish();
		expect(await names(again, 1)).toEqual(['second']);
	});

	it('moves on when an execution failed: it can be seen and run again in n8n', async () => {
		const node = make({ options: { everySeconds: 0.01, batchSize: 1 } });
		await node.publish();
		await heat('a', 'b');
		const [{ end, items }] = await until(() => (node.started[0] ? node.started : undefined));
		end('error');
		const next = await until(() => node.started[1]);
		expect(next.items).not.toEqual(items);
	});

	it('tries again where n8n could not start an execution, and says so', async () => {
		const node = make();
		await node.publish();
		await heat('a');
		(await until(() => node.started[0])).fail();
		const again = await until(() => node.started[1]);
		expect(namesOf(again.items)).toEqual(['a']);
		expect(node.logged.join()).toContain('the database of n8n is gone');
	});

	it('gives n8n a name for what goes on the queue, so that no worker gets it twice', async () => {
		process.env.EXECUTIONS_MODE = 'queue';
		try {
			const node = make({}, 'queued');
			await node.publish();
			await heat('a');
			const { key, items, fail } = await until(() => node.started[0]);
			const [{ id }] = items[0].transitions as IDataObject[];
			expect(key).toBe(`candidate-journey queued node-1 ${String(id)}-${String(id)}`);
			fail();
			expect((await until(() => node.started[1])).key).toBe(key);
		} finally {
			delete process.env.EXECUTIONS_MODE;
		}
	});

	it('also hands out the days before, where that is asked for on first publishing', async () => {
		await heat('before');
		const [without, withThem] = [make(), make({ backlogDays: 7 })];
		await without.publish();
		await withThem.publish();
		expect(await names(withThem, 1)).toEqual(['before']);
		await heat('after');
		expect(await names(without, 1)).toEqual(['after']);
		expect(await names(withThem, 2)).toEqual(['before', 'after']);
	});

	it('listens to the moments chosen (MSR-07)', async () => {
		const store = await openStore('');
		const node = make({ moments: ['medalEarned'], medals: ['silver', 'gold'] });
		await node.publish();
		await heat('a', 'b');
		const at = Date.now();
		await store.record(
			[
				statusOf({ email: 'a@example.com' }, 'Hired', { occurredAt: at }),
				statusOf({ email: 'b@example.com' }, 'Intake processed', { occurredAt: at }),
			],
			preset,
			at,
		);
		expect(await names(node, 1)).toEqual(['a']);
		expect(node.started[0].items).toMatchObject([{ moment: 'medalEarned', medal: 'gold' }]);
	});

	it('tells who came back after a long time, and that a sequence was finished', async () => {
		const store = await openStore('');
		const node = make({ moments: ['returned', 'sequenceFinished'], sequences: 'welcome, care' });
		await node.publish();
		const at = Date.now();
		const views = [-100, -2, -1, 0].map((days) =>
			eventOf(
				{ email: 'back@example.com' },
				{ type: 'vacancy.viewed', subject: `v${days}`, occurredAt: at + days * DAY_MS },
			),
		);
		const [{ candidateId }] = await store.record(views, preset, at);
		const finished = { candidateId, kind: 'sequence', day: 20_000 } as const;
		await store.transitions.announce(
			[
				{ ...finished, key: 'e1', to: 'salary-guide' },
				{ ...finished, key: 'e2', to: 'care' },
			],
			at,
		);
		await names(node, 2);
		const items = node.started.flatMap((one) => one.items);
		expect(items).toMatchObject([
			{ moment: 'returned', transitions: [{ kind: 'signal', to: 'return' }] },
			{ moment: 'sequenceFinished', transitions: [{ kind: 'sequence', to: 'care' }] },
		]);
	});

	it('leaves out who is not among those asked for, and does not run for nobody', async () => {
		const node = make({ filters: { kind: 'contact' } });
		await node.publish();
		await heat('candidate');
		await record(
			...['application.submitted', 'appointment.booked', 'asset.downloaded'].map(
				(type): Parameters<typeof eventOf> => [
					{ email: 'client@example.com' },
					{ type, kind: 'contact' },
				],
			),
		);
		expect(await names(node, 1)).toEqual(['client']);
	});

	it('says nothing of other models, nor of what is quiet', async () => {
		const other = variant({ key: 'other' });
		const store = await openStore('');
		const node = make({ buckets: [] });
		await node.publish();
		await store.record(
			[eventOf({ email: 'x@example.com' }, { occurredAt: Date.now() })],
			other,
			Date.now(),
		);
		await heat('y');
		expect(await names(node, 1)).toEqual(['y']);
	});

	it('shows the latest moments while it is tried out, and takes none of them', async () => {
		const node = make({}, 'tried');
		await expect(node.tryOut()).rejects.toThrow(/none of the chosen/);
		await heat('a', 'b');
		expect(namesOf(await node.tryOut()).toSorted()).toEqual(['a', 'b']);
		const published = make({ backlogDays: 1 }, 'tried');
		await published.publish();
		expect(await names(published, 2)).toHaveLength(2);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['no moment', { moments: [] }, /No moment is chosen/],
		['a grade of a model without a profile', { filters: { minGrade: 'B' }, model: 'msr' }, /grade/],
		['an unknown model', { model: 'nope' }, /There is no scoring model "nope"/],
	])('refuses %s when it is published', async (_, parameters, message) => {
		await expect(make(parameters).publish()).rejects.toMatchObject({
			message: expect.stringMatching(message) as string,
			description: expect.stringMatching(/\w/) as string,
		});
	});
});
