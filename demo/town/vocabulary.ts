const jobs = [
	'verpleegkundige',
	'wijkverpleegkundige',
	'monteur-elektrotechniek',
	'java-developer',
	'data-engineer',
	'financial-controller',
	'salarisadministrateur',
	'docent-wiskunde',
	'projectleider-infra',
	'werkvoorbereider',
	'logistiek-planner',
	'vrachtwagenchauffeur',
	'hr-adviseur',
	'inkoper',
] as const;

const cities = ['utrecht', 'zwolle', 'eindhoven', 'groningen', 'breda', 'arnhem'] as const;

/** Vacancy ids as an ATS would write them. */
export const vacancies: readonly string[] = jobs.flatMap((job, i) =>
	cities
		.filter((_, j) => (i + j) % 2 === 0)
		.map((city, j) => `VAC-${1000 + i * 10 + j}-${job}-${city}`),
);

export const articles = [
	'/blog/zo-schrijf-je-een-cv-dat-gelezen-wordt',
	'/blog/salaris-onderhandelen-in-vijf-stappen',
	'/blog/een-dag-mee-met-een-wijkverpleegkundige',
	'/blog/van-zij-instromer-naar-monteur',
	'/blog/werken-in-de-techniek-zonder-diploma',
	'/blog/thuiswerken-wat-mag-je-verwachten',
	'/blog/eerste-werkdag-wat-neem-je-mee',
] as const;

export const videos = [
	'collega-aan-het-woord-fatima',
	'rondleiding-werkplaats',
	'sollicitatietips',
];

export const assets = ['salarisgids-2026', 'whitepaper-overstappen-naar-de-zorg', 'benchmark-it'];

export const webinars = ['webinar-loopbaan-in-beweging', 'webinar-werken-als-zij-instromer'];

export const pages = ['/', '/vacatures', '/over-ons', '/werken-bij', '/contact', '/locaties'];

export const campaigns = ['voorjaar-zorg', 'techniek-regio-oost', 'it-talent', 'open-dag'] as const;

export const channels = ['google', 'linkedin', 'indeed', 'facebook', 'instagram'] as const;

export const firstNames = [
	'Sanne',
	'Daan',
	'Fatima',
	'Jeroen',
	'Lotte',
	'Mohammed',
	'Eline',
	'Ruben',
	'Naima',
	'Thijs',
	'Femke',
	'Emre',
	'Iris',
	'Bas',
	'Chantal',
	'Joost',
] as const;

export const lastNames = [
	'deVries',
	'Jansen',
	'vandenBerg',
	'Bakker',
	'Yilmaz',
	'Visser',
	'Smit',
	'deBoer',
	'Mulder',
	'elAmrani',
	'Hoekstra',
	'Postma',
] as const;
