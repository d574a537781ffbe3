import { dayMs } from '../events';
import { preset } from '../preset';
import { townEvents } from '../town';
import { countKills, runCampaign, type Engine, type Plan } from './campaign';
import { verifyStore } from './verify';

const plan: Plan = { kills: 20, candidates: 40, seed: 1 };
const now = dayMs(30);

/** What an engine promises when those who use it are killed; `npm run kill` asks for more. */
export function describeKills(name: string, engineOf: () => Engine): void {
	describe(`${name} store whose processes are killed`, () => {
		it('loses nothing and counts nothing twice, whatever they were doing (MSR-09)', async () => {
			const campaign = await runCampaign(engineOf(), plan);
			expect(countKills(campaign)).toBeGreaterThanOrEqual(plan.kills);
			expect(campaign.kills.recording).toBeGreaterThan(0);
			expect(campaign.sent).toBeGreaterThan(campaign.rounds * campaign.events);
		});

		it('is found wrong when an event is missing, or one too many', async () => {
			const place = await engineOf().makePlace();
			try {
				const store = await place.open();
				const events = townEvents(10);
				await store.record(events.slice(1), preset, now);
				await expect(verifyStore(store, events, preset, now)).rejects.toThrow('missing');
				await store.record(events, preset, now);
				await verifyStore(store, events, preset, now);
				const { eventId } = events[0];
				const others = events.filter((event) => event.eventId !== eventId);
				await expect(verifyStore(store, others, preset, now)).rejects.toThrow('in the ledger');
			} finally {
				await place.remove();
			}
		});
	});
}
