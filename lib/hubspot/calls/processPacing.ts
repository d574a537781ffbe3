import { machineClock, type Clock } from '../clock';
import type { Lane, Place, SharedPacing } from './pacing';
import { CallWindow } from './window';

/** What a service key of the smallest HubSpot subscription may do, until an answer says otherwise. */
const STARTER = { max: 100, windowMs: 10_000 };

/** Searches have no headers; HubSpot allows five in a second, to all of an account together. */
const SEARCHES = { max: 5, windowMs: 1000 };

/** The part of a limit to use: the rest is for calls of others that are under way at the same moment. */
const PART_IN_USE = 0.9;

/** The pacing of all calls that this process makes with one token. */
export class ProcessPacing implements SharedPacing {
	private readonly windows: Record<Lane, CallWindow>;

	constructor(clock: Clock = machineClock) {
		this.windows = {
			calls: new CallWindow({ ...STARTER, share: PART_IN_USE }, clock),
			searches: new CallWindow({ ...SEARCHES, share: PART_IN_USE }, clock),
		};
	}

	enter(lane: Lane): Promise<Place> {
		return this.windows[lane].enter();
	}

	/** Milliseconds between two calls, as far as HubSpot's limits are known. */
	everyMs(lane: Lane): number {
		return this.windows[lane].everyMs;
	}
}
