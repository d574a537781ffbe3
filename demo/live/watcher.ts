import { explainOn, type CompiledModel, type ExplanationLine } from '../../lib/scoring';
import type { CandidateStore, LedgerEvent, StoredCandidate } from '../../lib/store';

const SHOWN = 5;
const EVENTS = 10;

/** A change of phase, bucket or medal, or the moment somebody became known. */
export interface Move {
	/** UTC milliseconds at which it was seen. */
	at: number;
	text: string;
}

/** Somebody who did something since watching began. */
export interface Visitor {
	candidate: StoredCandidate;
	/** What the score adds up from. */
	lines: readonly ExplanationLine[];
	/** Newest first. */
	events: readonly LedgerEvent[];
	/** Oldest first. */
	moves: readonly Move[];
}

/** Watches a store for people of whom more is known than when watching began. */
export class Watcher {
	private readonly moves = new Map<number, Move[]>();

	private constructor(
		private readonly store: CandidateStore,
		private readonly compiled: CompiledModel,
		private readonly last: Map<number, StoredCandidate>,
	) {}

	/** Begins to watch: what everybody did until now is not told of. */
	static async start(store: CandidateStore, compiled: CompiledModel): Promise<Watcher> {
		const today = await activeToday(store, compiled);
		return new Watcher(store, compiled, new Map(today.map((one) => [one.candidateId, one])));
	}

	/** Who did something since watching began, latest first, as they stand now. */
	async look(): Promise<Visitor[]> {
		for (const candidate of await activeToday(this.store, this.compiled)) this.note(candidate);
		const found = await this.store.get([...this.moves.keys()], this.compiled);
		const people = found.filter(
			(one, i) => one && found.findIndex((other) => other?.candidateId === one.candidateId) === i,
		);
		const visitors = await Promise.all(people.map((one) => this.visitorOf(one!)));
		return visitors.sort(byLatest).slice(0, SHOWN);
	}

	private note(candidate: StoredCandidate): void {
		const { candidateId } = candidate;
		const before = this.last.get(candidateId);
		this.last.set(candidateId, candidate);
		if (before && standing(before) === standing(candidate)) return;
		const moves = this.moves.get(candidateId) ?? [];
		moves.push(...movesBetween(before, candidate).map((text) => ({ at: Date.now(), text })));
		this.moves.set(candidateId, moves);
	}

	private async visitorOf(candidate: StoredCandidate): Promise<Visitor> {
		const today = this.compiled.toLocalDay(Date.now());
		const { lines } = explainOn(candidate.memory, this.compiled, today);
		const events = await this.store.events(candidate.candidateId, EVENTS);
		return { candidate, lines, events, moves: this.moves.get(candidate.candidateId) ?? [] };
	}
}

async function activeToday(
	store: CandidateStore,
	compiled: CompiledModel,
): Promise<StoredCandidate[]> {
	return await store.search({ activeFrom: compiled.toLocalDay(Date.now()) }, compiled);
}

function standing({ score, bucket, phase, medal, identities }: StoredCandidate): string {
	return JSON.stringify([score, bucket, phase, medal, identities.email]);
}

function movesBetween(before: StoredCandidate | undefined, now: StoredCandidate): string[] {
	const parts = [
		['bucket', before?.bucket, now.bucket],
		['phase', before?.phase, now.phase],
		['medal', before?.medal, now.medal],
	] as const;
	const changes = parts
		.filter(([, from, to]) => to !== null && from !== to)
		.map(([what, from, to]) => `${what}: ${from ? `${from} → ${to}` : to}`);
	const becameKnown = before && !before.identities.email && now.identities.email;
	return becameKnown ? ['left an address', ...changes] : changes;
}

function byLatest(a: Visitor, b: Visitor): number {
	return (b.events[0]?.recordedAt ?? 0) - (a.events[0]?.recordedAt ?? 0);
}
