import { previewMails, type PreviewRequest } from '../../../lib/nurture/run/preview';
import { parseSequence } from '../../../lib/nurture/sequence/parseSequence';
import { eventOf } from '../../support/events';
import { desk, DAY_MS, meet, MORNING, sceneOf, tell } from '../../support/nurture/scene';
import { changedSequence } from '../../support/nurture/sequence';
import { makeSqlitePlace } from '../../support/sqlitePlace';

describe('looking at mails before they go out', () => {
	let place: Awaited<ReturnType<typeof makeSqlitePlace>>;

	beforeEach(async () => {
		place = await makeSqlitePlace();
	});
	afterEach(() => place.remove());

	const preview = async (changes: Record<string, unknown>, more: Partial<PreviewRequest> = {}) => {
		const store = await place.open();
		const [candidateId] = await meet(store, ['noor']);
		const profile = { firstName: 'Noor', language: 'nl' };
		const at = { occurredAt: MORNING - DAY_MS, type: 'profile.updated', properties: profile };
		await tell(store, eventOf({ email: 'noor@example.com' }, at));
		const sequence = parseSequence(changedSequence(changes));
		const request = { sequence, candidateId, nowMs: MORNING, ...more };
		return { mails: await previewMails(sceneOf(store), request, desk), store };
	};

	it('shows every step as this candidate would get it, and when', async () => {
		const { mails, store } = await preview({ 'steps.1.when': { phases: ['care'] } });
		expect(mails).toMatchObject([
			{ step: 'first', isForCandidate: true, dueAt: MORNING, subject: 'Eerste', missing: [] },
			{ step: 'second', isForCandidate: false, subject: 'Tweede', problem: null },
		]);
		expect(new Date(mails[1].dueAt).toISOString()).toBe('2026-11-27T23:00:00.000Z');
		expect(mails[0].html).toContain('Hallo Noor');
		expect(await store.nurture.mails({ limit: 9 })).toEqual([]);
	});

	it('tells what is missing before anything is sent', async () => {
		const subject = 'Voor {{ vacancy.title }} van {{ recruiter.name }}';
		const { mails } = await preview(
			{ 'steps.0.content.nl.subject': subject },
			{ steps: ['first'] },
		);
		expect(mails).toMatchObject([{ missing: ['vacancy.title', 'recruiter.name'], subject: '' }]);
		const fields = { vacancy: { title: 'Engineer' }, recruiter: { name: 'Anna' } };
		const filled = await preview(
			{ 'steps.0.content.nl.subject': subject },
			{ steps: ['first'], fields },
		);
		expect(filled.mails).toMatchObject([{ missing: [], subject: 'Voor Engineer van Anna' }]);
	});

	it('tells of a link that leads elsewhere', async () => {
		const html =
			'<p>Lees</p><a href="https://elsewhere.example.net">x</a><a href="{{ links.unsubscribe }}">y</a>';
		const { mails } = await preview({ 'steps.0.content.nl.html': html }, { steps: ['first'] });
		expect(mails[0].problem).toContain('elsewhere.example.net');
	});

	it('needs a candidate that is there', async () => {
		await expect(preview({}, { candidateId: 99 })).rejects.toMatchObject({
			code: 'unknown-candidate',
		});
	});
});
