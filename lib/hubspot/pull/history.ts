import { inParallel, partsOf } from '../calls/batches';
import type { HubSpot } from '../calls/HubSpot';

/** Most contacts HubSpot reads in one call with their history. */
const MOST = 50;

/** Since when each property of a contact is what it is, UTC ms, by its name. */
export type SetAt = ReadonlyMap<string, number>;

/**
 * Reads when contacts got the values they have: fifty in a call.
 *
 * A contact is changed by all sorts of things, our own writing among them; which of two places knows a value better is
 * told only by when it was set.
 *
 * @returns by HubSpot id; what HubSpot does not tell is left out
 */
export async function readSetAt(
	hubspot: HubSpot,
	hubspotIds: readonly string[],
	properties: readonly string[],
): Promise<ReadonlyMap<string, SetAt>> {
	const setAt = new Map<string, SetAt>();
	await inParallel(partsOf(hubspotIds, MOST), async (part) => {
		const { results } = await hubspot.call('read', 'reading when contacts were changed', (client) =>
			client.crm.contacts.batchApi.read({
				inputs: part.map((id) => ({ id })),
				properties: [],
				propertiesWithHistory: [...properties],
			}),
		);
		for (const { id, propertiesWithHistory } of results) {
			const entries = Object.entries(propertiesWithHistory ?? {}).flatMap(([name, values]) => {
				const at = Math.max(...values.map(({ timestamp }) => new Date(timestamp).getTime()));
				return Number.isFinite(at) ? [[name, at] as const] : [];
			});
			setAt.set(id, new Map(entries));
		}
	});
	return setAt;
}
