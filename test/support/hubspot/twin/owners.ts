import { notFound, type Answer } from './answers';
import type { Ask } from './ask';
import type { Portal } from './portal';

/** Calls under `/owners`; null for one the twin does not serve. `owners.byEmail` */
export function owners(
	portal: Portal,
	{ method, query }: Ask,
	[id]: readonly string[],
): Answer | null {
	if (method !== 'GET') return null;
	const at = new Date(0).toISOString();
	const shown = portal.owners.map((owner) => ({
		...owner,
		createdAt: at,
		updatedAt: at,
		type: 'PERSON',
	}));
	if (id !== undefined) {
		const owner = shown.find((one) => one.id === id);
		if (!owner) throw notFound();
		return { status: 200, body: owner };
	}
	const email = query.get('email')?.toLowerCase();
	const isArchived = query.get('archived') === 'true';
	const results = shown.filter(
		(one) =>
			one.archived === isArchived && (email === undefined || one.email.toLowerCase() === email),
	);
	return { status: 200, body: { results } };
}
