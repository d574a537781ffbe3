import type { ParsedMail } from './readIncoming';

/** A mail as mail triggers give it that take it to pieces with `mailparser`: header lines, text, and files. */
export interface Resolved {
	/** By name in lower case: the whole line, name and all. */
	headers: Readonly<Record<string, unknown>>;
	text: string;
	/** Of the sender. */
	from?: string;
	files: ReadonlyArray<{ type: string; content: Uint8Array }>;
}

const REPORT = 'message/delivery-status';

/** What `mailparser` took to pieces; it puts the report of a bounce, which is a part of its own, behind the text. */
export function toParsed({ headers, text, from, files }: Resolved): ParsedMail {
	const lines = Object.entries(headers).map(([name, line]) => ({
		key: name.toLowerCase(),
		value: valueOf(String(line)),
	}));
	const type = lines.find(({ key }) => key === 'content-type')?.value ?? '';
	const isBounce =
		/report-type\s*=\s*"?delivery-status/i.test(type) &&
		!files.some((file) => file.type === REPORT);
	return {
		headers: lines,
		from: { address: from },
		text,
		attachments: [
			...files.map((file) => ({ mimeType: file.type, content: file.content })),
			...(isBounce ? [{ mimeType: REPORT, content: text }] : []),
		],
	};
}

/** The value of a header line, its folds undone. */
function valueOf(line: string): string {
	return line
		.slice(line.indexOf(':') + 1)
		.replace(/\r?\n[ \t]+/g, ' ')
		.trim();
}
