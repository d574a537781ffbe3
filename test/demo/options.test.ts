import { PORTS, readOptions } from '../../demo/options';

describe('readOptions', () => {
	it('begins at n8n’s own port, with every part on one of the next', () => {
		const { check, ports } = readOptions([]);
		expect(check).toBe(false);
		expect(ports).toEqual({ n8n: 5678, start: 5680, site: 5681, hubSpot: 5682, smtp: 5683 });
		expect(Math.max(...Object.values(ports)) - ports.n8n + 1).toBe(PORTS);
	});

	it('keeps two demos on different ports apart', () => {
		const [one, other] = ['6000', '6100'].map((port) => readOptions(['--port', port]));
		expect(one.stateFolder).not.toBe(other.stateFolder);
	});

	it('keeps pictures of a check out of the documentation unless asked', () => {
		const [check, pictures] = [['--check'], ['--pictures']].map(readOptions);
		expect(check.picturesFolder.startsWith(check.stateFolder)).toBe(true);
		expect(pictures).toMatchObject({ check: true });
		expect(pictures.picturesFolder).toMatch(/docs.pictures$/);
	});

	it.each([['--port', '0'], ['--port', '65531'], ['--port', 'many'], ['--fast']])(
		'refuses %s %s and says what it knows',
		(...argv) => {
			expect(() => readOptions(argv)).toThrow(/must be a number from 1 to 65530|Known options/);
		},
	);
});
