import type { CandidateStore } from '../../../lib/store';

/** Somewhere to keep candidates, empty at first. */
export interface Place {
	/** How another process is told about it. */
	address: string;
	/** A connection of its own to the same store. */
	open(): Promise<CandidateStore>;
	/** All that is written, as a text that stays the same as long as nothing is. */
	fingerprint(): Promise<string>;
	/** Every row of every table, one per line. */
	rows(): Promise<string>;
	/** Does to the tables what no store does. */
	tamper(sql: string): Promise<void>;
	/** Closes what was opened and removes everything. */
	remove(): Promise<void>;
}

export type MakePlace = () => Promise<Place>;

/** Gives every test of a group a place and an open store of its own. */
export function useStore(makePlace: MakePlace): { readonly store: CandidateStore; place: Place } {
	const current = {} as { store: CandidateStore; place: Place };
	beforeEach(async () => {
		current.place = await makePlace();
		current.store = await current.place.open();
	});
	afterEach(async () => await current.place.remove());
	return current;
}
