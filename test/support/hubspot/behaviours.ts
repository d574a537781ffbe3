/**
 * How sure it is that HubSpot does this: documented (D), in its published specification (S), observed by others on a
 * live account (O), or not verified by anybody we know of (U).
 */
export type Mark = 'D' | 'S' | 'O' | 'U';

export interface Behaviour {
	what: string;
	mark: Mark;
	/** A page of HubSpot's documentation or changelog under developers.hubspot.com, or who observed it. */
	source: string;
}

const ERRORS = 'docs/api-reference/error-handling';
const OBJECTS = 'docs/api-reference/latest/crm/using-object-apis';
const CONTACTS = 'docs/api-reference/latest/crm/objects/contacts/guide';
const PROPERTIES = 'docs/api-reference/latest/crm/properties/guide';
const LISTS = 'docs/api-reference/latest/crm/lists/guide';
const SEARCH = 'docs/api-reference/latest/crm/search-the-crm';
const TASKS = 'docs/api-reference/latest/crm/activities/tasks/guide';
const USAGE = 'docs/developer-tooling/platform/usage-guidelines';
const VALUES = 'changelog/upcoming-increased-validation-for-contact-updates-made-through-apis';
const SPEC = 'OpenAPI files of 2026-08';
const LIVE = 'property calls on a developer test account, public repository, 2026-09';
const PROBED = 'upserts and limits on a live portal with a service key, public repository, 2026';
const RECORDED = 'bodies recorded by amp-labs/connectors, 2025 and 2026';

/** What HubSpot does that can be seen with one key and a portal of one's own: checked on the twin and, with a key, live. */
export const VISIBLE = {
	'auth.missing': {
		what: 'a call without a key is 401 INVALID_AUTHENTICATION',
		mark: 'D',
		source: ERRORS,
	},
	'paths.dated': { what: 'the dated paths answer like the numbered ones', mark: 'S', source: SPEC },
	'limits.headers': {
		what: 'answers tell what is left in the window, searches do not',
		mark: 'D',
		source: USAGE,
	},
	'batch.tooMany': { what: '101 inputs are 400', mark: 'D', source: OBJECTS },
	'batch.duplicates': {
		what: 'the same id twice refuses the whole batch',
		mark: 'O',
		source: RECORDED,
	},
	'batch.allOrNothing': {
		what: 'without trace ids one bad record refuses all, and nothing is written',
		mark: 'O',
		source: PROBED,
	},
	'batch.partly': {
		what: 'with trace ids the good ones are written, 207 names the bad ones',
		mark: 'O',
		source: PROBED,
	},
	'contacts.normalised': {
		what: 'e-mail addresses are kept in lower case (trimming them: not verified)',
		mark: 'O',
		source: PROBED,
	},
	'contacts.conflict': {
		what: 'creating a known address is 409 with the id of the contact',
		mark: 'O',
		source: RECORDED,
	},
	'contacts.upsert': {
		what: 'an upsert by e-mail creates, then updates',
		mark: 'D',
		source: CONTACTS,
	},
	'contacts.upsertUnique': {
		what: 'an upsert by a property that is not unique is 400',
		mark: 'O',
		source: PROBED,
	},
	'contacts.notFound': {
		what: 'a read of unknown ids is 207 and names them',
		mark: 'O',
		source: RECORDED,
	},
	'contacts.merged': {
		what: 'a merge makes a new record; both former ids lead to it',
		mark: 'D',
		source: 'changelog/updated-merge-functionality-for-contacts-and-companies',
	},
	'values.unknownProperty': {
		what: 'an unknown property is 400 PROPERTY_DOESNT_EXIST',
		mark: 'D',
		source: OBJECTS,
	},
	'values.option': {
		what: 'a value that is no option is 400 INVALID_OPTION',
		mark: 'D',
		source: OBJECTS,
	},
	'values.number': { what: 'a number with thousands separators is 400', mark: 'D', source: VALUES },
	'values.date': {
		what: 'a date is YYYY-MM-DD or midnight UTC in ms',
		mark: 'D',
		source: 'docs/faq/how-should-timestamps-be-formatted-for-hubspots-apis',
	},
	'values.cleared': {
		what: 'an empty text clears, and is read as null',
		mark: 'D',
		source: OBJECTS,
	},
	'schema.exists': { what: 'creating a property that exists is 409', mark: 'O', source: LIVE },
	'schema.unknown': { what: 'an unknown property or group is 404', mark: 'O', source: LIVE },
	'schema.optionsReplaced': {
		what: 'options sent replace the list; left out, they stay',
		mark: 'O',
		source: LIVE,
	},
	'schema.revived': {
		what: 'creating an archived property brings it back',
		mark: 'O',
		source: LIVE,
	},
	'schema.pairs': { what: 'a type only goes with its field types', mark: 'D', source: PROPERTIES },
	'search.late': {
		what: 'a search finds what was written a moment later',
		mark: 'D',
		source: SEARCH,
	},
	'search.limits': {
		what: 'more than 200 in a page, or beyond 10,000, is 400',
		mark: 'D',
		source: SEARCH,
	},
	'lists.shape': { what: 'a filter that is no OR of ANDs is 400', mark: 'D', source: LISTS },
	'lists.uniqueName': { what: 'a list name that is taken is refused', mark: 'U', source: LISTS },
	'lists.dynamicIsFilled': {
		what: 'a dynamic list fills itself and tells its size',
		mark: 'D',
		source: LISTS,
	},
	'lists.dynamicNotByHand': {
		what: 'adding to a dynamic list by hand is 400',
		mark: 'D',
		source: LISTS,
	},
	'tasks.due': { what: 'a task without hs_timestamp is 400', mark: 'D', source: TASKS },
	'tasks.owner': { what: 'an owner that does not exist is 400', mark: 'U', source: TASKS },
	'tasks.twice': { what: 'two creates make two tasks', mark: 'S', source: SPEC },
	'tasks.associated': {
		what: 'type 204 ties a task to a contact, seen from both ends',
		mark: 'D',
		source: TASKS,
	},
	'owners.byEmail': { what: 'owners are found by e-mail address', mark: 'D', source: TASKS },
} as const satisfies Record<string, Behaviour>;

