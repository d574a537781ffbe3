import type { INodeParameters } from 'n8n-workflow';
import { generateTown } from '../../demo/town';
import { QUESTIONS } from '../../nodes/CandidateInsights/questions';
import { NOW, useFixedClock } from '../support/clock';
import { runNode } from '../support/harness';
import { useStoreFolder } from '../support/storeFolder';

jest.setTimeout(60_000);

const tell = (parameters: INodeParameters = {}) =>
	runNode('CandidateInsights', [{}], { parameters });

const figures = async (question: string, more: INodeParameters = {}) => {
	const ran = await tell({ operation: 'figures', question, ...more });
	expect(ran.error).toBeUndefined();
	return ran.json('CandidateInsights');
};

const textOf = (base64 = '') => Buffer.from(base64, 'base64').toString('utf8');

const hostile = `<script>alert(1)</script>"' \u202e {b} \``;

async function fill(): Promise<void> {
	const town = generateTown({
		asOfMs: Date.parse(NOW),
		candidates: 700,
		deliveries: 9_000,
		seed: 4,
	});
	const bad = [
		{ type: 'vacancy.viewed', email: 'x@example.com', subject: hostile, eventId: 'h1' },
		{ type: 'article.read', email: 'x@example.com', subject: '__proto__', eventId: 'h2' },
		{ type: 'ad.clicked', email: 'x@example.com', channel: hostile, eventId: 'h3' },
	].map((one) => ({ ...one, occurredAt: '2026-11-20T10:00:00Z' }));
	const ran = await runNode('CandidateScore', [...town.events.map((one) => ({ ...one })), ...bad]);
	expect(ran.error).toBeUndefined();
}

