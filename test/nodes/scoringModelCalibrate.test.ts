import type { IDataObject } from 'n8n-workflow';
import { openStore } from '../../nodes/shared/openStore';
import { eventOf } from '../support/events';
import { NOW, useFixedClock } from '../support/clock';
import { seeded } from '../lib/scoring/calibrate/rowsOf';
import { knownTown, type TownTruth } from '../support/knownTown';
import { preset } from '../support/preset';
import { onModel, publishViewsWorth, ruleChange, useModel } from '../support/scoringModel';
import { useStoreFolder } from '../support/storeFolder';

jest.setTimeout(120_000);

const nowMs = Date.parse(NOW);
const truth: TownTruth = {
	effects: {
		'article.read': 0,
		'vacancy.viewed': 0.5,
		'webinar.attended': 1,
		'appointment.booked': 2,
	},
	halfLifeDays: 14,
	base: -8,
	rate: 0.12,
};

async function fill(people: number, more: Partial<TownTruth> = {}, days = 270): Promise<void> {
	const store = await openStore('');
	const town = knownTown({ ...truth, ...more }, { people, days, lastMs: nowMs, seed: 11 });
	await store.record(town, preset, nowMs);
}

describe('Scoring Model, calibrate (UP-S03)', () => {
	useFixedClock();
	useStoreFolder();

	it('learns for the chosen goal the order of true effects, the decay, and keeps a draft that ranks better (PL-13)', async () => {
		await fill(1_200);
		const found = await onModel('calibrate', { capacity: 40 });
		const rules = found.rules as Array<IDataObject & { rule: string; points: number }>;
		const points = Object.fromEntries(rules.map((one) => [one.rule, one.points]));
		expect(points.appointment).toBeGreaterThan(points['webinar-attended']);
		expect(points['webinar-attended']).toBeGreaterThan(points['vacancy-view']);
		expect(points['vacancy-view']).toBeGreaterThan(points['article-read']);
		expect(points['article-read']).toBeLessThanOrEqual(2);
		const learned = rules.filter(({ leftBecause }) => leftBecause === null);
		for (const { halfAfterDays } of learned.filter((one) => one.points > 3)) {
			expect(halfAfterDays).toBeGreaterThanOrEqual(7);
			expect(halfAfterDays).toBeLessThanOrEqual(30);
		}
		expect(rules.find(({ rule }) => rule === 'application-submitted')).toMatchObject({
			leftBecause: 'It is about the outcome itself',
			points: 40,
		});
		const { now, draft, recencyOnly } = found.ranking as Record<string, { auc: number }>;
		expect(draft.auc).toBeGreaterThan(now.auc);
		expect(draft.auc).toBeGreaterThan(recencyOnly.auc);
		expect(found.adverseImpact).toMatch(/^Not tested/);
		expect(found.draft).toMatchObject({ key: 'candidate-nl', status: 'draft' });
		const kept = await onModel('get', { version: 'draft' });
		const { rules: drafted } = kept.definition as { rules: Array<{ key: string; points: number }> };
		expect(drafted.find(({ key }) => key === 'appointment')?.points).toBe(points.appointment);
	});

	it('replaces its own draft, and never one that somebody else made', async () => {
		await fill(200);
		await onModel('calibrate');
		expect((await onModel('calibrate')).draft).toMatchObject({ status: 'draft' });
		await onModel('saveDraft', ruleChange('chat', { points: 3 }));
		const again = await onModel('calibrate');
		expect(again.draft).toMatch(/^Not saved: there is a draft by workflow/);
		const { definition } = await onModel('get', { version: 'draft' });
		expect(definition).toMatchObject({
			rules: expect.arrayContaining([
				expect.objectContaining({ key: 'chat', points: 3 }),
			]) as unknown,
		});
	});

	it.each(['hired', 'interviewed'])(
		'learns of who is %s by the statuses of the ATS',
		async (outcome) => {
			await fill(250);
			const store = await openStore('');
			const town = knownTown(truth, { people: 250, days: 270, lastMs: nowMs, seed: 11 });
			const statuses = town
				.filter(({ type }) => type === 'application.submitted')
				.map((event) => ({
					...event,
					eventId: `${event.eventId} hired`,
					type: 'application.status_changed',
					occurredAt: event.occurredAt + 1_000,
					properties: { status: 'Geplaatst' },
				}));
			await store.record(statuses, preset, nowMs);
			const found = await onModel('calibrate', { outcome });
			const rules = found.rules as Array<IDataObject & { rule: string }>;
			const learned = rules.filter(({ leftBecause }) => leftBecause === null);
			expect(learned.map(({ rule }) => rule)).not.toContain('application-submitted');
			expect(learned.map(({ rule }) => rule)).toContain('appointment');
		},
	);

	it('reports how groups fare, without learning from what is protected', async () => {
		await fill(300);
		const store = await openStore('');
		const profiles = Array.from({ length: 300 }, (_, person) =>
			eventOf(
				{ email: `person-${person}@town.example` },
				{
					type: 'profile.updated',
					occurredAt: nowMs - 269 * 86_400_000,
					properties: { gender: person % 2 ? 'f' : 'm', city: 'Ede' },
				},
			),
		);
		await store.record(profiles, preset, nowMs);
		const { adverseImpact } = await onModel('calibrate', { capacity: 100 });
		expect(adverseImpact).toMatchObject([{ field: 'gender', ratio: expect.any(Number) as number }]);
	});

	it('learns criteria of the profile beside the rules (UP-S02)', async () => {
		await fill(400);
		const store = await openStore('');
		const applied = new Set(
			knownTown(truth, { people: 400, days: 270, lastMs: nowMs, seed: 11 })
				.filter(({ type }) => type === 'application.submitted')
				.map(({ identities }) => identities[0].value),
		);
		const random = seeded(2);
		const profiles = Array.from({ length: 400 }, (_, person) => {
			const email = `person-${person}@town.example`;
			const isNurse = random() < (applied.has(email) ? 0.7 : 0.2);
			return eventOf(
				{ email },
				{
					type: 'profile.updated',
					occurredAt: nowMs - 269 * 86_400_000,
					properties: { function: isNurse ? 'Nurse' : 'Clerk' },
				},
			);
		});
		await store.record(profiles, preset, nowMs);
		const found = await onModel('calibrate', { model: 'sendtodeliver' });
		const told = found.criteria as Array<IDataObject & { criterion: string; points: number }>;
		const nurse = told.find(({ criterion }) => criterion === 'function');
		expect(nurse).toMatchObject({ leftBecause: null, people: expect.any(Number) as number });
		expect(nurse?.points).toBeGreaterThan(0);
		expect(told.find(({ criterion }) => criterion === 'education')?.leftBecause).toMatch(
			/^Known of too few/,
		);
		const { definition } = await onModel('get', { model: 'sendtodeliver', version: 'draft' });
		const { profile } = definition as unknown as {
			profile: { persona: { criteria: Array<{ key: string; points: number }> } };
		};
		const drafted = profile.persona.criteria.find(({ key }) => key === 'function');
		expect(drafted?.points).toBe(nurse?.points);
	});

	it('learns of the published version', async () => {
		await fill(200);
		await publishViewsWorth(9);
		const { rules, draft } = await onModel('calibrate', { saveAsDraft: false });
		expect(rules).toContainEqual(expect.objectContaining({ rule: 'vacancy-view', pointsNow: 9 }));
		expect(draft).toBe('Not saved, as you chose.');
	});

	it.each<[string, number, Partial<TownTruth>, number, RegExp]>([
		['nobody at all', 0, {}, 10, /^Nothing was learned: Only 0 of 0 candidates applied/],
		['hardly anybody who applied', 60, { base: -12 }, 200, /at least 20 are needed/],
		['too short a time', 400, { base: -3 }, 35, /too short a time/],
	])('refuses to learn from %s, and says why', async (_, people, more, days, why) => {
		await fill(people, more, days);
		const found = await onModel('calibrate');
		expect(found).toMatchObject({ standing: 'refused', draft: null });
		expect(found.summary).toMatch(why);
		expect((await useModel('get', { version: 'draft' })).error?.message).toMatch(/no draft/);
	});

	it.each([0, 1.5, 'soon', 366])('refuses to look %s days ahead', async (withinDays) => {
		const { error } = await useModel('calibrate', { withinDays });
		expect(error?.message).toMatch(/Within Days .* cannot be used/);
	});
});

