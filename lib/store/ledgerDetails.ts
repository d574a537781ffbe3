import type { CandidateKind } from '../scoring';
import { IDENTITY_KINDS, isStrong, type Identities } from './identity';
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
 * What a replay of the ledger, an export or the undoing of a merge needs besides the columns. {@link readIncoming}
 * reads it back.
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
	const who: Identities = {};
	for (const identity of identities) who[identity.kind] = identity.value;
	const isContact = kind === 'contact' ? kind : undefined;
	const said = { source, channel, campaign, consent, profile, properties };
	return JSON.stringify({ who, kind: isContact, ...said });
}

/** The event a row of the ledger was written from, as JSON keeps it. */
export function readIncoming(row: LedgerRow): IncomingEvent {
	const { who = {}, kind = 'candidate', ...said } = readDetails(row.details);
	const identities = IDENTITY_KINDS.flatMap((one) => {
		const value = who[one];
		return value === undefined ? [] : [{ kind: one, value }];
	});
	return {
		eventId: row.event_id,
		type: row.type,
		occurredAt: row.occurred_at,
		...(row.subject !== null && { subject: row.subject }),
		...said,
		kind,
		identities,
		isKnown: identities.some(isStrong),
	};
}

/** The text was written by this package. */
function readDetails(details: string | null): Details {
	return details === null ? {} : (JSON.parse(details) as Details);
}
