import type { Desk } from './desk';
import type { Identity } from './identity';
import type { InboxEvent } from './inbox';
import { readParcel, writeEvents, type ParcelRow } from './parcels';
import type { ErasureReport } from './rights';

/** Rows looked through at once. */
const PART = 500;

/** Whether a JSON text names somebody. */
export type NamesPerson = (json: string) => boolean;

/**
 * Tells whether a JSON text holds one of somebody's identities: an e-mail address anywhere, also as part of an address
 * of a page; an id as a whole text, since a short one may be part of anything.
 */
export function namesPerson(identities: readonly Identity[]): NamesPerson {
	const wanted = identities.map(({ kind, value }) => {
		const quoted = JSON.stringify(value.toLowerCase());
		return kind === 'email' ? quoted.slice(1, -1) : quoted;
	});
	return (json) => {
		const text = json.toLowerCase();
		return wanted.some((one) => text.includes(one));
	};
}

/** Takes a person's events out of what waits to be recorded. @returns how many there were */
export async function eraseFromInbox(desk: Desk, names: NamesPerson): Promise<number> {
	let erased = 0;
	for (let afterId = 0; ;) {
		const rows = await desk.all<Pick<ParcelRow, 'id' | 'events'>>('inboxPart', afterId, PART);
		for (const row of rows) if (names(row.events)) erased += await thinOut(desk, row, names);
		if (rows.length < PART) return erased;
		afterId = rows[rows.length - 1].id;
	}
}

async function thinOut(
	desk: Desk,
	row: Pick<ParcelRow, 'id' | 'events'>,
	names: NamesPerson,
): Promise<number> {
	const { events } = readParcel({ ...row, attempts: 0, event_count: 0 });
	const left = events.filter((event: InboxEvent) => !names(JSON.stringify(event)));
	if (left.length === 0) await desk.run('dropParcels', JSON.stringify([row.id]));
	else await desk.run('setParcel', row.id, writeEvents(left), left.length);
	return events.length - left.length;
}

/** Takes a person's events out of what was quarantined. @returns how many there were */
export async function eraseFromQuarantine(desk: Desk, names: NamesPerson): Promise<number> {
	const found: number[] = [];
	for (let afterId = 0; ;) {
		const rows = await desk.all<{ id: number; record: string }>('quarantinePart', afterId, PART);
		found.push(...rows.filter(({ record }) => names(record)).map(({ id }) => id));
		if (rows.length < PART) break;
		afterId = rows[rows.length - 1].id;
	}
	if (found.length > 0) await desk.run('dropQuarantined', JSON.stringify(found));
	return found.length;
}

interface ModelText {
	key: string;
	version: number;
	status: string;
	definition: string;
}

/** What became of the models that named somebody. */
export type ModelsErased = Pick<
	ErasureReport,
	'draftsCleaned' | 'versionsCleaned' | 'publishedMentions'
>;

/**
 * Puts a pseudonym in the place of a person: anywhere in a draft, and in the examples of a published version, of which
 * nothing else ever changes.
 */
export async function eraseFromModels(
	desk: Desk,
	identities: readonly Identity[],
	pseudonym: string,
): Promise<ModelsErased> {
	const names = namesPerson(identities);
	const report: ModelsErased = { draftsCleaned: [], versionsCleaned: [], publishedMentions: [] };
	for (const { key, version, status, definition } of await desk.all<ModelText>('modelTexts')) {
		if (!names(definition)) continue;
		const isDraft = status === 'draft';
		const cleaned = isDraft
			? redact(definition, names, pseudonym)
			: redactExamples(definition, names, pseudonym);
		if (cleaned !== definition) await desk.run('setModelText', key, version, cleaned);
		if (isDraft) report.draftsCleaned.push(key);
		else if (cleaned !== definition) report.versionsCleaned.push(`${key} version ${version}`);
		if (!isDraft && names(cleaned)) report.publishedMentions.push(`${key} version ${version}`);
	}
	return report;
}

/** Puts a pseudonym in the place of every text that names the person. */
function redact(json: string, names: NamesPerson, pseudonym: string): string {
	return JSON.stringify(JSON.parse(json), (_, value: unknown) =>
		typeof value === 'string' && names(JSON.stringify(value)) ? pseudonym : value,
	);
}

function redactExamples(json: string, names: NamesPerson, pseudonym: string): string {
	const { tests, ...model } = JSON.parse(json) as { tests?: unknown };
	if (!tests || !names(JSON.stringify(tests))) return json;
	return JSON.stringify({
		...model,
		tests: JSON.parse(redact(JSON.stringify(tests), names, pseudonym)) as unknown,
	});
}
