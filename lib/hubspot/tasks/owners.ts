import type { HubSpot } from '../calls/HubSpot';
import { normaliseEmail } from '../email';
import { HubSpotError } from '../errors';
import { countFound, type SearchFilter } from '../pull/everyPage';
import { shortened } from '../text';
import { COMPLETED } from './openTasks';

/**
 * The owner with an e-mail address.
 *
 * @returns HubSpot's owner id, which is not the user id
 * @throws {HubSpotError} `unknown-owner`
 */
export async function findOwner(hubspot: HubSpot, email: string): Promise<string> {
	const address = normaliseEmail(email) ?? '';
	const { results } = await hubspot.call('read', 'looking up an owner', (client) =>
		client.crm.owners.ownersApi.getPage(address),
	);
	const owner = results.find((one) => !one.archived && one.email?.toLowerCase() === address);
	if (owner) return owner.id;
	throw new HubSpotError(
		'unknown-owner',
		`Nobody in the HubSpot account has the e-mail address "${shortened(email)}"`,
		'Use the address the recruiter logs in to HubSpot with (Settings → Users & Teams).',
	);
}

/** How many open tasks each owner has, ours and others. */
export async function countOpenTasks(
	hubspot: HubSpot,
	ownerIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
	const counts = new Map<string, number>();
	for (const ownerId of new Set(ownerIds)) {
		const filters = [
			{ propertyName: 'hubspot_owner_id', operator: 'EQ', value: ownerId },
			{ propertyName: 'hs_task_status', operator: 'NEQ', value: COMPLETED },
		] as SearchFilter[];
		counts.set(ownerId, await countFound(hubspot, 'tasks', filters));
	}
	return counts;
}
