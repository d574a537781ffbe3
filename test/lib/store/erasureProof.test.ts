import { readFileSync, existsSync } from 'node:fs';
import type { CandidateStore } from '../../../lib/store';
import { PERSONAL_TABLES } from '../../../lib/store/tableRights';
import { dayMs, eventOf } from '../../support/events';
import { makeSchema, rowsOf } from '../../support/postgres/place';
import { useServer } from '../../support/postgres/useServer';
import { preset } from '../../support/preset';
import { leaveTraces } from '../../support/rights/leaveTraces';
import { makeSqlitePlace } from '../../support/sqlitePlace';
import { PostgresStore } from '../../../lib/store/postgres/PostgresStore';

jest.setTimeout(120_000);

const now = dayMs(3);
const deed = { by: 'Lisa' };
const ann = { email: 'ann.van.elm@example.com', visitorId: 'browser-of-ann', externalId: 'ATS-77' };
const bob = { email: 'bob@example.com' };
const SECRETS = [
	...Object.values(ann),
	'Annelies',
	'stair-lift',
	'met-at-the-fair',
	'vacancy-no-7',
];

/** A life that leaves something in every table a person can be in. */
async function live(store: CandidateStore): Promise<number> {
	const target = 'hubspot of a test';
	await store.openTarget(target, preset.model.key, now);
	const [outcome] = await store.record(
		[
			eventOf({ visitorId: ann.visitorId }, { type: 'vacancy.viewed', subject: 'vacancy-no-7' }),
			eventOf(ann, { type: 'profile.updated', properties: { firstName: 'Annelies' } }),
			eventOf(ann, { type: 'form.submitted', properties: { message: 'a stair-lift' } }),
			eventOf(ann, {
				type: 'candidate.overridden',
				properties: {
					...{ model: preset.model.key, field: 'score', value: 90, until: '2026-03-01' },
					...{ by: 'Lisa', reason: 'met-at-the-fair' },
				},
			}),
			eventOf(bob),
		],
		preset,
		now,
	);
	const [id] = await store.findIds([{ kind: 'email', value: ann.email }]);
	const twin = { email: 'annelies.2@example.com' };
	const [other] = await store.record([eventOf(twin)], preset, now);
	await store.rights.merge(id ?? 0, other.candidateId, deed, now);
	await store.retain({ keepDays: 2 }, dayMs(5));
	const told = {
		eventId: 'waiting',
		receivedAt: now,
		record: { email: ann.email, note: 'stair-lift' },
	};
	await store.inbox.keep('box', [{ ...told, quarantine: null }], now);
	await store.inbox.keep('box', [{ ...told, quarantine: 'burst' }], now);
	await leaveTraces(store, id ?? 0, ann.email, now);
	await store.rights.copy([id ?? 0], { by: 'Lisa', reason: 'Annelies asked' }, now);
	return outcome ? (id ?? 0) : 0;
}

describe('after erasure nothing of the person is left', () => {
	const server = useServer();

	it('in the bytes of the SQLite file and its log, once the room is given back', async () => {
		const place = await makeSqlitePlace();
		const store = await place.open();
		const id = await live(store);
		const bytes = () =>
			['', '-wal', '-shm']
				.map((end) => `${place.address}${end}`)
				.filter((file) => existsSync(file))
				.map((file) => readFileSync(file).toString('latin1'))
				.join('');
		for (const secret of SECRETS)
			expect([secret, bytes().includes(secret)]).toEqual([secret, true]);
		await store.rights.erase(id, deed, now);
		await store.vacuum();
		const left = bytes();
		for (const secret of SECRETS) expect([secret, left.includes(secret)]).toEqual([secret, false]);
		expect(left).toContain(bob.email);
		await place.remove();
	});

	it('in any row of any table of PostgreSQL', async () => {
		const schema = await makeSchema(server.current);
		const store = await PostgresStore.open(server.current.settings(schema));
		const id = await live(store);
		const everything = async () => await rowsOf(server.current, schema);
		const before = await everything();
		for (const secret of SECRETS) expect([secret, before.includes(secret)]).toEqual([secret, true]);
		await store.rights.erase(id, deed, now);
		const after = await everything();
		for (const secret of SECRETS) expect([secret, after.includes(secret)]).toEqual([secret, false]);
		expect(after).toContain(bob.email);
		await store.close();
	});

	it('of a life that was in every table that holds people', async () => {
		const place = await makeSqlitePlace();
		const store = await place.open();
		const [copy] = await store.rights.copy([await live(store)], deed, now);
		const empty = PERSONAL_TABLES.filter((table) => copy?.tables[table].length === 0);
		expect(empty).toEqual([]);
		await place.remove();
	});
});
