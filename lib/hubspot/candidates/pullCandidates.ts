import type { CompiledModel } from '../../scoring';
import {
	IDENTITY_KINDS,
	type CandidateOutcome,
	type CandidateStore,
	type Identities,
	type Identity,
	type IncomingEvent,
} from '../../store';
import type { HubSpot } from '../calls/HubSpot';
import { pullContacts, type PulledContact } from '../pull/contacts';
import { readSetAt } from '../pull/history';
import { pullTaskOutcomes, type TaskOutcome } from '../pull/taskOutcomes';
import { readProperties } from '../schema/present';
import { newsOf, VERDICT, type FieldMapping, type News } from './contactNews';
import { linkEvents, newsEvents, taskEvent } from './events';
import { readCandidateKey, storeName } from './storeName';
import { targetOf } from './target';

/** What one pull needs: where to record, under which model, and which properties become which fields. */
export interface PullRun {
	store: CandidateStore;
	compiled: CompiledModel;
	/** UTC ms; when the events are recorded. */
	nowMs: number;
	fields: readonly FieldMapping[];
	/** Make candidates of contacts we do not know. */
	addUnknown: boolean;
	/** Read all contacts and tasks, not only those changed since the last run. */
	everything: boolean;
	/** Told of the candidates of whom something was new, part by part, once it is recorded. */
	onPulled: (outcomes: CandidateOutcome[]) => void;
}

/** What a pull found and recorded. */
export interface PullReport {
	/** Contacts that were changed, whoever they are. */
	contacts: number;
	/** Of those, how many are nobody we know. */
	unknown: number;
	/** Tasks of ours that were changed. */
	tasks: number;
	/** Events that were new. */
	events: number;
	/** Properties that HubSpot's contacts do not have. */
	missingProperties: string[];
	requests: number;
}

/** A contact with what we know of it. */
interface Known {
	contact: PulledContact;
	/** What belongs together and is not known to. */
	links: Identity[][];
	news: News[];
}

/**
 * Records what HubSpot knows and we do not: profiles, opt-outs, verdicts, tasks that are done.
 *
 * Only what changed since the last run is read; how far that went is kept in the store once a run has come to its end.
 * Reading it again changes nothing.
 *
 * @throws {HubSpotError} what ends the run
 */
export async function pullCandidates(hubspot: HubSpot, run: PullRun): Promise<PullReport> {
	const before = hubspot.requests;
	const pull = new CandidatePull(hubspot, run);
	await pull.contacts();
	await pull.tasks();
	return { ...pull.report, requests: hubspot.requests - before };
}

class CandidatePull {
	readonly report: PullReport = {
		contacts: 0,
		unknown: 0,
		tasks: 0,
		events: 0,
		missingProperties: [],
		requests: 0,
	};

	constructor(
		private readonly hubspot: HubSpot,
		private readonly run: PullRun,
	) {}

	async contacts(): Promise<void> {
		const present = await readProperties(this.hubspot);
		const wanted = [...this.run.fields.map(({ property }) => property), VERDICT];
		this.report.missingProperties = wanted.filter((name) => !present.has(name));
		const there = [...new Set(wanted.filter((name) => present.has(name)))];
		await this.since('contacts', async (sinceMs) =>
			pullContacts(this.hubspot, sinceMs, there, (contacts) => this.takeContacts(contacts)),
		);
	}

	async tasks(): Promise<void> {
		const name = await storeName(this.run.store);
		await this.since('tasks', async (sinceMs) =>
			pullTaskOutcomes(this.hubspot, sinceMs, (outcomes) => this.takeTasks(outcomes, name)),
		);
	}

	private async since(
		what: string,
		read: (sinceMs: number | null) => Promise<number>,
	): Promise<void> {
		const { store, compiled, everything } = this.run;
		const note = `${targetOf(this.hubspot, compiled)} ${what} since`;
		const kept = everything ? null : await store.readNote(note);
		await store.keepNote(note, String(await read(kept === null ? null : Number(kept))));
	}

