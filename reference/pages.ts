import { errorsPage } from './errors/page';
import { modelPage } from './model';
import { nodesPage } from './nodes';
import { requirementsPage } from './requirements/page';

/** The reference pages, by name of the file. */
export function pages(): Record<string, string> {
	const made = {
		'nodes.md': nodesPage(),
		'model.md': modelPage(),
		'errors.md': errorsPage(),
		'requirements.md': requirementsPage(),
	};
	const hint = '<!-- Made by `npm run reference`; a test fails when it is not up to date. -->';
	return Object.fromEntries(
		Object.entries(made).map(([name, page]) => [name, `${hint}\n\n${page}\n`]),
	);
}
