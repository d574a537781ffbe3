import type { Portal } from './portal';
import { membersOf } from './lists';
import { contactsOf } from './tasks';

/** Rows shown of a table; the rest is counted. */
const ROWS = 50;

/** The portal as a page: bucket chart, segments, tasks, contacts. */
export function renderPage(portal: Portal): string {
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>HubSpot twin</title><style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; color: #213343; }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem }
table { border-collapse: collapse; width: 100% } td, th { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #dfe3eb; vertical-align: top }
td:last-child { min-width: 24rem; white-space: pre-line }
text { font: 13px system-ui, sans-serif; fill: #213343 } rect { fill: #ff7a59 }
</style></head><body>
<h1>HubSpot twin</h1>
${chart(portal)}
${segments(portal)}
${tasks(portal)}
${contacts(portal)}
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
			values.hs_timestamp ?? '',
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

function contacts(portal: Portal): string {
	const names = ['cand_score', 'cand_bucket', 'cand_phase', 'cand_medal', 'cand_reason'];
	const rows = living(portal)
		.sort((a, b) => Number(b.values.cand_score ?? -1) - Number(a.values.cand_score ?? -1))
		.map(({ values }) => [values.email ?? '', ...names.map((name) => values[name] ?? '')]);
	return table('Contacts', ['e-mail', ...names.map((name) => name.replace('cand_', ''))], rows);
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
	return `<h2>${title} (${rows.length})</h2><table>${cells('th', head)}${body}</table>${more}`;
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
