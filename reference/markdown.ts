/** A table in Markdown; cells are Markdown already. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Plain words, or the little HTML that n8n shows, as a Markdown cell. */
export function text(words: string): string {
	return words
		.replace(/`[^`]*`|<code>.*?<\/code>|[[\]]/g, (part) => (part.length === 1 ? `\\${part}` : part))
		.replace(/<a href="([^"]+)"[^>]*>(.*?)<\/a>/g, '[$2]($1)')
		.replace(/<code>(.*?)<\/code>/g, '`$1`')
		.replace(/<[^>]+>/g, '')
		.replaceAll('|', '\\|')
		.replaceAll('\n', ' ')
		.trim();
}