describe('Scoring Model, calibrate from rows', () => {
	useFixedClock();
	useStoreFolder();
	const random = seeded(5);
	const rows = Array.from({ length: 900 }, (_, i): IDataObject => {
		const source = ['referral', 'ad', 'site'][i % 3];
		const hit = random() < { referral: 0.5, ad: 0.1, site: 0.25 }[source]!;
		return { name: `Person ${i}`, source, visits: i % 7, gender: i % 2 ? 'f' : 'm', outcome: hit };
	});
	const learn = (items: readonly IDataObject[], more = {}) =>
		useModel('calibrate', { learnFrom: 'items', ...more }, items);

	it('gives points for each value, and leaves names and protected fields out', async () => {
		const { found, error } = await learn(rows);
		expect(error).toBeUndefined();
		const points = found[0].points as Array<{ field: string; value: string; points: number }>;
		const of = (value: string) => points.find((one) => one.value === value)?.points ?? NaN;
		expect(of('referral')).toBeGreaterThan(of('site'));
		expect(of('site')).toBeGreaterThan(of('ad'));
		expect(found[0].leftOut).toMatchObject([
			{ column: 'name', why: expect.stringMatching(/only once/) as string },
			{ column: 'gender', why: expect.stringMatching(/sex or gender/) as string },
		]);
		expect(found[0].adverseImpact).toMatchObject([{ field: 'gender' }]);
		expect(JSON.stringify(found[0])).not.toMatch(/NaN|Infinity|null/);
	});

	it('keeps them as the persona of a draft, for a person to approve (MSR-22)', async () => {
		const { found } = await learn(rows);
		expect(found[0].draft).toMatchObject({ key: 'candidate-nl', status: 'draft' });
		const { definition } = await onModel('get', { version: 'draft' });
		const { profile } = definition as unknown as {
			profile: { persona: { criteria: Array<{ label: string; points: number }> } };
		};
		const worth = (label: string) =>
			profile.persona.criteria.find((one) => one.label === label)?.points ?? 0;
		expect(worth('source: referral')).toBeGreaterThan(worth('source: ad'));
		expect(JSON.stringify(profile)).not.toMatch(/gender|Person 1/);
		const again = await learn(rows, { saveAsDraft: false });
		expect(again.found[0].draft).toBe('Not saved, as you chose.');
	});

	it.each<[string, IDataObject[], RegExp]>([
		[
			'all with the outcome',
			rows.map((row) => ({ ...row, outcome: 1 })),
			/do not have the outcome/,
		],
		['nobody with the outcome', rows.map((row) => ({ ...row, outcome: 'nee' })), /Only 0 of 900/],
		['constant fields', rows.map(({ outcome }) => ({ a: 1, outcome })), /No column is left/],
		['one row', rows.slice(0, 1), /Only \d of 1 /],
	])('says why nothing can be learned from %s', async (_, items, why) => {
		const { found } = await learn(items);
		expect(found).toMatchObject([
			{ standing: 'refused', summary: expect.stringMatching(why) as string },
		]);
	});

	it('names the first item whose outcome it cannot read', async () => {
		const { error } = await learn([{ outcome: 1 }, { outcome: 'maybe' }]);
		expect(error?.message).toBe('Item 1: outcome "maybe" is neither yes nor no');
		const missing = await learn([{ outcome: 1 }], { outcomeField: 'hired' });
		expect(missing.error?.message).toBe('Item 0 has no field "hired"');
	});
});
