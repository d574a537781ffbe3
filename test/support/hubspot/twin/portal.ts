import type { Clock } from '../../../../lib/hubspot';
import { builtInProperties, type Group, type PropertyDefinition } from './schema';

export type ObjectType = 'contacts' | 'tasks';

export type Values = Record<string, string | null>;

export interface PortalRecord {
	id: string;
	values: Values;
	createdAt: number;
	updatedAt: number;
	archived: boolean;
	/** What it was from when on, the latest last: searches and lists see it late. */
	versions: Array<{ at: number; values: Values | null }>;
}

export interface PortalList {
	listId: string;
	name: string;
	objectTypeId: string;
	processingType: string;
	filterBranch: unknown;
	createdAt: number;
	updatedAt: number;
	deletedAt: number | null;
	/** Members put in by hand. */
	members: Set<string>;
}

export interface Owner {
	id: string;
	email: string;
	firstName: string;
	lastName: string;
	archived: boolean;
}

export interface PortalSettings {
	clock: Clock;
	/** Seed of the order in which batches are answered. */
	seed: number;
	/** Calls in 10 seconds, for each token. */
	perWindow: number;
	/** Calls in a day, for all tokens together. */
	perDay: number;
	/** Time zone in which the day begins. */
	timezone: string;
	/** How late searches see a write. */
	searchLagMs: number;
	/** How late dynamic lists see a write, and how long a new one is filled. */
	listLagMs: number;
	/** What happens to properties that an upsert by e-mail leaves out. `contacts.partialUpsert` */
	partialEmailUpsert: 'keep' | 'blank';
	/** Whether results of a batch name the trace id of their input. */
	echoesTraceIds: boolean;
	/** Whether a batch with trace ids is answered part by part; HubSpot documents it for creates only. */
	answersPartly: boolean;
	/** Writes of one kind in a second before records are locked; 0 for never. `limits.locked` */
	writesPerSecond: number;
	/** Most tasks of one contact in an answer; the rest is on the next page. */
	associationsPage: number;
	/** Property that each record must have, on the dated paths. `values.conditional` */
	demanded: string | null;
}

const DEFAULTS: Omit<PortalSettings, 'clock'> = {
	seed: 1,
	perWindow: 100,
	perDay: 250_000,
	timezone: 'Europe/Amsterdam',
	searchLagMs: 2000,
	listLagMs: 5000,
	partialEmailUpsert: 'keep',
	echoesTraceIds: false,
	answersPartly: true,
	writesPerSecond: 0,
	associationsPage: 500,
	demanded: null,
};

/** Everything one HubSpot account holds. */
export class Portal {
	readonly settings: PortalSettings;
	readonly records: Record<ObjectType, Map<string, PortalRecord>> = {
		contacts: new Map(),
		tasks: new Map(),
	};
	readonly properties: Record<ObjectType, Map<string, PropertyDefinition>>;
	readonly groups = new Map<string, Group>();
	readonly lists = new Map<string, PortalList>();
	readonly owners: Owner[] = [];
	/** Id of a contact that was merged → id of what it became. */
	readonly mergedInto = new Map<string, string>();
	/** Id of a task → ids of its contacts. */
	readonly contactsOfTask = new Map<string, Set<string>>();
	/** Contact by each of its addresses. */
	readonly contactByEmail = new Map<string, string>();
	/** What happened, for webhooks. */
	readonly happened: PortalEvent[] = [];
	private lastId = 50;
	private random: number;

	constructor(settings: Partial<PortalSettings> & Pick<PortalSettings, 'clock'>) {
		this.settings = { ...DEFAULTS, ...settings };
		this.random = this.settings.seed;
		const named = (type: ObjectType) =>
			new Map(builtInProperties(type).map((property) => [property.name, property]));
		this.properties = { contacts: named('contacts'), tasks: named('tasks') };
	}

	now(): number {
		return this.settings.clock.now();
	}

	newId(): string {
		return String(++this.lastId);
	}

	/** A record under its id or one it was merged from; null for none and for an archived one. */
	find(type: ObjectType, id: string): PortalRecord | null {
		let current = id;
		for (let next = this.mergedInto.get(current); next; next = this.mergedInto.get(current))
			current = next;
		const record = this.records[type].get(current);
		return record && !record.archived ? record : null;
	}

	/** Notes that a record is what it is from now on. */
	keepVersion(record: PortalRecord): void {
		record.versions.push({ at: this.now(), values: record.archived ? null : { ...record.values } });
	}

	/** The records as somebody sees them who is so late. */
	*seenLate(type: ObjectType, lagMs: number): Generator<{ id: string; values: Values }> {
		const until = this.now() - lagMs;
		for (const { id, versions } of this.records[type].values()) {
			const values = versions.findLast(({ at }) => at <= until)?.values;
			if (values) yield { id, values };
		}
	}

	/** Repeatable chance, 0 to below 1. */
	chance(): number {
		this.random = (this.random * 1_103_515_245 + 12_345) % 2_147_483_648;
		return this.random / 2_147_483_648;
	}

	shuffled<Item>(items: readonly Item[]): Item[] {
		return items
			.map((item) => ({ item, at: this.chance() }))
			.sort((a, b) => a.at - b.at)
			.map(({ item }) => item);
	}
}

/** One thing that webhooks tell. */
export interface PortalEvent {
	subscriptionType: string;
	objectId: string;
	propertyName?: string;
	propertyValue?: string | null;
	occurredAt: number;
}
