import { addAudit } from './audit';
import type { Desk } from './desk';
import { findPerson, keysOf } from './people';
import type { Deed, PersonCopy } from './rights';
import { PERSONAL_TABLES } from './tableRights';

/** Copies everything of a person, inside the caller's transaction, and notes that; null for an unknown one. */
export async function copyPerson(
	desk: Desk,
	candidateId: number,
	{ by, reason }: Deed,
	atMs: number,
): Promise<PersonCopy | null> {
	const person = await findPerson(desk, candidateId);
	if (!person) return null;
	await addAudit(desk, {
		at: atMs,
		action: 'exported',
		who: by,
		candidateId: person.candidateId,
		details: { reason },
	});
	const keyOf = await keysOf(desk, person.ids);
	const tables = {} as PersonCopy['tables'];
	for (const table of PERSONAL_TABLES)
		tables[table] = await desk.all(`copy_${table}`, keyOf(table));
	return { candidateId: person.candidateId, tables };
}
