import { shareOf, type Share } from '../../scoring/calibrate/shares';
import type { LocalDay } from '../../scoring';
import type { PhaseMove } from '../../store';
import type { Counted } from './standing';
import { lastingOf, type Lasting, type Stay } from './survival';

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
	/** How long who came into it stays. */
	lasting: Lasting;
}

/**
 * The way through the phases.
 *
 * @param moves - of some candidates, each one's in order
 * @param scale - how many candidates each of them stands for
 * @param until - the last day of which anything is known
 */
export function tellFunnel(
	phases: readonly Counted[],
	moves: readonly PhaseMove[],
	scale: number,
	until: LocalDay,
): FunnelPhase[] {
	const places = new Map(phases.map(({ key }, place) => [key, place]));
	const spells = spellsOf(moves, until);
	return phases.map(({ key, label, candidates: now }, place): FunnelPhase => {
		const own = spells.filter(({ phase }) => phase === key);
		const people = new Map<number, boolean>();
		for (const { candidateId, next } of own) {
			const isLater = next !== null && (places.get(next) ?? -1) > place;
			people.set(candidateId, (people.get(candidateId) ?? false) || isLater);
		}
		const wentOn = [...people.values()].filter(Boolean).length;
		return {
			key,
			label,
			now,
			reached: Math.max(now, Math.round(people.size * scale)),
			wentOn: people.size > 0 ? shareOf(wentOn, people.size) : null,
			lasting: lastingOf(own.flatMap(({ stay }) => stay ?? [])),
		};
	});
}

/** A time somebody spent in a phase. */
interface Spell {
	candidateId: number;
	phase: string;
	/** null where its start is not known. */
	stay: Stay | null;
	next: string | null;
}

function spellsOf(moves: readonly PhaseMove[], until: LocalDay): Spell[] {
	const spells: Spell[] = [];
	moves.forEach(({ candidateId, from, to, day }, i) => {
		// Where somebody was before the first change that is kept: since when is not known.
		if (from !== null && moves[i - 1]?.candidateId !== candidateId)
			spells.push({ candidateId, phase: from, stay: null, next: to });
		const after = moves.at(i + 1);
		const next = after?.candidateId === candidateId ? after : null;
		const days = Math.max(0, (next?.day ?? until) - day);
		const stay = { days, isOver: next !== null };
		spells.push({ candidateId, phase: to, stay, next: next?.to ?? null });
	});
	return spells;
}
