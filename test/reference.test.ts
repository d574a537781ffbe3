import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pages } from '../reference/pages';
import { codesOf, findTold } from '../reference/errors/find';
import { errorsPage } from '../reference/errors/page';
import { REQUIREMENTS } from '../reference/requirements/list';
import { idsIn, testsByRequirement } from '../reference/requirements/tests';

describe('the reference', () => {
	it('is up to date (otherwise: npm run reference)', () => {
		for (const [name, page] of Object.entries(pages()))
			expect([name, readFileSync(path.join(__dirname, '../docs/reference', name), 'utf8')]).toEqual(
				[name, page],
			);
	});

	it('has every requirement once, each with a test that names it, and no other', () => {
		const known = REQUIREMENTS.map(({ id }) => id);
		expect(new Set(known).size).toBe(known.length);
		const named = testsByRequirement();
		expect(known.filter((id) => !named.has(id))).toEqual([]);
		expect([...named.keys()].filter((id) => !known.includes(id))).toEqual([]);
	});

	it('has every error that has a name, with what it says and what to do', () => {
		const codes = codesOf('lib/store/errors.ts', 'StoreErrorCode').map(({ code }) => code);
		const told = findTold('lib/store', new Set(codes));
		expect(codes).toContain('locked');
		expect(codes.filter((code) => !told.some((one) => one.code === code))).toEqual([]);
		expect(told.filter(({ advice }) => advice === '')).toEqual([]);
		expect(errorsPage()).not.toMatch(/^\| `[\w-]+` \| {2}\|/m);
	});

	it('reads numbers that stand together', () => {
		expect(idsIn('(StD-04/05/06, PL-03..05, UP-S05/07)')).toEqual([
			'StD-04',
			'StD-05',
			'StD-06',
			'PL-03',
			'PL-04',
			'PL-05',
			'UP-S05',
			'UP-S07',
		]);
	});
});
