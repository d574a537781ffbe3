import { everybody, hoursAgo, visit } from '../support/candidateScore';
import { NOW, useFixedClock } from '../support/clock';
import { runNode, runSteps } from '../support/harness';
import { useStoreFolder } from '../support/storeFolder';

jest.setTimeout(60_000);

describe('Candidate Score', () => {
	useFixedClock();
	const store = useStoreFolder();

	it('scores events without touching a parameter (MSR-01)', async () => {
		const ran = await runNode('CandidateScore', [visit('ann@example.com')]);
		expect(ran.error).toBeUndefined();
		expect(ran.json('CandidateScore')).toEqual([
			{
				candidateId: 1,
				kind: 'candidate',
				email: 'ann@example.com',
				visitorId: null,
				externalId: null,
				hubspotId: null,
				score: 3,
				scoreBefore: null,
				bucket: 'cold',
				bucketBefore: null,
				phase: 'see',
				phaseBefore: null,
				medal: null,
				medalBefore: null,
				route: 'keepWarm',
				routeBefore: null,
				transitions: [
					expect.objectContaining({ kind: 'bucket', from: null, to: 'cold', cause: 'event' }),
					expect.objectContaining({ kind: 'phase', from: null, to: 'see', cause: 'event' }),
				],
				reasons: [{ text: expect.stringMatching(/^Vacancy view: once/), points: 3 }],
				lastActiveOn: NOW.slice(0, 10),
				consents: [],
				doNotContact: false,
				snoozedUntil: null,
				recruiterContactOpen: false,
				firstScoredAt: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
				firstQualifiedAt: null,
				firstPlacedAt: null,
				nextChangeOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
				model: 'candidate-nl',
				modelVersion: 1,
				newEvents: 1,
				duplicateEvents: 0,
			},
		]);
		expect(ran.hints('CandidateScore')).toEqual([]);
	});

	it('gives one item per candidate, paired with every item it came from', async () => {
		const ran = await runNode('CandidateScore', [
			visit('ann@example.com'),
			visit('bob@example.com'),
			visit('Ann@Example.com', { eventId: 'a2', subject: 'VAC-2' }),
		]);
		const items = ran.items('CandidateScore');
		expect(items.map(({ json }) => [json.email, json.score])).toEqual([
			['ann@example.com', 6],
			['bob@example.com', 3],
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 0 }, { item: 2 }],
			[{ item: 1 }],
		]);
	});

	it('says what was before and what changed (UP-05)', async () => {
		await runNode('CandidateScore', [visit('ann@example.com')]);
		const ran = await runNode('CandidateScore', [
			visit('ann@example.com', { eventId: 'a2', type: 'application.submitted' }),
		]);
		expect(ran.json('CandidateScore')).toMatchObject([
			{
				scoreBefore: 3,
				score: 43,
				bucketBefore: 'cold',
				bucket: 'lukewarm',
				phaseBefore: 'see',
				phase: 'do',
				routeBefore: 'keepWarm',
				route: 'recruiter',
				transitions: [
					{ kind: 'bucket', from: 'cold', to: 'lukewarm' },
					{ kind: 'phase', from: 'see', to: 'do' },
				],
			},
		]);
		const [{ reasons }] = ran.json('CandidateScore') as Array<{
			reasons: Array<{ points: number }>;
		}>;
		expect(reasons.map(({ points }) => points)).toEqual([40, 3]);
	});

	it('counts an event once, also when the whole run is repeated', async () => {
		const events = [visit('ann@example.com'), visit('ann@example.com')];
		const [first] = (await runNode('CandidateScore', events)).json('CandidateScore');
		const [second] = (await runNode('CandidateScore', events)).json('CandidateScore');
		expect(first).toMatchObject({ score: 3, newEvents: 1, duplicateEvents: 1 });
		expect(second).toMatchObject({ score: 3, scoreBefore: 3, newEvents: 0, duplicateEvents: 2 });
		expect(second.transitions).toEqual([]);
	});

	it('takes a webhook item with a thousand events (UP-S05)', async () => {
		const events = Array.from({ length: 1_000 }, (_, i) =>
			visit(`p${i % 100}@example.com`, { eventId: `e${i}`, subject: `VAC-${i % 7}` }),
		);
		const ran = await runNode('CandidateScore', [
			{ headers: {}, params: {}, query: {}, body: { events } },
		]);
		const items = ran.items('CandidateScore');
		expect(items).toHaveLength(100);
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '[{"item":0}]')).toBe(
			true,
		);
		expect(items.reduce((sum, { json }) => sum + Number(json.newEvents), 0)).toBe(1_000);
	});

	it('takes the fields the user names', async () => {
		const ran = await runNode(
			'CandidateScore',
			[{ id: 'e1', wat: 'vacancy.viewed', persoon: { mail: 'ann@example.com' }, vacature: 'V' }],
			{
				parameters: {
					fieldNames: { eventId: 'id', type: 'wat', email: 'persoon.mail', subject: 'vacature' },
				},
			},
		);
		expect(ran.json('CandidateScore')).toMatchObject([{ email: 'ann@example.com', score: 3 }]);
	});

	it('takes the default type for items that say none, and tells which times were assumed', async () => {
		const ran = await runNode('CandidateScore', [{ email: 'ann@example.com', subject: 'V' }], {
			parameters: { eventType: 'vacancy.viewed' },
		});
		expect(ran.json('CandidateScore')).toMatchObject([{ score: 3 }]);
		expect(ran.hints('CandidateScore')).toEqual([
			'1 event(s) said no time and count as having happened now.',
		]);
	});

	it('tells which types are worth nothing', async () => {
		const types = ['a.b', 'c.d', 'vacancy.viewed', 'email.opened', 'e.f', 'g.h', 'i.j', 'k.l'];
		const ran = await runNode(
			'CandidateScore',
			types.map((type) => visit('ann@example.com', { type, eventId: type })),
		);
		expect(ran.hints('CandidateScore')).toEqual([
			'The model has no rule for a.b, c.d, e.f, g.h, i.j and 1 more: recorded, but worth no points.',
		]);
	});

	it('records client contacts as what they are (MSR-05, PL-12)', async () => {
		const options = { parameters: { options: { kind: 'contact' } } };
		const first = await runNode('CandidateScore', [visit('cle@client.example')], options);
		expect(first.json('CandidateScore')).toMatchObject([{ kind: 'contact', score: 3 }]);
		const again = await runNode('CandidateScore', [visit('cle@client.example', { eventId: 'x' })]);
		expect(again.json('CandidateScore')).toMatchObject([{ kind: 'contact' }]);
	});

	describe('options', () => {
		it('As Of shows what the scores will be (MSR-02)', async () => {
			const occurredAt = '2026-03-01T10:00:00Z';
			const at = async (asOf: string) => {
				const events = [visit('ann@example.com', { type: 'application.submitted', occurredAt })];
				const ran = await runNode('CandidateScore', events, { parameters: { options: { asOf } } });
				return ran.json('CandidateScore')[0]?.score;
			};
			expect([
				await at('2026-03-01T12:00:00'),
				await at('2026-03-08'),
				await at('2026-04-22'),
			]).toEqual([40, 40, 20]);
		});

		it('As Of before the last run rewrites nothing, and the reasons still fit the score', async () => {
			const events = (hours: number) => [
				visit('ann@example.com', {
					type: 'chat.held',
					eventId: `${hours}`,
					occurredAt: hoursAgo(hours),
				}),
			];
			await runNode('CandidateScore', events(24 * 60));
			const asOf = hoursAgo(24 * 50);
			const late = await runNode('CandidateScore', events(24 * 80), {
				parameters: { options: { asOf } },
			});
			const [{ score, reasons }] = late.json('CandidateScore');
			const [now] = await everybody();
			expect([score, reasons]).toEqual([now.score, now.reasons]);
			expect((reasons as Array<{ points: number }>)[0].points).toBe(score);
		});

		it('As Of that is to come is refused: only looking up looks ahead', async () => {
			const options = { parameters: { options: { asOf: '2026-11-24' } } };
			const { error } = await runNode('CandidateScore', [visit('ann@example.com')], options);
			expect(error?.message).toMatch(/^As Of lies in the future/);
			expect(await everybody()).toEqual([]);
		});

		it('As Of that is no date is refused', async () => {
			const options = { parameters: { options: { asOf: 'soon' } } };
			const { error } = await runNode('CandidateScore', [visit('ann@example.com')], options);
			expect(error?.message).toBe('As Of "soon" is not a date');
		});

		it('Database File keeps candidates apart', async () => {
			const other = {
				parameters: { options: { databaseFile: `${store.folder}/sub/other.sqlite` } },
			};
			await runNode('CandidateScore', [visit('ann@example.com')], other);
			expect(await everybody()).toEqual([]);
			expect((await runNode('Candidate', [{}], other)).json('Candidate')).toHaveLength(1);
		});

		it('Database File that cannot be opened is said with what to do', async () => {
			const parameters = { options: { databaseFile: store.folder } };
			const { error } = await runNode('CandidateScore', [visit('ann@example.com')], { parameters });
			expect(error?.message).toBe(`The candidate store ${store.folder} cannot be opened`);
			expect(error?.description).toMatch(/folder/);
		});
	});

	it('carries a hundred thousand items through scoring and routing in one run', async () => {
		const types = ['page.viewed', 'vacancy.viewed', 'article.read', 'chat.held', 'email.clicked'];
		const items = Array.from({ length: 100_000 }, (_, i) => ({
			eventId: `bulk-${i}`,
			type: types[i % types.length],
			occurredAt: hoursAgo(i % 4_000),
			email: `p${i % 20_000}@example.com`,
			subject: `s${i % 13}`,
		}));
		const ran = await runSteps([{ node: 'CandidateScore' }, { node: 'CandidateRouter' }], items);
		expect(ran.error).toBeUndefined();
		const scored = ran.json('CandidateScore');
		expect(scored).toHaveLength(20_000);
		expect(scored.reduce((sum, { newEvents }) => sum + Number(newEvents), 0)).toBe(100_000);
		const routed = [0, 1, 2, 3, 4].map((output) => ran.items('CandidateRouter', output).length);
		expect(routed.reduce((a, b) => a + b)).toBe(20_000);
		expect(routed[4]).toBe(0);
	});
});
