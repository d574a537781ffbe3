import type { Letter } from '../../../lib/mail';
import {
	DEFAULT_RULES,
	saveSequence,
	type NurtureRules,
	type NurtureScene,
	type ReadyMail,
	type RunOptions,
	type SequenceInput,
} from '../../../lib/nurture';
import { letterFor, type MailDesk } from '../../../lib/nurture/run/letter';
import type { CandidateStore, IncomingEvent } from '../../../lib/store';
import { mailLinks } from '../../../lib/tracking';
import { eventOf } from '../events';
import { preset } from '../preset';
import { SITE, trackingOf } from '../tracking/requests';
import { shortSequence } from './sequence';

/** A Tuesday morning on which mail may go out. */
export const MORNING = Date.parse('2026-11-24T09:00:00Z');
export const DAY_MS = 86_400_000;

const tracking = trackingOf();

/** Who sends, with the real signed links. */
export const desk: MailDesk = {
	from: { address: 'anna@jobs.example.com', name: 'Anna de Wit' },
	company: { name: 'Voorbeeld IT', address: 'Stationsplein 1, Utrecht', siteUrl: SITE },
	linksOf: (mail) => mailLinks(mail, tracking),
};

/** Writes a mail as the node does. */
export function write(mail: ReadyMail): Letter {
	return letterFor(mail, desk);
}

export function sceneOf(store: CandidateStore, rules: Partial<NurtureRules> = {}): NurtureScene {
	return { store, compiled: preset, rules: { ...DEFAULT_RULES, ...rules } };
}

/** Publishes the short sequence of two mails, with the changes given. */
export async function publishSequence(
	store: CandidateStore,
	changes: Partial<SequenceInput> = {},
): Promise<void> {
	const input = { ...shortSequence(), ...changes };
	await saveSequence(store.nurture, input, { by: 'Lisa', note: '', atMs: MORNING });
	await store.nurture.sequences.publish(input.key, 'Lisa', '', MORNING);
}

/** Records events at their moment. */
export async function tell(store: CandidateStore, ...events: IncomingEvent[]): Promise<void> {
	await store.record(events, preset, Math.max(...events.map(({ occurredAt }) => occurredAt)));
}

export function addressOf(name: string): string {
	return name.includes('@') ? name : `${name}@example.com`;
}

/** Candidates by their addresses, made known the day before. */
export async function meet(store: CandidateStore, names: readonly string[]): Promise<number[]> {
	const events = names.map((name) =>
		eventOf({ email: addressOf(name) }, { occurredAt: MORNING - DAY_MS }),
	);
	await store.record(events, preset, MORNING - DAY_MS);
	const ids = await store.findIds(events.map(({ identities }) => identities[0]));
	return ids.map((id) => id ?? 0);
}

/** Options of a run at a moment. */
export function runAt(atMs: number, changes: Partial<RunOptions> = {}): RunOptions {
	return { worker: `run at ${atMs}`, clock: { now: () => atMs }, ...changes };
}
