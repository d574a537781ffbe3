import { serveSite } from '../../demo/site/serve';

const TRACKING = 'http://localhost:5678/webhook/tracking/';

const sites: Array<Awaited<ReturnType<typeof serveSite>>> = [];

afterEach(async () => {
	for (const site of sites.splice(0)) await site.stop();
});

async function read(pathname: string) {
	const site = await serveSite({ trackingUrl: TRACKING });
	sites.push(site);
	const response = await fetch(site.url + pathname);
	return { status: response.status, text: await response.text(), url: site.url };
}

describe('the career site', () => {
	it.each([
		['/', 'Working at Lindenhof Care'],
		['/vacancies', 'Vacancies'],
		['/vacancies/nurse-utrecht', 'Nurse in Utrecht'],
		['/stories/a-day-on-the-ward', 'A day on the ward'],
		['/salary-guide', 'Salary guide 2026'],
		['/contact', 'Ask us anything'],
		['/apply', 'Apply'],
		['/thanks', 'Thank you'],
		['/app/vacancies/driver-ede', 'Find your job'],
	])('shows %s with the tracking script and the question of consent', async (page, heading) => {
		const { status, text } = await read(page);

		expect(status).toBe(200);
		expect(text).toContain(`<h1>${heading}</h1>`);
		expect(text).toContain(`src="${TRACKING}candidate.js"`);
		expect(text.match(/<button data-journey-consent=/g)).toHaveLength(2);
		expect(text).not.toMatch(/\{[{%]/);
	});

	it.each([
		['/vacancies', ['nurse-utrecht', 'carer-ede', 'planner-arnhem']],
		['/vacancies/carer-ede', ['carer-ede']],
		['/', []],
	])('names the vacancies of %s as search engines read them', async (page, ids) => {
		const { text } = await read(page);
		const postings = text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs);

		expect([...postings].map(([, posting]) => JSON.parse(posting ?? ''))).toMatchObject(
			ids.map((value) => ({ '@type': 'JobPosting', identifier: { value } })),
		);
	});

	it('leads from the contact form back to itself', async () => {
		const { text, url } = await read('/contact');

		expect(text).toContain(`name="next" value="${url}/thanks"`);
	});

	it('has no page for a vacancy that is not there', async () => {
		expect(await read('/vacancies/astronaut-ede')).toMatchObject({ status: 404 });
	});
});
