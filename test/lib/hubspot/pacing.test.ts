import { HubSpot, ProcessPacing, pushContacts, type SharedPacing } from '../../../lib/hubspot';
import { CallWindow } from '../../../lib/hubspot/calls/window';
import { VirtualClock } from '../../support/hubspot';
import { busiestWindow } from '../../support/hubspot/busiestWindow';
import { closeScenes, contactRecords, openReadyScene, START } from '../../support/hubspot/scene';

jest.setTimeout(60_000);
closeScenes();

const nothingSeen = { max: null, remaining: null, windowMs: null };

describe('sharing one token', () => {
	it('two workflows of a process share one pacing: no call is turned away', async () => {
		const { twin, clock, connect } = await openReadyScene();
		const pacing = new ProcessPacing(clock);
		const [a, b] = [await connect({ pacing }), await connect({ pacing })];
		await Promise.all([
			pushContacts(a, contactRecords(10_000)),
			pushContacts(b, contactRecords(10_000, 20_000)),
		]);
		expect(twin.calls.filter(({ status }) => status === 429)).toEqual([]);
		expect(busiestWindow(twin.calls.map(({ atMs }) => atMs))).toBeLessThanOrEqual(100);
		expect(twin.portal.records.contacts.size).toBe(20_000);
	});

	it('two workers that know nothing of each other leave each other room, from what HubSpot says is left', async () => {
		const { twin, connect } = await openReadyScene();
		const [a, b] = [await connect(), await connect()];
		await Promise.all([
			pushContacts(a, contactRecords(15_000)),
			pushContacts(b, contactRecords(15_000, 20_000)),
		]);
		const turnedAway = twin.calls.filter(({ status }) => status === 429).length;
		const busiest = busiestWindow(twin.calls.map(({ atMs }) => atMs));
		console.log(
			`two workers: ${twin.calls.length} calls, at most ${busiest} in any 10 s, ${turnedAway} turned away`,
		);
		expect(turnedAway).toBe(0);
		expect(twin.portal.records.contacts.size).toBe(30_000);
	});

	it('a pacing of one’s own is asked for every call, and told how it ended', async () => {
		const { connect } = await openReadyScene();
		const told: string[] = [];
		const pacing: SharedPacing = {
			enter: (lane) => {
				told.push(`enter ${lane}`);
				return Promise.resolve({ leave: ({ max }) => void told.push(`leave ${max}`) });
			},
		};
		await pushContacts(await connect({ pacing }), contactRecords(1));
		expect(told).toEqual(['enter calls', 'leave 100', 'enter calls', 'leave 100']);
	});

	it('all who use a token in this process share its pacing, whichever way they came by it', async () => {
		const { twin, key } = await openReadyScene();
		const options = { token: key, baseUrl: twin.url };
		const pacingOf = async (token = key) =>
			Object.entries(await HubSpot.connect({ ...options, token })).find(
				([name]) => name === 'pacing',
			)?.[1] as unknown;
		expect(await pacingOf()).toBe(await pacingOf());
		expect(await pacingOf('another')).not.toBe(await pacingOf());
	});
});

describe('a window of calls', () => {
	it('is evenly filled, and never beyond its share', async () => {
		const clock = new VirtualClock(START);
		const window = new CallWindow({ max: 100, windowMs: 10_000, share: 0.9 }, clock);
		const times: number[] = [];
		for (let i = 0; i < 300; i++) {
			const place = await window.enter();
			times.push(clock.now());
			place.leave(nothingSeen, 0);
		}
		expect(busiestWindow(times)).toBeLessThanOrEqual(90);
		expect(times[299] - times[0]).toBeGreaterThan(30_000);
		expect(times[299] - times[0]).toBeLessThan(40_000);
	});

	it('goes as fast as HubSpot says it may', async () => {
		const clock = new VirtualClock(START);
		const window = new CallWindow({ max: 100, windowMs: 10_000, share: 0.9 }, clock);
		for (let i = 0; i < 150; i++)
			(await window.enter()).leave({ max: 190, remaining: 190, windowMs: 10_000 }, 0);
		expect(clock.now() - START).toBeLessThan(10_000);
	});

	it('leaves others the places they have taken, until they must be free again', async () => {
		const clock = new VirtualClock(START);
		const window = new CallWindow({ max: 100, windowMs: 10_000, share: 0.9 }, clock);
		(await window.enter()).leave({ max: 100, remaining: 0, windowMs: 10_000 }, 0);
		(await window.enter()).leave(nothingSeen, 0);
		expect(clock.now() - START).toBe(10_000);
	});

	it('is closed for as long as HubSpot asks', async () => {
		const clock = new VirtualClock(START);
		const window = new CallWindow({ max: 100, windowMs: 10_000, share: 0.9 }, clock);
		(await window.enter()).leave(nothingSeen, 4321);
		await window.enter();
		expect(clock.now() - START).toBe(4321);
	});

	it('waits for a call under way when there is no other place', async () => {
		const clock = new VirtualClock(START);
		const window = new CallWindow({ max: 1, windowMs: 1000, share: 1 }, clock);
		const first = await window.enter();
		const second = window.enter();
		first.leave(nothingSeen, 0);
		await second;
		expect(clock.now()).toBeGreaterThanOrEqual(START + 1000);
	});
});