describe('Candidate Insights', () => {
	useFixedClock();
	useStoreFolder();

	describe('about a town', () => {
		beforeEach(fill);

		it('counts every candidate in one bucket (StD-13)', async () => {
			const everybody = (
				await runNode('Candidate', [{}], { parameters: { returnAll: true } })
			).json('Candidate');
			const rows = await figures('buckets');
			expect(rows.map(({ key }) => key)).toEqual(['hot', 'warm', 'lukewarm', 'cold']);
			for (const { key, candidates } of rows)
				expect(candidates).toBe(everybody.filter(({ bucket }) => bucket === key).length);
		});

		it('tells who is interested in a vacancy, hottest first (MSR-18, MSR-19, UP-10)', async () => {
			const rows = await figures('vacancies');
			expect(rows.length).toBeGreaterThan(20);
			const [{ candidates }] = rows as Array<{
				candidates: Array<{ score: number; name: string }>;
			}>;
			expect(candidates.length).toBeGreaterThan(0);
			const scores = candidates.map(({ score }) => score);
			expect(scores).toEqual([...scores].sort((a, b) => b - a));
			expect(candidates[0].name).toMatch(/@/);
		});

		it.each(Object.keys(QUESTIONS))('answers %s without a NaN', async (question) => {
			const rows = await figures(question, { outcome: 'applied', days: 365 });
			expect(rows.length).toBeGreaterThan(0);
			expect(JSON.stringify(rows)).not.toMatch(/NaN|Infinity|undefined/);
		});

		it('makes one page that loads nothing, and names nobody', async () => {
			const ran = await tell({ days: 365 });
			expect(ran.error).toBeUndefined();
			const [item] = ran.items('CandidateInsights');
			const { mimeType, fileName, data } = item.binary?.data ?? { data: '' };
			expect([mimeType, fileName]).toEqual(['text/html', 'candidate-insights-2026-11-22.html']);
			const html = textOf(data);
			expect(html).toMatch(/^<!doctype html>/);
			expect(html.match(/<section /g)).toHaveLength(13);
			expect(html).not.toMatch(/(src|href)="(?!data:|#)/);
			expect(html).not.toMatch(/https?:\/\//);
			expect(html).not.toMatch(/ (style|on\w+)=/);
			expect(html.match(/<script/g)).toHaveLength(1);
			expect(html).not.toContain('@example');
			expect(html).toContain('&lt;script&gt;alert(1)');
			expect(item.json).toHaveProperty('answers.buckets');
		});

		it('draws pictures that stand for themselves, of channels too (StD-14)', async () => {
			const ran = await tell({
				operation: 'charts',
				questions: ['buckets', 'vacancies', 'channels'],
				options: { colours: 'dark' },
			});
			expect(ran.error).toBeUndefined();
			const items = ran.items('CandidateInsights');
			expect(items.map(({ json }) => json.key)).toEqual(['buckets', 'vacancies', 'channels']);
			for (const { binary, json } of items) {
				expect(binary?.data.mimeType).toBe('image/svg+xml');
				const svg = textOf(binary?.data.data);
				expect(svg).toMatch(/^<svg role="img" aria-label="Candidates/);
				expect(svg).not.toMatch(/<script|NaN|undefined/);
				expect(json.title).toBeTruthy();
			}
		});

		it('draws them as PNG for mails, sharp and on a ground of their own', async () => {
			const ran = await tell({
				operation: 'charts',
				questions: ['buckets'],
				options: { format: 'png' },
			});
			const [{ binary }] = ran.items('CandidateInsights');
			expect(binary?.data).toMatchObject({ mimeType: 'image/png', fileName: 'buckets.png' });
			const picture = Buffer.from(binary?.data.data ?? '', 'base64');
			expect(picture.subarray(1, 4).toString()).toBe('PNG');
			expect(picture.readUInt32BE(16)).toBe(2 * 720);
			expect(picture.length).toBeGreaterThan(8_000);
		});

		it('makes a mail whose pictures are files of the item, and trusts no name (StD-13)', async () => {
			const ran = await tell({
				questions: ['buckets', 'vacancies', 'quality'],
				options: { withMail: true },
			});
			const [{ json, binary = {} }] = ran.items('CandidateInsights');
			const shown = [...String(json.mailHtml).matchAll(/src="cid:(\w+)"/g)].map(([, name]) => name);
			expect(shown.length).toBeGreaterThan(1);
			expect(json.pictureNames).toBe(shown.join(','));
			expect(Object.keys(binary)).toEqual(['data', ...shown]);
			for (const name of shown) expect(binary[name].mimeType).toBe('image/png');
			expect(json.mailHtml).not.toMatch(/<script/);
		});

		it('tells how long candidates stay, those who still do included (PL-10)', async () => {
			const rows = await figures('phases', { days: 365 });
			expect(rows.length).toBeGreaterThan(2);
			for (const { medianDays, longerThanDays } of rows)
				expect([medianDays, longerThanDays].filter((one) => one !== null).length).toBeLessThan(2);
			expect(rows.some(({ medianDays }) => Number(medianDays) > 0)).toBe(true);
		});

		it('says what it looked at where that is a sample', async () => {
			const ran = await tell({ questions: ['quality'], options: { sample: 200 } });
			const html = textOf(ran.items('CandidateInsights')[0].binary?.data.data);
			expect(html).toMatch(/From an even sample of \d+ of 7\d\d candidates/);
		});
	});

	it.each(Object.keys(QUESTIONS))('says in words that nobody is there: %s', async (question) => {
		const [row] = await figures(question);
		expect(JSON.stringify(row)).not.toMatch(/NaN|Infinity|undefined/);
		const ran = await tell({ questions: [question] });
		expect(ran.error).toBeUndefined();
		const { answers } = ran.json('CandidateInsights')[0] as { answers: Record<string, string> };
		expect(answers[question]).toMatch(/[a-z]/);
	});

	it('tells of those who all stand in one bucket', async () => {
		const items = Array.from({ length: 30 }, (_, i) => ({
			type: 'page.viewed',
			visitorId: `v${i}`,
			eventId: `e${i}`,
			occurredAt: '2026-11-20T10:00:00Z',
		}));
		await runNode('CandidateScore', items);
		const rows = await figures('buckets');
		expect(rows.map(({ candidates }) => candidates)).toEqual([0, 0, 0, 30]);
		const [lift] = await figures('lift');
		expect(lift).toMatchObject({ candidates: 0, share: null });
	});

	it('does not credit what happened after the outcome, or on wrong dates', async () => {
		const items = Array.from({ length: 60 }, (_, i) => [
			{ type: 'application.submitted', occurredAt: '2025-01-01T10:00:00Z', eventId: `a${i}` },
			{
				type: 'article.read',
				subject: 'after',
				occurredAt: '2026-11-01T10:00:00Z',
				eventId: `r${i}`,
			},
		]).flatMap((events, i) => events.map((one) => ({ ...one, email: `p${i}@example.com` })));
		await runNode('CandidateScore', items);
		const rows = await figures('content');
		expect(rows.every(({ lift }) => lift === null || lift === undefined)).toBe(true);
	});

	it.each<[INodeParameters, string]>([
		[{ days: 0 }, 'Days 0 cannot be used'],
		[{ days: 'many' }, 'Days "many" cannot be used'],
		[{ options: { withinDays: 400 } }, 'Within Days 400 cannot be used'],
		[{ questions: [] }, 'No question was chosen'],
		[{ model: 'nobodys' }, 'There is no scoring model "nobodys"'],
	])('refuses %j', async (parameters, message) => {
		expect((await tell(parameters)).error?.message).toBe(message);
	});

	it('goes on with the error as an item where the user chose so', async () => {
		const ran = await runNode('CandidateInsights', [{}], {
			parameters: { days: 0 },
			onError: 'continueRegularOutput',
		});
		expect(ran.json('CandidateInsights')).toEqual([{ error: 'Days 0 cannot be used' }]);
	});
});
