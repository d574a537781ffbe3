import { readdirSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '..');
const isLaw = (name: string) => /laws/i.test(name);
/** Fewer tests, for a quick look at a part of the engine: what they notice all would. */
const wanted = new RegExp(process.env.MUTATION_TESTS ?? '');

// All tests of the engine as one, so that a mutation run loads the engine once per mutant; the quick ones first.
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.test.ts') && wanted.test(name))
	.sort((a, b) => Number(isLaw(a)) - Number(isLaw(b)) || a.localeCompare(b));
try {
	for (const name of files) jest.requireActual(path.join(folder, name));
} catch (error) {
	it('loads', () => {
		throw error;
	});
}
