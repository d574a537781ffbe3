import { activeDays } from './activity';
import { hasConsent } from './consent';
import type { Credit } from './credit';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { Phase, PhaseRule, Signal } from './model/types';
import { addAll, lastIndexUpTo, sortDays } from './ruleDays';
import { signalDays } from './signal';
import type { Tally } from './tally';
import type { Timelines } from './timeline';

/** What a phase rule's signals come to for one candidate. */
interface Entry {
	rule: PhaseRule;
	/** `days` is null for a signal that is a state, not something that happened. */
	signals: Array<{ signal: Signal; days: LocalDay[] | null }>;
}

/**
 * A candidate's way through the phases, as a function of the day.
 *
 * A phase is held from the day one of its signals is met. A phase with an `idle` rule is given up after that
 * many days without activity, and it takes a new signal to come back; one that `reopens` gives way to the
 * other phase when that is signalled long enough after it. The furthest phase held is the phase. Activity is
 * any day with points, a signal or a new application status.
 */
export class PhasePlan {
	/** The phases with a signal that this candidate can meet, in the order of the model. */
	private readonly entries: Entry[] = [];

	/** Days of activity, ascending. */
	readonly active: LocalDay[];

	private readonly knownDay: LocalDay;

	constructor(
		credits: readonly Credit[],
		tally: Tally,
		private readonly timelines: Timelines,
		private readonly compiled: CompiledModel,
	) {
		const { knownSince } = timelines;
		this.knownDay = knownSince === null ? Infinity : compiled.toLocalDay(knownSince);
		for (const rule of compiled.model.phases) {
			const signals = this.findSignals(rule, tally);
			if (signals !== null) this.entries.push({ rule, signals });
		}
		const active = activeDays(credits, timelines, compiled);
		for (const { signals } of this.entries) {
			for (const { days } of signals) if (days !== null) addAll(active, days);
		}
		this.active = sortDays(active);
	}

	phaseOn(day: LocalDay): Phase {
		for (let i = this.entries.length - 1; i >= 0; i--) {
			const phase = this.resolve(this.entries[i], day);
			if (phase !== null) return phase;
		}
		return this.compiled.model.phases[0].key;
	}

	/** Adds every day on which the phase can change; between them it cannot. */
	addChangeDays(days: LocalDay[]): void {
		addAll(days, this.active);
		for (const { rule } of this.entries) if (rule.idle) this.addIdleDays(days, rule.idle.afterDays);
		if (Number.isFinite(this.knownDay)) days.push(this.knownDay);
		for (const [at] of this.timelines.consents) days.push(this.compiled.toLocalDay(at));
	}

	/** The signals of a phase that this candidate can meet; null for none. */
	private findSignals(rule: PhaseRule, tally: Tally): Entry['signals'] | null {
		let signals: Entry['signals'] | null = null;
		for (const signal of rule.enter) {
			if (signal.known && this.knownDay === Infinity) continue;
			const days = signalDays(signal, tally, this.timelines, this.compiled);
			if (days === null || days.length > 0) (signals ??= []).push({ signal, days });
		}
		return signals;
	}

	/** The phase an entry leads to on a day, null when it does not apply. */
	private resolve(entry: Entry, day: LocalDay): Phase | null {
		const { idle, reopens, key } = entry.rule;
		const last = this.lastSignal(entry, day);
		if (last === -Infinity) return null;
		if (reopens) {
			const other = this.entries.find(({ rule }) => rule.key === reopens.phase);
			const since = this.firstSignal(entry, day) + reopens.afterDays;
			if (other && this.holds(other, day, since)) return other.rule.key;
		}
		return idle && this.fellIdle(last, day, idle.afterDays) ? this.phaseOf(idle.to) : key;
	}

	private phaseOf(key: string): Phase {
		const { phases } = this.compiled.model;
		return (phases.find((phase) => phase.key === key) ?? phases[0]).key;
	}

	private holds(entry: Entry, day: LocalDay, notBefore: LocalDay): boolean {
		const last = this.lastSignal(entry, day);
		if (last === -Infinity || last < notBefore) return false;
		return !entry.rule.idle || !this.fellIdle(last, day, entry.rule.idle.afterDays);
	}

	/** The last day up to `day` on which the phase was signalled; -Infinity without one. */
	private lastSignal(entry: Entry, day: LocalDay): LocalDay {
		let last = -Infinity;
		for (const { signal, days } of entry.signals) {
			if (!this.isOpen(signal, day)) continue;
			if (days === null) return day;
			const at = lastIndexUpTo(days, day);
			if (at >= 0) last = Math.max(last, days[at]);
		}
		return last;
	}

	private firstSignal(entry: Entry, day: LocalDay): LocalDay {
		return Math.min(
			...entry.signals.flatMap(({ days }) => (days === null ? [day] : days.slice(0, 1))),
		);
	}

	private isOpen(signal: Signal, day: LocalDay): boolean {
		if (signal.known && this.knownDay > day) return false;
		return !signal.consent || hasConsent(this.timelines, signal.consent, day, this.compiled);
	}

	/** Whether nothing happened for `afterDays` at some time from `since` to `day`. */
	private fellIdle(since: LocalDay, day: LocalDay, afterDays: number): boolean {
		let previous = since;
		for (
			let i = lastIndexUpTo(this.active, since) + 1;
			i < this.active.length && this.active[i] <= day;
			i++
		) {
			if (this.active[i] - previous >= afterDays) return true;
			previous = this.active[i];
		}
		return day - previous >= afterDays;
	}

	/** Adds the days on which a quiet spell became long enough to count as idle. */
	private addIdleDays(days: LocalDay[], afterDays: number): void {
		const { active } = this;
		active.forEach((day, i) => {
			const next = active[i + 1] ?? Infinity;
			if (next - day > afterDays) days.push(day + afterDays);
		});
	}
}
