import type { CompiledModel } from '../../scoring';
import type { CandidateStore, StoredCandidate, SyncState, Synced } from '../../store';
import { yieldToOthers } from '../../store/yieldToOthers';
import type { HubSpot } from '../calls/HubSpot';
import { isHubSpotError, type HubSpotError } from '../errors';
import { pushContacts } from '../contacts/push';
import type { ContactRecord, PushResult, PushStatus } from '../contacts/record';
import { readProperties, type PresentProperty } from '../schema/present';
import { settleMerges } from './settleMerges';
import { targetOf } from './target';
import { toRecord } from './toRecord';

/** What one push needs: whose values to write, under which model, and how much at a time. */
export interface PushRun {
	store: CandidateStore;
	compiled: CompiledModel;
	/** UTC ms. */
	nowMs: number;
	/** Push everybody, also those of whom HubSpot has everything. */
	everybody?: boolean;
	/** See `PushOptions`. */
	readFirst?: boolean;
	/** Told what became of candidates, part by part, once it is kept. */
	onPushed: (part: PushedCandidate[]) => void;
}

/** A candidate who was due, and what became of them. */
export interface PushedCandidate {
	candidate: StoredCandidate;
	result: PushResult;
}

/** What a push did, in numbers, and why it ended early if it did. */
export interface CandidatePushReport {
	counts: Record<PushStatus, number>;
	/** Candidates who were due but left no address yet. */
	anonymous: number;
	/** Requests sent. */
	requests: number;
	/** What ended the run early; null when it went to the end. Running again does the rest. */
	stoppedBy: HubSpotError | null;
}

/** Candidates read at a time. */
const PAGE = 1_000;
/** Candidates worked out before others get a turn. */
const SLICE = 100;

/**
 * Writes to HubSpot who is presented otherwise than HubSpot was told last, a hundred in a call.
 *
 * Who that may be stands in the store, by an index: nobody else is read. What HubSpot has is kept call by call, so a
 * run that is cut short has lost nothing, and the next one does the rest.
 *
 * @throws what the store throws; what HubSpot causes stands in the report
 */
export async function pushCandidates(hubspot: HubSpot, run: PushRun): Promise<CandidatePushReport> {
	const before = hubspot.requests;
	const push = new CandidatePush(hubspot, run);
	let stoppedBy: HubSpotError | null = null;
	try {
		stoppedBy = await push.run();
	} catch (error) {
		if (!isHubSpotError(error)) throw error;
		stoppedBy = error;
	}
	const { counts, anonymous } = push;
	return { counts, anonymous, requests: hubspot.requests - before, stoppedBy };
}

class CandidatePush {
	readonly counts: Record<PushStatus, number> = {
		created: 0,
		updated: 0,
		unchanged: 0,
		replaced: 0,
		failed: 0,
		notDone: 0,
	};

	anonymous = 0;

	private readonly target: string;

	private present: Promise<ReadonlyMap<string, PresentProperty>> | null = null;

	constructor(
		private readonly hubspot: HubSpot,
		private readonly settings: PushRun,
	) {
		this.target = targetOf(hubspot, settings.compiled);
	}

	async run(): Promise<HubSpotError | null> {
		const { store, compiled, nowMs, everybody } = this.settings;
		await store.openTarget(this.target, compiled.model.key, nowMs);
		if (everybody) await store.forgetSynced(this.target);
		for (let afterId = 0; ;) {
			const states = await store.readUnsynced(this.target, afterId, PAGE);
			if (states.length === 0) return null;
			const gone = states.filter(({ mergedInto }) => mergedInto !== null);
			if (gone.length > 0) {
				await settleMerges(this.hubspot, store, compiled, this.target, gone);
				afterId = 0; // those they were merged into are older
				continue;
			}
			const stoppedBy = await this.pushPage(states);
			if (stoppedBy) return stoppedBy;
			afterId = states[states.length - 1].candidateId;
		}
	}

	private async pushPage(states: readonly SyncState[]): Promise<HubSpotError | null> {
		const { store, compiled, readFirst } = this.settings;
		const found = await store.get(
			states.map(({ candidateId }) => candidateId),
			compiled,
		);
		const due = new Map<string, { candidate: StoredCandidate; state: SyncState }>();
		const records: ContactRecord[] = [];
		const nameless: Synced[] = [];
		for (const [i, state] of states.entries()) {
			if (i % SLICE === SLICE - 1) await yieldToOthers();
			const candidate = found[i];
			const record = candidate && toRecord(candidate, state, compiled);
			if (record) {
				due.set(record.key, { candidate, state });
				records.push(record);
			} else nameless.push({ ...state, fingerprint: null });
		}
		this.anonymous += nameless.length;
		await store.keepSynced(this.target, nameless);
		const keep = async (results: readonly PushResult[]) => {
			const pushed = results.map((result) => ({ ...due.get(result.key)!, result }));
			await store.keepSynced(this.target, pushed.flatMap(takenOf));
			for (const { result } of pushed) this.counts[result.status]++;
			this.settings.onPushed(pushed.map(({ candidate, result }) => ({ candidate, result })));
		};
		const told = new Set<string>();
		const { results, stoppedBy } = await pushContacts(this.hubspot, records, {
			readFirst,
			readPresent: () => (this.present ??= readProperties(this.hubspot)),
			onWritten: async (part) => {
				await keep(part);
				for (const { key } of part) told.add(key);
			},
		});
		await keep(results.filter(({ key }) => !told.has(key)));
		return stoppedBy;
	}
}

/** What HubSpot has taken; who is written under another name is not due either until something changes. */
function takenOf({ state, result }: { state: SyncState; result: PushResult }): Synced[] {
	const { status, fingerprint, hubspotId } = result;
	if (status === 'replaced') return [{ ...state }];
	if (fingerprint === null) return [];
	return [{ ...state, fingerprint, remoteId: hubspotId ?? state.remoteId }];
}
