import { matchesAny, toPatterns } from '../../../../lib/tracking/browser/pattern';

describe('URL patterns', () => {
	it.each([
		['/vacancies/*', '/vacancies/nurse-utrecht', true],
		['/vacancies/*', '/vacancies', false],
		['/vacancies/*', '/vacancies/nurse/apply', false],
		['/vacancies/*/', '/vacancies/nurse', true],
		['/vacancies/**', '/vacancies/nurse/apply', true],
		['/jobs/*-job', '/jobs/nurse-job', true],
		['/blog/*, /stories/*', '/stories/a-day', true],
		['/blog/* /stories/*', '/blog/a-day', true],
		['/blog/*', '/en/blog/a-day', false],
		['/a.b/*', '/axb/c', false],
		['/a(b/*', '/a(b/c', true],
		['', '/', false],
		[undefined, '/', false],
	])('%s and %s: %s', (list, path, matches) => {
		expect(matchesAny(toPatterns(list), path)).toBe(matches);
	});
});
