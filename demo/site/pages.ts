import { Liquid } from 'liquidjs';

/** Addresses that the pages of the career site name. */
export interface Addresses {
	/** Of the tracking's endpoints, with a slash at its end. */
	tracking: string;
	/** The site's own origin. */
	site: string;
}

const VACANCIES = [
	{ id: 'nurse-utrecht', title: 'Nurse', city: 'Utrecht' },
	{ id: 'carer-ede', title: 'Carer', city: 'Ede' },
	{ id: 'planner-arnhem', title: 'Planner', city: 'Arnhem' },
];

const engine = new Liquid({ root: __dirname, extname: '.html', cache: true });

/**
 * The page at a path of the career site: a vacancy, the app at every path below `/app/`, or the file of that name.
 *
 * @throws when there is no such page
 */
export async function renderPage(pathname: string, addresses: Addresses): Promise<string> {
	const vacancy = VACANCIES.find(({ id }) => pathname === `/vacancies/${id}`);
	if (vacancy) {
		const name = `${vacancy.title} in ${vacancy.city}`;
		return engine.renderFile('parts/vacancy', { ...addresses, vacancies: [vacancy], name });
	}
	const file = pathname.startsWith('/app/') ? 'app' : pathname.slice(1) || 'index';
	return engine.renderFile(file, { ...addresses, vacancies: VACANCIES });
}
