/** What a table holds of people, and so what becomes of it when one asks for a copy or to be erased. */
export type TableRight =
	/** Rows of one person, found by these columns: copied on export, deleted on erasure. */
	| { holds: 'person'; by: readonly string[] }
	/** Rows about one person that must outlive them: copied on export, emptied of what they say on erasure. */
	| { holds: 'proof'; by: readonly string[]; emptied: string }
	/** Rows about an e-mail address, in this column: copied and deleted with whose address it is. */
	| { holds: 'addresses'; by: readonly string[] }
	/** Texts in which a person may be named: searched for what identifies them. */
	| { holds: 'texts' }
	/** Nothing that leads to a person. */
	| { holds: 'nobody' };

/**
 * Every table there is. Erasure and export go by this list and by nothing else: a table that is not on it fails the
 * tests of both.
 */
export const TABLE_RIGHTS = {
	candidate: { holds: 'person', by: ['id', 'merged_into'] },
	identity: { holds: 'person', by: ['candidate_id'] },
	event: { holds: 'person', by: ['candidate_id'] },
	snapshot: { holds: 'person', by: ['candidate_id'] },
	tally: { holds: 'person', by: ['candidate_id'] },
	transition: { holds: 'person', by: ['candidate_id'] },
	pruned_tally: { holds: 'person', by: ['candidate_id'] },
	sync_state: { holds: 'person', by: ['candidate_id'] },
	candidate_merge: { holds: 'person', by: ['survivor_id', 'absorbed_id'] },
	suppression: { holds: 'addresses', by: ['address'] },
	bounce: { holds: 'addresses', by: ['address'] },
	enrolment: { holds: 'person', by: ['candidate_id'] },
	send: { holds: 'person', by: ['candidate_id'] },
	routed: { holds: 'person', by: ['candidate_id'] },
	// Who did what to whom, and when, stays; why, which may name the person, does not.
	audit: { holds: 'proof', by: ['candidate_id'], emptied: 'details' },
	inbox: { holds: 'texts' },
	quarantine: { holds: 'texts' },
	// Examples in a draft, and those a published version was tested with.
	model: { holds: 'texts' },
	// Salted hashes, and what other systems still have to remove of somebody who is not here any more.
	erased: { holds: 'nobody' },
	erasure: { holds: 'nobody' },
	sequence: { holds: 'nobody' },
	send_quota: { holds: 'nobody' },
	scored_model: { holds: 'nobody' },
	sync_target: { holds: 'nobody' },
	note: { holds: 'nobody' },
	turn: { holds: 'nobody' },
	transition_reader: { holds: 'nobody' },
} as const satisfies Record<string, TableRight>;

/** A table whose meaning for a person's rights is known. */
export type KnownTable = keyof typeof TABLE_RIGHTS;

type Personal = {
	[Table in KnownTable]: (typeof TABLE_RIGHTS)[Table] extends { by: readonly string[] }
		? Table
		: never;
}[KnownTable];

/** The tables whose rows belong to one person each. */
export type PersonalTable = Personal;

/** The tables that hold something of a person. */
export const PERSONAL_TABLES = (Object.keys(TABLE_RIGHTS) as KnownTable[]).filter(
	(table): table is PersonalTable => 'by' in TABLE_RIGHTS[table],
);
