/** A request as the twin understands it. */
export interface Ask {
	method: string;
	/** Path without version, e.g. `/objects/contacts/batch/upsert`: one for the numbered and the dated form. */
	path: string;
	query: URLSearchParams;
	body: unknown;
	/** Whether it came on a dated path. */
	isDated: boolean;
	token: Token;
}

/** A key to the portal. */
export interface Token {
	value: string;
	scopes: ReadonlySet<string>;
	/** UTC ms; null for never. */
	expiresAt: number | null;
}

const FORMS: ReadonlyArray<[path: RegExp, canonical: string, isDated: boolean]> = [
	[/^\/crm\/(objects|properties|lists|owners|associations)\/2026-\d\d(?:-beta)?/, '/$1', true],
	[/^\/account-info\/2026-\d\d(?:-beta)?/, '/account-info', true],
	[/^\/crm\/v[34]\/(objects|properties|lists|owners|associations)/, '/$1', false],
	[/^\/account-info\/v3/, '/account-info', false],
];

/** A path in its one form; null for one the twin does not serve. `paths.dated` */
export function canonicalPath(path: string): { path: string; isDated: boolean } | null {
	const form = FORMS.find(([pattern]) => pattern.test(path));
	if (!form) return null;
	const canonical = path.replace(form[0], form[1]).replace(/\/+$/, '');
	return { path: canonical.split('/').map(decodeURIComponent).join('/'), isDated: form[2] };
}
