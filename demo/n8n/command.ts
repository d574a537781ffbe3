import { toolEnvironment } from './environment';
import type { N8nErrorCode } from './errors';
import { N8nError } from './errors';
import type { GuardedOptions } from './guarded';
import { startGuarded } from './guarded';

/** Tells the user one line. */
export type Say = (line: string) => void;

/**
 * Runs a command to its end.
 *
 * @throws {N8nError} `code` when it exits with anything but 0
 */
export async function runCommand(
	command: string,
	args: readonly string[],
	cwd: string,
	code: N8nErrorCode = 'install-failed',
	output: GuardedOptions['output'] = 'inherit',
): Promise<void> {
	const exit = await startGuarded(command, args, { cwd, env: toolEnvironment(), output }).exited;
	if (exit !== 0)
		throw new N8nError(code, `"${[command, ...args].join(' ')}" failed (exit ${exit}) in ${cwd}.`);
}

/** Builds the package into dist/. */
export async function buildPackage(root: string): Promise<void> {
	await runCommand('npm', ['run', '--silent', 'build', '--', '--silent'], root);
}