/** What takes a fault, another account, or time to see: checked on the twin only. */
export const HIDDEN = {
	'auth.expired': {
		what: 'an expired key is 401 EXPIRED_AUTHENTICATION',
		mark: 'O',
		source: 'airbytehq/airbyte issue 74726',
	},
	'auth.scopes': { what: 'a missing permission is 403 and named', mark: 'D', source: OBJECTS },
	'auth.membershipScopes': {
		what: 'adding to a list takes the read permission too',
		mark: 'O',
		source: 'n8n-io/n8n pull 31190',
	},
	'limits.rolling': {
		what: 'one call too many in 10 s is 429 TEN_SECONDLY_ROLLING',
		mark: 'O',
		source: 'answers recorded in public repositories',
	},
	'limits.daily': {
		what: 'beyond the daily limit all is 429 DAILY until midnight of the account',
		mark: 'D',
		source: USAGE,
	},
	'limits.search': { what: 'a sixth search in a second is 429', mark: 'D', source: SEARCH },
	'limits.locked': { what: 'too many writes at once are 423', mark: 'D', source: ERRORS },
	'batch.history': {
		what: '51 inputs with history are 400',
		mark: 'O',
		source: 'answers recorded in public repositories',
	},
	'batch.historyValues': {
		what: 'a batch read with history tells what a property was from when on, the latest first',
		mark: 'S',
		source: SPEC,
	},
	'batch.shuffled': { what: 'results come in another order', mark: 'O', source: PROBED },
	'batch.conflictWithoutId': {
		what: 'a conflict in a batch without trace ids does not name the contact',
		mark: 'O',
		source: RECORDED,
	},
	'contacts.uniqueTaken': {
		what: 'a unique value of another contact is 409',
		mark: 'U',
		source: PROPERTIES,
	},
	'contacts.additionalEmail': {
		what: 'a contact is found by its further addresses',
		mark: 'U',
		source: CONTACTS,
	},
	'contacts.partialUpsert': {
		what: 'an upsert by e-mail may blank what it leaves out',
		mark: 'U',
		source: CONTACTS,
	},
	'values.readOnly': {
		what: 'hs_object_id and the dates of change cannot be written',
		mark: 'U',
		source: PROPERTIES,
	},
	'values.conditional': {
		what: 'dated paths enforce the required properties of the account',
		mark: 'D',
		source: 'changelog/crm-api-write-validation-enforcement',
	},
	'schema.sensitivity': {
		what: 'a dated batch read of properties needs dataSensitivity',
		mark: 'S',
		source: SPEC,
	},
	'schema.inUse': {
		what: 'a property that a list uses cannot be archived',
		mark: 'D',
		source: 'knowledge.hubspot.com/properties/organize-and-export-properties',
	},
	'schema.tenUnique': {
		what: 'an eleventh unique property is refused',
		mark: 'D',
		source: PROPERTIES,
	},
	'lists.processing': {
		what: 'a new list is PROCESSING before it is COMPLETE',
		mark: 'D',
		source: LISTS,
	},
	'lists.restored': {
		what: 'a deleted list can be restored within 90 days',
		mark: 'D',
		source: LISTS,
	},
	'tasks.contactGone': {
		what: 'a task for a contact that is not there is refused',
		mark: 'U',
		source: TASKS,
	},
	'associations.default': {
		what: 'the default association twice is one association',
		mark: 'D',
		source: 'docs/api-reference/latest/crm/associations',
	},
	'faults.afterCommit': {
		what: 'a write may be done although its answer never comes',
		mark: 'O',
		source: 'the network',
	},
	'webhooks.signed': {
		what: 'webhooks carry a v3 signature over the raw body',
		mark: 'D',
		source: 'docs/apps/developer-platform/build-apps/authentication/request-validation',
	},
	'webhooks.repeated': {
		what: 'webhooks come repeated and in any order',
		mark: 'D',
		source: 'docs/api-reference/webhooks',
	},
} as const satisfies Record<string, Behaviour>;

export type VisibleId = keyof typeof VISIBLE;
export type HiddenId = keyof typeof HIDDEN;
