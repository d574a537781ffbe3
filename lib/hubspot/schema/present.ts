import { isHubSpotError } from '../errors';
import type { HubSpot } from '../calls/HubSpot';
import { inParallel } from '../calls/batches';
import type { WantedSchema } from './wanted';

/** HubSpot's id of the kind of record "contact". */
export const CONTACTS = '0-1';

/** A choice as HubSpot keeps it. */
export interface PresentOption {
	value: string;
	label: string;
	displayOrder?: number;
	hidden: boolean;
	description?: string;
}

/** A property that HubSpot has. */
export interface PresentProperty {
	name: string;
	type: string;
	fieldType: string;
	options: PresentOption[];
}

/** A segment that HubSpot has. */
export interface PresentSegment {
	listId: string;
	name: string;
	/** `DYNAMIC` for one that fills itself. */
	processingType: string;
}

/** What HubSpot has of what is wanted. */
export interface PresentSchema {
	hasGroup: boolean;
	/** By internal name. */
	properties: ReadonlyMap<string, PresentProperty>;
	/** By name. */
	segments: ReadonlyMap<string, PresentSegment>;
}

/** Reads what HubSpot has of what is wanted: two calls, and one for each segment. */
export async function readSchema(hubspot: HubSpot, wanted: WantedSchema): Promise<PresentSchema> {
	const names = wanted.segments.map(({ name }) => name);
	const [group, properties, segments] = [
		await readGroup(hubspot, wanted.group.name),
		await readProperties(hubspot),
		await readSegments(hubspot, names),
	];
	return { hasGroup: group, properties, segments };
}

/** All properties of HubSpot's contacts, by internal name; archived ones are not among them. */
export async function readProperties(
	hubspot: HubSpot,
): Promise<ReadonlyMap<string, PresentProperty>> {
	const { results } = await hubspot.call('read', 'reading the properties of contacts', (client) =>
		client.crm.properties.coreApi.getAll('contacts'),
	);
	return new Map(results.map((property) => [property.name, property]));
}

/** The segments with these names, as far as there are any. */
export async function readSegments(
	hubspot: HubSpot,
	names: readonly string[],
): Promise<ReadonlyMap<string, PresentSegment>> {
	const found = await inParallel(names, (name) => readSegment(hubspot, name));
	return new Map(found.filter((one) => one !== null).map((one) => [one.name, one]));
}

/** Asked for without its filters: HubSpot's client cannot read filters newer than itself. */
async function readSegment(hubspot: HubSpot, name: string): Promise<PresentSegment | null> {
	const answer = await orNull(
		hubspot.call('read', 'reading the segments', (client) =>
			client.crm.lists.listsApi.getByName(name, CONTACTS, false),
		),
	);
	if (answer === null) return null;
	const { listId, processingType } = answer.list;
	return { listId, name, processingType };
}

async function readGroup(hubspot: HubSpot, name: string): Promise<boolean> {
	const group = await orNull(
		hubspot.call('read', 'reading the property groups', (client) =>
			client.crm.properties.groupsApi.getByName('contacts', name),
		),
	);
	return group !== null;
}

async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
	try {
		return await asked;
	} catch (error) {
		if (isHubSpotError(error) && error.code === 'not-found') return null;
		throw error;
	}
}
