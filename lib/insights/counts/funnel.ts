import { shareOf, type Share } from '../../scoring/calibrate/shares';
import type { LocalDay } from '../../scoring';
import type { PhaseMove } from '../../store';
import type { Counted } from './standing';

/** One phase of the journey. */
export interface FunnelPhase {
	key: string;
	label: string;
	/** Who is in it now. */
	now: number;
	/** Who went into it so far, or is in it; counted up from the candidates looked at. */
	reached: number;
	/** Part of those who went into it and went on to a later phase; null where nobody did. */
	wentOn: Share | null;
	/** Days after which half of those who left it had left it; null where nobody did. */
	medianDays: number | null;
}

/**
 * The way through the phases.
 *
 * @param moves - of some candidates, each one's in order
 * @param scale - how many candidates each of them stands for
 */
export function tellFunnel(
	phases: readonly Counted[],
	moves: readonly PhaseMove[],
	scale: number,
): FunnelPhase[] {
	const places = new Map(phases.map(({ key }, place) => [key, place]));
	const spells = spellsOf(moves);
	return phases.map(({ key, label, candidates: now }, place): FunnelPhase => {
		const own = spells.filter(({ phase }) => phase === key);
		const people = new Map<number, boolean>();
		for (const { candidateId, next } of own) {
			const isLater = next !== null && (places.get(next) ?? -1) > place;
			people.set(candidateId, (people.get(candidateId) ?? false) || isLater);
		}
		const wentOn = [...people.values()].filter(Boolean).length;
		const ended = own.flatMap(({ days }) => days ?? []).sort((a, b) => a - b);
		return {
			key,
			label,
			now,
			reached: Math.max(now, Math.round(people.size * scale)),
			wentOn: people.size > 0 ? shareOf(wentOn, people.size) : null,
			medianDays: ended.length > 0 ? ended[Math.floor((ended.length - 1) / 2)] : null,
		};
	});
}

/** A time somebody spent in a phase. */
interface Spell {
	candidateId: number;
	phase: string;
	/** null while it lasts, and where its start is not known. */
	days: number | null;
	next: string | null;
}

function spellsOf(moves: readonly PhaseMove[]): Spell[] {
	const spells: Spell[] = [];
	let open: { move: PhaseMove; since: LocalDay } | null = null;
	const close = (next: PhaseMove | null) => {
		if (!open) return;
		const { candidateId, to: phase } = open.move;
		const days = next && Math.max(0, next.day - open.since);
		spells.push({ candidateId, phase, days, next: next?.to ?? null });
	};
	for (const move of moves) {
		if (open?.move.candidateId === move.candidateId) close(move);
		else {
			close(null);
			// Where somebody was before the first change that is kept: since when is not known.
			if (move.from !== null)
				spells.push({ candidateId: move.candidateId, phase: move.from, days: null, next: move.to });
		}
		open = { move, since: move.day };
	}
	close(null);
	return spells;
}
