const SIGNS: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** A text as it can stand in HTML, in quotes too. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);
}
