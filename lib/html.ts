const SIGNS: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** A text as it can stand in HTML and XML, between quotes too. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);
}

/** A text as it can stand between tags; quotes stay as they are. */
export function escapeText(text: string): string {
	return text.replace(/[&<>]/g, (sign) => SIGNS[sign]);
}
