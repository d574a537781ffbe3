import { preset } from '../support/preset';
import { makeSqlitePlace } from '../support/sqlitePlace';
import { Watcher } from '../../demo/live/watcher';
import { visitorCards } from '../../demo/pages/livePage';
import { EventDecoder } from '../../lib/intake';
import { explain } from '../../lib/scoring';
import type { CandidateStore } from '../../lib/store';

const { timezone, horizonDays } = preset.model;
const VISITOR = { visitorId: 'somebody' };
const EMAIL = 'noor@example.com';

let number = 0;

/** Records what somebody did just now. */
async function does(
	store: CandidateStore,
	...records: Array<Record<string, unknown>>
): Promise<void> {
	const nowMs = Date.now();
	const decoder = new EventDecoder({
		...{ fields: {}, nowMs, timezone, horizonDays },
		defaultKind: 'candidate',
	});
	const occurredAt = new Date(nowMs).toISOString();
	const events = records.map((record) => ({ eventId: `e${number++}`, occurredAt, ...record }));
	await store.record(
		events.map((event) => decoder.decode(event).event),
		preset,
		nowMs,
	);
}

/** A store in which somebody was active today already, and who watches it since. */
async function watch() {
	const place = await makeSqlitePlace();
	watch.cleaners.push(() => place.remove());
	const store = await place.open();
	await does(store, { type: 'vacancy.viewed', subject: 'nurse', email: 'before@example.com' });
	return { store, watcher: await Watcher.start(store, preset) };
}
watch.cleaners = [] as Array<() => Promise<unknown>>;

afterEach(async () => {
	for (const clean of watch.cleaners.splice(0)) await clean();
});

const view = (subject: string) => ({ type: 'vacancy.viewed', subject, ...VISITOR });

describe('Watcher (UP-01, UP-05, UP-06)', () => {
	it('tells of nobody who did nothing since', async () => {
		const { watcher } = await watch();
		expect(await watcher.look()).toEqual([]);
	});

	it('follows a visitor from See to Do, with what the score adds up from', async () => {
		const { store, watcher } = await watch();
		await does(store, view('nurse'));
		await watcher.look();
		const guide = { type: 'asset.downloaded', subject: 'guide', consent: ['nurture'] };
		await does(store, { ...guide, ...VISITOR, email: EMAIL });
		await watcher.look();
		await does(store, view('carer'), view('planner'));
		const [visitor, ...others] = await watcher.look();
		expect(others).toEqual([]);
		expect(visitor.moves.map(({ text }) => text)).toEqual([
			'bucket: cold',
			'phase: see',
			'left an address',
			'phase: see → think',
			'phase: think → do',
		]);
		const { candidate, lines, events } = visitor;
		expect(candidate.identities.email).toBe(EMAIL);
		expect(candidate.score).toBe(explain(candidate.memory, preset, Date.now()).score);
		expect(lines.reduce((sum, { shown }) => sum + shown, 0)).toBe(candidate.score);
		expect(events).toHaveLength(4);
	});

	it('tells once of somebody who turns out to be known', async () => {
		const { store, watcher } = await watch();
		await does(store, view('nurse'));
		await watcher.look();
		await does(store, {
			type: 'page.viewed',
			subject: '/',
			...VISITOR,
			email: 'before@example.com',
		});
		const visitors = await watcher.look();
		expect(visitors.map(({ candidate }) => candidate.identities.email)).toEqual([
			'before@example.com',
		]);
	});

	it('shows what strangers wrote as text', async () => {
		const { store, watcher } = await watch();
		await does(store, view('<img src=x onerror=alert(1)>'));
		const cards = visitorCards(await watcher.look(), preset);
		expect(cards).toContain('&lt;img');
		expect(cards).not.toContain('<img');
	});
});
