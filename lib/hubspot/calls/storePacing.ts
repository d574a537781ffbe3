import type { StoreSharing } from '../../store';
import { machineClock, type Clock } from '../clock';
import type { Lane, Place, SharedPacing } from './pacing';
import type { ProcessPacing } from './processPacing';

/**
 * The pacing of all processes that use one token and the same candidate store, such as the workers of an n8n in queue
 * mode.
 *
 * Calls take turns through the store, evenly apart; on top of that every process keeps the places of its own calls,
 * and leaves room for whoever uses the token without the store. A process that dies holds up nobody.
 */
export class StorePacing implements SharedPacing {
	/** @param account - the same in all processes that use the token */
	constructor(
		private readonly store: StoreSharing,
		private readonly account: string,
		private readonly own: ProcessPacing,
		private readonly clock: Clock = machineClock,
	) {}

	async enter(lane: Lane): Promise<Place> {
		const place = await this.own.enter(lane);
		const queue = `hubspot ${this.account} ${lane}`;
		try {
			const waitMs = await this.store.takeTurn(queue, this.own.everyMs(lane));
			if (waitMs > 0) await this.clock.sleep(waitMs);
		} catch (error) {
			place.leave({ max: null, remaining: null, windowMs: null }, 0);
			throw error;
		}
		return {
			leave: async (seen, holdMs) => {
				await place.leave(seen, holdMs);
				if (holdMs > 0) await this.store.holdTurns(queue, holdMs);
			},
		};
	}
}
