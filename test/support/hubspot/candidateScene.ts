import {
	pushCandidates,
	type CandidatePushReport,
	type HubSpot,
	type PushRun,
	type PushResult,
} from '../../../lib/hubspot';
import type { CandidateStore } from '../../../lib/store';
import { eventOf } from '../events';
import { preset } from '../preset';
import { makeSqlitePlace } from '../sqlitePlace';
import { openReadyScene, START, type Scene } from './scene';
import { updateRecord } from './twin/records';

/** A HubSpot account in which Set Up has run, and a store beside it. */
export interface CandidateScene extends Scene {
	hubspot: HubSpot;
	store: CandidateStore;
	/** Records something of these people, the same of each. */
	record(names: readonly string[], ...types: string[]): Promise<number[]>;
	push(options?: Partial<PushRun>): Promise<CandidatePushReport & { results: PushResult[] }>;
	/** What HubSpot has under an address. */
	contact(email: string): Readonly<Record<string, string | null>> | undefined;
}

const closing: Array<() => Promise<void>> = [];

/** Removes the stores of a test file after each test. */
export function closeCandidateScenes(): void {
	afterEach(async () => {
		for (const close of closing.splice(0)) await close();
	});
}

export async function openCandidateScene(
	settings?: Parameters<typeof openReadyScene>[0],
): Promise<CandidateScene> {
	const scene = await openReadyScene(settings);
	const place = await makeSqlitePlace();
	closing.push(() => place.remove());
	const store = await place.open();
	const { twin, hubspot } = scene;
	return {
		...scene,
		store,
		record: async (names, ...types) => {
			const events = names.flatMap((name) =>
				types.map((type) => eventOf({ email: emailOf(name) }, { type, occurredAt: START })),
			);
			const outcomes = await store.record(events, preset, START);
			const ids = new Map(outcomes.map((one) => [one.identities.email, one.candidateId]));
			return names.map((name) => ids.get(emailOf(name)) ?? 0);
		},
		push: async (options) => {
			const results: PushResult[] = [];
			const report = await pushCandidates(hubspot, {
				store,
				compiled: preset,
				nowMs: START,
				onPushed: (part) => results.push(...part.map(({ result }) => result)),
				...options,
			});
			return { ...report, results };
		},
		contact: (email) => {
			const id = twin.portal.contactByEmail.get(email);
			return id === undefined ? undefined : twin.portal.find('contacts', id)?.values;
		},
	};
}

export function emailOf(name: string): string {
	return `${name}@example.com`;
}

/** Enough to be hot. */
export const HOT = ['application.submitted', 'appointment.booked', 'webinar.attended'];

/** What somebody working in HubSpot changes; a minute later. */
export function change(
	{ twin, clock }: CandidateScene,
	email: string,
	values: Record<string, string>,
) {
	const id = twin.portal.contactByEmail.get(email) ?? '';
	const record = twin.portal.find('contacts', id);
	if (!record) throw new Error(`HubSpot has no ${email}`);
	updateRecord(twin.portal, 'contacts', record, values);
	clock.advance(60_000);
	return record.id;
}
