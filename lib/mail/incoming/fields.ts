/**
 * Reads groups of header fields with blank lines between them, as bounces and complaints carry them (RFC 3464, RFC
 * 5965).
 *
 * @returns one map per group, its names in lower case; of a field that stands several times, all values
 */
export function readFieldGroups(text: string): Array<Map<string, string[]>> {
	return text
		.replace(/\r\n?/g, '\n')
		.split(/\n[ \t]*\n/)
		.map(readFields)
		.filter(({ size }) => size > 0);
}

function readFields(group: string): Map<string, string[]> {
	const fields = new Map<string, string[]>();
	for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
		const colon = line.indexOf(':');
		if (colon < 1) continue;
		const name = line.slice(0, colon).trim().toLowerCase();
		fields.set(name, [...(fields.get(name) ?? []), line.slice(colon + 1).trim()]);
	}
	return fields;
}

/** The address in `rfc822; noor@example.com` or `<noor@example.com>`. */
export function addressIn(field: string | undefined): string | null {
	const address = field?.replace(/^\s*[\w-]+\s*;/, '').replace(/[<>\s]/g, '') ?? '';
	return address.includes('@') ? address : null;
}