	private async takeContacts(contacts: PulledContact[]): Promise<void> {
		this.report.contacts += contacts.length;
		const known = await this.lookUp(contacts);
		const withNews = known.filter(({ news }) => news.length > 0);
		const names = new Set(withNews.flatMap(({ news }) => news.map(({ property }) => property)));
		const setAt =
			withNews.length === 0
				? new Map<string, never>()
				: await readSetAt(
						this.hubspot,
						withNews.map(({ contact }) => contact.hubspotId),
						[...names],
					);
		const events = known.flatMap(({ contact, links, news }) => [
			...linkEvents(contact, links),
			...newsEvents(contact, news, setAt.get(contact.hubspotId) ?? new Map<string, number>()),
		]);
		await this.record(events);
	}

	/** Finds the candidates of contacts, and what of each contact is news. */
	private async lookUp(contacts: readonly PulledContact[]): Promise<Known[]> {
		const { store, compiled, fields, addUnknown } = this.run;
		const asked = contacts.map(identitiesOf);
		const ids = await store.findIds(asked.flat());
		let next = 0;
		const found = contacts.map((contact, i) => {
			const owners = ids.slice(next, (next += asked[i].length));
			return { contact, owners, candidateId: owners.find((id) => id !== null) ?? null };
		});
		this.report.unknown += found.filter(({ candidateId }) => candidateId === null).length;
		const wanted = found.filter(
			({ candidateId, contact }) =>
				candidateId !== null || (addUnknown && contact.emails.length > 0),
		);
		const candidates = await store.get(
			wanted.map(({ candidateId }) => candidateId ?? 0),
			compiled,
		);
		return wanted.map(({ contact, owners }, i) => ({
			contact,
			links: linksOf(contact, owners),
			news: newsOf(contact, fields, candidates[i]?.memory ?? null),
		}));
	}

	private async takeTasks(outcomes: TaskOutcome[], name: string): Promise<void> {
		const { store, compiled } = this.run;
		const ours = outcomes.flatMap((outcome) => {
			const candidateId = readCandidateKey(outcome.candidate, name);
			return candidateId === null ? [] : [{ outcome, candidateId }];
		});
		this.report.tasks += ours.length;
		const candidates = await store.get(
			ours.map(({ candidateId }) => candidateId),
			compiled,
		);
		const events = ours.flatMap(({ outcome }, i) => {
			const strongest = strongestOf(candidates[i]?.identities ?? {});
			return (strongest && taskEvent(outcome, [strongest])) ?? [];
		});
		await this.record(events);
	}

	private async record(events: readonly IncomingEvent[]): Promise<void> {
		if (events.length === 0) return;
		const { store, compiled, nowMs, onPulled } = this.run;
		const past = events.map((event) => ({
			...event,
			occurredAt: Math.min(event.occurredAt, nowMs),
		}));
		const outcomes = await store.record(past, compiled, nowMs);
		const withNews = outcomes.filter(({ newEvents }) => newEvents > 0);
		for (const { newEvents } of withNews) this.report.events += newEvents;
		if (withNews.length > 0) onPulled(withNews);
	}
}

/**
 * Which of a contact's identities must be said to belong together: each address with its id, and each id it was
 * merged from that somebody is known by with its first address.
 *
 * @param owners - whose each of {@link identitiesOf} is
 */
function linksOf(contact: PulledContact, owners: ReadonlyArray<number | null>): Identity[][] {
	const [own, ...others] = identitiesOf(contact);
	const [email] = contact.emails;
	return others.flatMap((identity, i) => {
		const owner = owners[i + 1];
		if (owners[0] !== null && owner === owners[0]) return [];
		if (identity.kind === 'email') return [[identity, own]];
		return owner === null || email === undefined
			? []
			: [[{ kind: 'email', value: email }, identity]];
	});
}

/** Under which identities a contact may be known; its own id first. */
function identitiesOf({ hubspotId, mergedIds, emails }: PulledContact): Identity[] {
	return [
		...[hubspotId, ...mergedIds].map((value): Identity => ({ kind: 'hubspotId', value })),
		...emails.map((value): Identity => ({ kind: 'email', value })),
	];
}

function strongestOf(identities: Identities): Identity | null {
	for (const kind of IDENTITY_KINDS) {
		const value = identities[kind];
		if (value !== undefined) return { kind, value };
	}
	return null;
}
