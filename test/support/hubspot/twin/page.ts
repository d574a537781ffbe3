import type { Portal } from './portal';
import { membersOf } from './lists';
import { contactsOf } from './tasks';

/** Rows shown of a table; the rest is counted. */
const ROWS = 50;

const STYLE = `
:root { --ink: #213343; --line: #dfe3eb; --paper: #fff; --ground: #f5f8fa; --bar: #d9532c; color-scheme: light dark }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --line: #35414d; --paper: #1b222a; --ground: #11161b; --bar: #ff8f73 } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; color: var(--ink); background: var(--ground) }
header, main { max-width: 72rem; margin: 0 auto; padding: .5rem 1.5rem }
h1 { font-size: 1.5rem; margin: .8rem 0 .2rem } h2 { font-size: 1.1rem; margin: 1.6rem 0 .5rem } header p { margin: 0 }
.scroll { overflow: auto; max-height: 30rem; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem }
table { border-collapse: collapse; width: 100% } td, th { text-align: left; padding: .35rem .7rem; border-bottom: 1px solid var(--line); vertical-align: top }
td { overflow-wrap: anywhere } td:last-child { min-width: 24rem; white-space: pre-line; overflow-wrap: normal }
svg { display: block; max-width: 100%; padding: .6rem .9rem; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem }
form { margin-top: 1.6rem }
text { font: 14px system-ui, sans-serif; fill: var(--ink) } rect { fill: var(--bar) }
`;

/**
 * The portal as a page: bucket chart, segments, tasks, contacts, and the properties that were added.
 *
 * @param find - only contacts in whose address it stands
 */
export function renderPage(portal: Portal, find = ''): string {
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>HubSpot twin</title><style>${STYLE}</style></head><body>
<header><h1>HubSpot twin</h1><p>A stand-in that answers as HubSpot would. What a recruiter finds there:</p></header>
<main>
${chart(portal)}
${segments(portal)}
${tasks(portal)}
<form><label>Find a contact by address <input type="search" name="find" value="${escape(find)}"></label></form>
${contacts(portal, find)}
${properties(portal)}
</main>
</body></html>`;
}

function chart(portal: Portal): string {
	const options = portal.properties.contacts.get('cand_bucket')?.options ?? [];
	if (options.length === 0) return '<p>No bucket property yet: run Set Up.</p>';
	const counts = options.map(({ label, value }) => ({
		label,
		count: living(portal).filter(({ values }) => values.cand_bucket === value).length,
	}));
	const most = Math.max(1, ...counts.map(({ count }) => count));
	const bars = counts.map(({ label, count }, i) => {
		const [y, width] = [i * 30, (count / most) * 480];
		return `<text x="0" y="${y + 19}">${escape(label)}</text><rect x="110" y="${y + 4}" width="${width}" height="20" rx="3"></rect><text x="${width + 118}" y="${y + 19}">${count}</text>`;
	});
	return `<h2>Contacts by candidate bucket</h2><svg width="680" height="${counts.length * 30}" role="img" aria-label="Contacts by candidate bucket">${bars.join('')}</svg>`;
}

function segments(portal: Portal): string {
	const rows = [...portal.lists.values()]
		.filter(({ deletedAt }) => deletedAt === null)
		.map((list) => [
			list.name,
			list.processingType,
			String(membersOf(portal, list)?.length ?? 'filling'),
		]);
	return table('Segments', ['name', 'kind', 'contacts'], rows);
}

function tasks(portal: Portal): string {
	const rows = [...portal.records.tasks.values()]
		.filter(({ archived }) => !archived)
		.reverse()
		.map(({ id, values }) => [
			values.hs_task_subject ?? '',
			values.hs_task_status ?? '',
			momentOf(values.hs_timestamp),
			portal.owners.find((owner) => owner.id === values.hubspot_owner_id)?.email ?? '',
			contactsOf(portal, id)
				.map((contactId) => nameOf(portal, contactId))
				.join(', '),
			(values.hs_task_body ?? '')
				.replace(/<\/(p|li|h\d)>|<br ?\/?>/g, '\n')
				.replace(/<[^>]+>/g, '')
				.trim(),
		]);
	return table('Tasks', ['subject', 'status', 'due', 'owner', 'contact', 'text'], rows);
}

/** To the minute, UTC. */
function momentOf(timestamp: string | null | undefined): string {
	return (timestamp ?? '').replace('T', ' ').slice(0, 16);
}

function contacts(portal: Portal, find: string): string {
	const names = ['cand_score', 'cand_bucket', 'cand_phase', 'cand_medal', 'cand_reason'];
	const rows = living(portal)
		.filter(({ values }) => (values.email ?? '').includes(find.trim().toLowerCase()))
		.sort((a, b) => Number(b.values.cand_score ?? -1) - Number(a.values.cand_score ?? -1))
		.map(({ values }) => [values.email ?? '', ...names.map((name) => values[name] ?? '')]);
	return table('Contacts', ['e-mail', ...names.map((name) => name.replace('cand_', ''))], rows);
}

function properties(portal: Portal): string {
	const rows = [...portal.properties.contacts.values()]
		.filter(({ name }) => name.startsWith('cand_'))
		.map(({ name, label, type }) => [label, name, type]);
	return table('Properties that were added to contacts', ['label', 'name', 'type'], rows);
}

function living(portal: Portal) {
	return [...portal.records.contacts.values()].filter(({ archived }) => !archived);
}

function nameOf(portal: Portal, id: string): string {
	return portal.find('contacts', id)?.values.email ?? id;
}

function table(title: string, head: readonly string[], rows: readonly string[][]): string {
	const cells = (tag: string, row: readonly string[]) =>
		`<tr>${row.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
	const more = rows.length > ROWS ? `<p>and ${rows.length - ROWS} more</p>` : '';
	const body = rows
		.slice(0, ROWS)
		.map((row) => cells('td', row))
		.join('');
	return `<h2>${title} (${rows.length})</h2><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead>${cells('th', head)}</thead><tbody>${body}</tbody></table></div>${more}`;
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
