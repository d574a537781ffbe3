import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync, type BuildOptions } from 'esbuild';
import options from '../../../../lib/tracking/browser/esbuild.json';

const root = path.join(__dirname, '..', '..', '..', '..');

describe('the browser script', () => {
	const built = buildSync({ ...(options as BuildOptions), absWorkingDir: root, write: false });
	const [{ text: script }] = built.outputFiles;

	it('takes at most 4 KB on its way to the browser', () => {
		expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(4_096);
	});

	it('runs under a strict policy: it makes neither code nor HTML of texts', () => {
		expect(script).not.toMatch(
			/\beval\b|new Function|innerHTML|outerHTML|document\.write|insertAdjacent/,
		);
		expect(script).not.toMatch(/set(Timeout|Interval)\(["'`]|createElement|javascript:/);
	});

	it('stands on nothing but itself', () => {
		expect(built.warnings).toEqual([]);
		expect(script).not.toMatch(/\brequire\(|\bimport\b/);
	});
});
