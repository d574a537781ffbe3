import { findDescribed } from '../../../../lib/tracking/browser/structuredData';

const job = { '@type': 'JobPosting', title: 'Nurse', identifier: { value: 'V-17' } };

const findJob = (...values: unknown[]) =>
	findDescribed(
		values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
		/JobPosting$/,
	);

describe('the vacancy of a page, from its JSON-LD', () => {
	it.each([
		['alone', [job]],
		['among others', [{ '@type': 'Organization', name: 'Care' }, job]],
		['in a list', [[{ '@type': 'BreadcrumbList' }, job]]],
		['in a graph', [{ '@context': 'https://schema.org', '@graph': [{ '@type': 'WebSite' }, job] }]],
		['of several types', [{ ...job, '@type': ['Thing', 'JobPosting'] }]],
		['with its type written out', [{ ...job, '@type': 'https://schema.org/JobPosting' }]],
		['beside something broken', ['{"@type": "JobPosting",', job]],
	])('%s', (_, values) => {
		expect(findJob(...values)).toEqual({ subject: 'V-17', title: 'Nurse' });
	});

	it.each([
		['a text', { ...job, identifier: 'V-18' }, 'V-18'],
		['a number', { ...job, identifier: 18 }, '18'],
		['not there', { ...job, identifier: undefined }, undefined],
		['something else', { ...job, identifier: { value: { deep: 1 } } }, undefined],
	])('whose id is %s', (_, value, subject) => {
		expect(findJob(value)?.subject).toBe(subject);
	});

	it.each([
		['nothing', []],
		['something else', [{ '@type': 'Organization' }]],
		['a list of vacancies', [[job, { ...job, identifier: 'V-18' }]]],
		['no object', ['null', '7', '"x"', '[null]', '{"@graph": [null]}']],
	])('is none on a page with %s', (_, values) => {
		expect(findJob(...values)).toBeNull();
	});
});
