/** A candidate event as a career site, mail tool or ATS would send it to the webhook of workflow 01. */
export interface TownEvent {
	eventId: string;
	type: string;
	/** ISO 8601, UTC. */
	occurredAt: string;
	email?: string;
	visitorId?: string;
	externalId?: string;
	subject?: string;
	source?: string;
	channel?: string;
	campaign?: string;
	consent?: string[];
	properties?: Record<string, string | number>;
}
