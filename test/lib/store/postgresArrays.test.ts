import fc from 'fast-check';
import { bigintArray, intArray, textArray } from '../../../lib/store/postgres/arrays';
import { useServer } from '../../support/postgres/useServer';

jest.setTimeout(60_000);

const SEED = 20260106;
const text = fc.string({ unit: 'grapheme' }).map((one) => one.replaceAll('\0', ''));
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe('arrays on their way to PostgreSQL', () => {
	const server = useServer();

	/** What the server takes them for. */
	const read = async (type: string, array: Buffer) => {
		const [row] = await server.current.admin(
			`SELECT to_json($1::${type}[]) AS values, cardinality($1::${type}[]) AS size`,
			[array],
		);
		return row.size === 0 ? [] : row.values;
	};

	it.each([
		['text', fc.array(fc.option(text)), textArray],
		['integer', fc.array(fc.option(int)), intArray],
		['bigint', fc.array(fc.maxSafeInteger()), bigintArray],
	] as const)('of %s arrive as they are', async (type, arrays, encode) => {
		const property = fc.asyncProperty(arrays as fc.Arbitrary<never[]>, async (values) => {
			expect(await read(type, encode(values))).toEqual(values);
		});
		await fc.assert(property, { seed: SEED, numRuns: 300 });
	});

	it('may be long', async () => {
		const long = Array.from({ length: 20_000 }, (_, i) => `${i} ${'é'.repeat(i % 50)}`);
		expect(await read('text', textArray(long))).toEqual(long);
	});
});
