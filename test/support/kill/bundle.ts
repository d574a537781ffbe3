import path from 'node:path';
import { build } from 'esbuild';

/**
 * Makes one file of a script and all it imports, so that starting it costs what starting Node costs.
 *
 * @returns the file
 */
export async function bundleScript(script: string, folder: string): Promise<string> {
	const outfile = path.join(folder, `${path.basename(script, '.ts')}.cjs`);
	await build({
		entryPoints: [script],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node24',
		external: ['pg-native'],
		logLevel: 'error',
	});
	return outfile;
}
