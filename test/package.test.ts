import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import manifest from '../package.json';

jest.setTimeout(300_000);

const ROOT = path.join(__dirname, '..');
const MAX_PACKED = 900_000;
const MAX_UNPACKED = 3_500_000;

interface Packed {
	filename: string;
	size: number;
	unpackedSize: number;
	files: Array<{ path: string; size: number }>;
}

function runNpm(...args: string[]): string {
	return String(
		execFileSync('npm', args, {
			cwd: ROOT,
			stdio: ['ignore', 'pipe', 'ignore'],
			maxBuffer: 2 ** 26,
		}),
	);
}

describe('what is published (MSR-33)', () => {
	let packed: Packed;
	let paths: string[];

	beforeAll(() => {
		if (!existsSync(path.join(ROOT, 'dist'))) runNpm('run', '--silent', 'build', '--', '--silent');
		const told = runNpm('pack', '--dry-run', '--json', '--ignore-scripts');
		[packed] = JSON.parse(told) as Packed[];
		paths = packed.files.map((file) => file.path);
	});

	it('is what n8n runs, the workflows and what people read, and nothing else', () => {
		const others = paths.filter(
			(file) => !/^(dist\/(lib|nodes|credentials)|workflows)\//.test(file),
		);
		expect(others.sort()).toEqual(['CHANGELOG.md', 'LICENSE.md', 'README.md', 'package.json']);
		const kinds = new Set(paths.map((file) => path.extname(file)));
		expect([...kinds].sort()).toEqual(['.js', '.json', '.md', '.svg', '.ttf', '.txt']);
		expect(paths.filter((file) => /\b(test|bench|demo)\b/.test(file))).toEqual([]);
	});

	it('has every node and credential that it names, with icon and codex, and every workflow', () => {
		const { nodes, credentials } = manifest.n8n;
		expect(paths).toEqual(expect.arrayContaining([...nodes, ...credentials]));
		for (const node of nodes) expect(paths).toContain(`${node}on`);
		const workflows = readdirSync(path.join(ROOT, 'workflows')).map((name) => `workflows/${name}`);
		expect(paths).toEqual(expect.arrayContaining(workflows));
		expect(paths).toContain('dist/lib/tracking/candidate.js');
	});

	it('has one file for each source, and none for a source that is gone (otherwise: npm run build)', () => {
		const compiled = paths.filter((file) => /^dist\/.*\.js$/.test(file));
		const made = compiled.filter((file) => file !== 'dist/lib/tracking/candidate.js');
		const sources = made.map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
		expect(sources.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
	});

	it('stays small', () => {
		const { filename, size, unpackedSize } = packed;
		const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
		process.stdout.write(
			`${filename}: ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked, ${paths.length} files\n`,
		);
		expect(size).toBeLessThan(MAX_PACKED);
		expect(unpackedSize).toBeLessThan(MAX_UNPACKED);
	});
});
