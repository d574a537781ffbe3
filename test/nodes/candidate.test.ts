import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFixedClock } from '../support/clock';
import { runNode } from '../support/harness';
import { useStoreFolder } from '../support/storeFolder';

const asOf = '2026-03-10';
const options = { asOf };

const deed = (name: string, type: string, more: IDataObject = {}) => ({
	eventId: `${name} ${type}`,
	type,
	email: `${name}@example.com`,
	occurredAt: '2026-03-01T10:00:00Z',
	subject: 's',
	...more,
});

const record = async (events: IDataObject[], on = asOf) =>
	(await runNode('CandidateScore', events, { parameters: { options: { asOf: on } } })).json(
		'CandidateScore',
	);

const use = async (parameters: INodeParameters, items: IDataObject[] = [{}]) => {
	const ran = await runNode('Candidate', items, { parameters: { options, ...parameters } });
	return { ran, error: ran.error, found: ran.json('Candidate') };
};

const emails = (found: IDataObject[]) =>
	found.map(({ email }) => String(email).split('@')[0]).join(' ');

describe('Candidate', () => {
	useFixedClock();
	useStoreFolder();
	let ann: IDataObject;

	beforeEach(async () => {
		[ann] = await record([
			deed('ann', 'application.submitted', {
				visitorId: 'v1',
				externalId: 'ATS-1',
				hubspotId: 'hs-1',
			}),
			deed('ann', 'appointment.booked'),
			deed('bob', 'chat.held'),
			deed('cas', 'webinar.attended'),
			deed('cas', 'chat.held'),
			{ ...deed('dee', 'application.status_changed'), status: 'Hired' },
		]);
	});

	describe('get', () => {
		it.each([
			['candidateId', { candidateId: 1 }],
			['email, in any case', { email: 'Ann@Example.com' }],
			['ATS ID', { externalId: 'ATS-1' }],
			['HubSpot ID', { hubspotId: 'hs-1' }],
			['visitor ID', { visitorId: 'v1' }],
			['email, where another identity is unknown', { email: 'ann@example.com', visitorId: 'new' }],
			['visitor ID, where the email is unknown', { email: 'new@example.com', visitorId: 'v1' }],
		])('finds by the %s of each item', async (_, item) => {
			const { ran, found } = await use({ operation: 'get' }, [{ email: 'bob@example.com' }, item]);
			expect(emails(found)).toBe('bob ann');
			expect(found[1]).toMatchObject({
				candidateId: ann.candidateId,
				bucket: 'warm',
				externalId: 'ATS-1',
			});
			expect(ran.items('Candidate').map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
			]);
		});

		it.each([
			['candidateId', '={{ $json.id }}', { id: 1 }],
			['email', 'ann@example.com', {}],
			['externalId', 'ATS-1', {}],
			['hubspotId', '={{ $json.hs }}', { hs: 'hs-1' }],
			['visitorId', 'v1', {}],
		])('finds by a %s the user gives', async (findBy, findValue, item) => {
			const { found } = await use({ operation: 'get', findBy, findValue }, [item]);
			expect(emails(found)).toBe('ann');
		});

		it('gives the score as it is now, also where the daily run has not been', async () => {
			const later = { options: { asOf: '2026-06-01' }, operation: 'get' };
			const [{ score }] = (await use(later, [{ email: 'ann@example.com' }])).found;
			const [{ score: before }] = (await use({ operation: 'get' }, [{ candidateId: 1 }])).found;
			expect(score).toBeLessThan(Number(before));
		});

		it('finds people under ids that were merged', async () => {
			const [eva] = await record([deed('eva', 'chat.held')]);
			await record([{ ...deed('ann', 'page.viewed'), externalId: 'ATS-1' }]);
			await record([{ ...deed('eva', 'page.viewed'), externalId: 'ATS-1' }]);
			const { found } = await use({ operation: 'get' }, [
				{ candidateId: eva.candidateId as number },
			]);
			expect(found).toMatchObject([{ candidateId: ann.candidateId, externalId: 'ATS-1' }]);
		});

		it.each([
			[
				'an unknown address',
				{ email: 'no@example.com' },
				'There is no candidate with email no@example.com',
			],
			['an unknown id', { candidateId: 99 }, 'There is no candidate with candidateId 99'],
			['an id that is none', { candidateId: 'x' }, 'candidateId "x" is not a candidate ID'],
			['a bad address', { email: 'x' }, 'email "x" is not an e-mail address'],
			['nobody', {}, 'The event does not say who it is about'],
		])('says that it does not know %s', async (_, item, message) => {
			const { error } = await use({ operation: 'get' }, [{ email: 'bob@example.com' }, item]);
			expect(error?.message).toBe(`Item 1: ${message}`);
			expect(error?.description).toBeTruthy();
			const ran = await runNode('Candidate', [item, { email: 'bob@example.com' }], {
				parameters: { operation: 'get' },
				onError: 'continueErrorOutput',
			});
			expect(emails(ran.json('Candidate'))).toBe('bob');
			expect(ran.json('Candidate', 1)).toEqual([{ ...item, error: `Item 0: ${message}` }]);
		});
	});

	describe('search (MSR-03)', () => {
		it.each<[string, INodeParameters, string]>([
			['everybody, hottest first', {}, 'ann cas bob dee'],
			['by bucket', { filters: { bucket: ['warm', 'lukewarm'] } }, 'ann cas'],
			['by phase', { filters: { phase: ['care'] } }, 'dee'],
			['by medal', { filters: { medal: ['gold'] } }, 'dee'],
			['by score', { filters: { minScore: 10, maxScore: 30 } }, 'cas bob'],
			['within its limit', { limit: 2 }, 'ann cas'],
			['all when asked', { limit: 1, returnAll: true }, 'ann cas bob dee'],
			['nobody', { filters: { bucket: ['hot'] } }, ''],
		])('finds %s', async (_, parameters, expected) => {
			expect(emails((await use({ operation: 'search', ...parameters })).found)).toBe(expected);
		});

		it('runs without a parameter, once however many items come', async () => {
			const ran = await runNode('Candidate', [{}, {}]);
			expect(ran.json('Candidate')).toHaveLength(4);
			expect(ran.items('Candidate')[0].pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		});

		it('finds at most fifty where the limit is not touched', async () => {
			await record(Array.from({ length: 60 }, (_, i) => deed(`p${i}`, 'chat.held')));
			expect((await use({ operation: 'search' })).found).toHaveLength(50);
			expect((await use({ operation: 'search', returnAll: true })).found).toHaveLength(64);
		});

		it('finds who will be somewhere at another moment, past or to come', async () => {
			const cold = (on: string) => ({
				operation: 'search',
				filters: { bucket: ['cold'] },
				options: { asOf: on },
			});
			expect(emails((await use(cold(asOf))).found)).toBe('bob');
			expect(emails((await use(cold('2027-06-01'))).found)).toBe('ann bob cas');
			expect(emails((await use(cold('2026-02-01'))).found)).toBe('');
		});

		it('leaves out who has cooled since the daily run', async () => {
			const filters = { bucket: ['warm'] };
			const later = { operation: 'search', filters, options: { asOf: '2026-12-01' } };
			expect(emails((await use({ operation: 'search', filters })).found)).toBe('ann');
			expect((await use(later)).found).toEqual([]);
		});
	});

	describe('explain (StD-02, UP-10)', () => {
		const explain = async (name: string, on = asOf) => {
			const parameters = { operation: 'explain', options: { asOf: on } };
			const [found] = (await use(parameters, [{ email: `${name}@example.com` }])).found;
			return found;
		};
		const shownOf = ({ lines }: IDataObject) =>
			(lines as Array<{ shown: number }>).map(({ shown }) => shown);

		it('shows lines that add up to the score, and the latest events', async () => {
			const found = await explain('ann');
			expect(shownOf(found).reduce((a, b) => a + b)).toBe(found.score);
			expect(found.summary).toMatch(
				/^Warm with \d+ of 100 points = \d+ Application submitted \+ \d+ Appointment booked\. .* Lukewarm from 10 April 2026\.$/,
			);
			expect(found.latestEvents).toEqual(
				[
					{
						eventId: 'ann appointment.booked',
						type: 'appointment.booked',
						subject: 's',
						occurredAt: '2026-03-01T10:00:00.000Z',
					},
					{
						eventId: 'ann application.submitted',
						type: 'application.submitted',
						subject: 's',
						occurredAt: '2026-03-01T10:00:00.000Z',
					},
				].sort((a, b) => (a.eventId < b.eventId ? 1 : -1)),
			);
		});

		it.each(['2026-02-01', '2026-03-01', '2026-03-05', '2026-04-11', '2027-01-01', '2029-01-01'])(
			'adds up on %s too, also before the last event',
			async (on) => {
				const found = await explain('ann', on);
				expect(shownOf(found).reduce((a, b) => a + b, 0)).toBe(found.score ?? 0);
				const summed = / with (\d+) of 100/.exec(String(found.summary))?.[1];
				expect(Number(summed ?? 0)).toBe(found.score ?? 0);
			},
		);

		it('shows what takes points away', async () => {
			await record([deed('bob', 'email.unsubscribed'), deed('bob', 'webinar.attended')]);
			const found = await explain('bob');
			expect(shownOf(found).reduce((a, b) => a + b)).toBe(found.score);
			expect(found.summary).toMatch(/ − \d+ Unsubscribed/);
		});

		it('shows medals with their evidence', async () => {
			expect(await explain('dee')).toMatchObject({
				score: null,
				summary: 'No points yet: nothing this person did is worth points in this model.',
				medals: [
					{
						medal: 'gold',
						status: 'Hired',
						on: '2026-03-01',
						eventId: 'dee application.status_changed',
					},
				],
			});
		});

		it('shows at most twenty events', async () => {
			await record(
				Array.from({ length: 30 }, (_, i) => deed('ann', 'page.viewed', { eventId: `e${i}` })),
			);
			expect((await explain('ann')).latestEvents).toHaveLength(20);
		});

		it('says among how many events it looked for vacancies', async () => {
			expect((await explain('ann')).vacanciesAmong).toBe('all events');
			const views = Array.from({ length: 500 }, (_, i) =>
				deed('ann', 'page.viewed', { eventId: `v${i}` }),
			);
			await record(views);
			expect((await explain('ann')).vacanciesAmong).toBe('the latest 500 events');
		});
	});
});
