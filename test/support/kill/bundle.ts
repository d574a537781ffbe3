import path from 'node:path';
import { build } from 'esbuild';
import { makeFolder } from '../sqlitePlace';

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

/**
 * Plays round after round with a bundled script, whose folder is removed in the end.
 *
 * @param isOver - asked before each round
 */
export async function playRounds(
	script: string,
	isOver: () => boolean,
	play: (bundled: string) => Promise<void>,
): Promise<void> {
	const { folder, remove } = makeFolder();
	try {
		const bundled = await bundleScript(script, folder);
		while (!isOver()) await play(bundled);
	} finally {
		remove();
	}
}
