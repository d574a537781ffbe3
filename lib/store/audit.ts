import { CONSENT_WITHDRAWN, OVERRIDDEN } from '../scoring';
import type { Desk } from './desk';
import type { IncomingEvent } from './incomingEvent';
import type { AuditAction, AuditEntry } from './rights';

/** A line of the audit log, as kept. */
export interface AuditRow {
	id: number;
	at: number;
	action: AuditAction;
	who: string;
	candidate_id: number | null;
	details: string | null;
}

/** Adds to the audit log. */
export async function addAudit(desk: Desk, entry: Omit<AuditEntry, 'id'>): Promise<void> {
	const { at, action, who, candidateId, details } = entry;
	await desk.run('addAudit', at, action, who, candidateId, details && JSON.stringify(details));
}

/** An entry of the audit log, from its row. */
export function readAudit({ candidate_id: candidateId, details, ...row }: AuditRow): AuditEntry {
	return {
		...row,
		candidateId,
		details: details === null ? null : (JSON.parse(details) as Record<string, unknown>),
	};
}

/** The events that are decisions about a person, or changes of what they agreed to. */
const AUDITED: ReadonlyMap<string, AuditAction> = new Map([
	[OVERRIDDEN, 'override'],
	[CONSENT_WITHDRAWN, 'consent changed'],
	['consent.given', 'consent changed'],
]);

/** The line an event leaves in the audit log; null for most. */
export function auditOf(
	event: IncomingEvent,
	candidateId: number,
	nowMs: number,
): Omit<AuditEntry, 'id'> | null {
	const action = AUDITED.get(event.type);
	if (action === undefined) return null;
	const { type, properties = {}, consent, source, eventId } = event;
	const who = typeof properties.by === 'string' ? properties.by : (source ?? '');
	const details = { eventId, type, ...properties, ...(consent && { consent }) };
	return { at: nowMs, action, who, candidateId, details };
}
