import { hash } from 'node:crypto';
import type { Clock } from '../clock';
import { machineClock } from '../clock';
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

	/**
	 * @param share - the part of the account's limit that this process may use, 0–1: with n8n workers on several
	 * machines, one divided by their number
	 */
	constructor(clock: Clock = machineClock, share = 1) {
		this.windows = {
			calls: new CallWindow({ ...STARTER, share: share * PART_IN_USE }, clock),
			searches: new CallWindow({ ...SEARCHES, share: share * PART_IN_USE }, clock),
		};
	}

	enter(lane: Lane): Promise<Place> {
		return this.windows[lane].enter();
	}
}

const pacings = new Map<string, ProcessPacing>();

/** Tells tokens apart without keeping them. */
export function tokenKey(token: string): string {
	return hash('sha256', token);
}

/** The pacing of a token, the same for every node and workflow of this process. */
export function pacingOf(token: string): SharedPacing {
	const key = tokenKey(token);
	const known = pacings.get(key);
	if (known) return known;
	const pacing = new ProcessPacing();
	pacings.set(key, pacing);
	return pacing;
}
