import type { CandidateKind } from '../scoring';
import { IDENTITY_KINDS, isStrong, type Identities, type Identity } from './identity';
import type { IncomingEvent } from './incomingEvent';

/** An event as the ledger keeps it: what is looked for in columns, all else it said in `details`. */
export interface LedgerRow {
	event_id: string;
	type: string;
	occurred_at: number;
	subject: string | null;
	details: string | null;
}

/** What the details hold, as far as the event said it. */
interface Details {
	who?: Identities;
	kind?: CandidateKind;
	source?: string;
	channel?: string;
	campaign?: string;
	consent?: string[];
	profile?: Record<string, unknown>;
	properties?: Record<string, unknown>;
}

/**
 * What a replay of the ledger, an export or the undoing of a merge needs besides the columns: {@link Details} as JSON.
 * {@link readIncoming} reads it back.
 *
 * Every event passes here and most say little, so the text is put together from what there is.
 */
export function describeEvent({
	identities,
	kind,
	source,
	channel,
	campaign,
	consent,
	profile,
	properties,
}: IncomingEvent): string {
	let who = '';
	for (const identity of identities)
		who += `${who && ','}"${identity.kind}":${JSON.stringify(identity.value)}`;
	return (
		`{"who":{${who}}${said('kind', kind === 'contact' ? kind : undefined)}` +
		`${said('source', source)}${said('channel', channel)}${said('campaign', campaign)}` +
		`${said('consent', consent)}${said('profile', profile)}${said('properties', properties)}}`
	);
}

function said(name: keyof Details, value: unknown): string {
	return value === undefined ? '' : `,"${name}":${JSON.stringify(value)}`;
}

/** The event a row of the ledger was written from, as JSON keeps it. */
export function readIncoming(row: LedgerRow): IncomingEvent {
	const { who, kind = 'candidate', ...said } = readDetails(row.details);
	const identities = readWho(who);
	const event: IncomingEvent = {
		eventId: row.event_id,
		type: row.type,
		occurredAt: row.occurred_at,
		kind,
		identities,
		isKnown: identities.some(isStrong),
	};
	if (row.subject !== null) event.subject = row.subject;
	return Object.assign(event, said);
}

function readWho(who: Identities | undefined): Identity[] {
	const identities: Identity[] = [];
	if (!who) return identities;
	for (const kind of IDENTITY_KINDS) {
		const value = who[kind];
		if (value !== undefined) identities.push({ kind, value });
	}
	return identities;
}

/** The text was written by this package. */
function readDetails(details: string | null): Details {
	return details === null ? {} : (JSON.parse(details) as Details);
}
