import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import packageJson from '../../package.json';

jest.setTimeout(60_000);

const root = path.join(__dirname, '../..');

/** Slow to load, and only needed when they are called for. */
const HEAVY = ['@hubspot/api-client', 'date-holidays', 'moment', 'nodemailer', 'pg'];

/** Which of the heavy packages a process of its own has loaded after requiring these files. */
async function heavyLoadedBy(files: readonly string[]): Promise<string[]> {
	const script = path.join(root, 'test/support/listLoaded.ts');
	const args = ['--import', 'tsx', script, ...files];
	const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
	return (JSON.parse(stdout) as string[]).filter((name) => HEAVY.includes(name));
}

it('n8n starts without the libraries that only some calls need', async () => {
	const { nodes, credentials } = packageJson.n8n;
	const files = [...nodes, ...credentials].map((file) =>
		file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
	);
	const [loaded, client] = await Promise.all([
		heavyLoadedBy([...files, 'lib/hubspot/index.ts']),
		heavyLoadedBy([require.resolve('@hubspot/api-client')]),
	]);
	expect(loaded).toEqual([]);
	expect(client).toEqual(['@hubspot/api-client']);
});
