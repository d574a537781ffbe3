import path from 'node:path';
import { parseArgs } from 'node:util';
import { N8nError } from './n8n/errors';
import { root } from './n8n/paths';

const DEFAULT_PORT = 5678;
const HIGHEST_PORT = 65_534;

/** How the demo was asked to run. */
export interface DemoOptions {
	/** Run, check, stop. */
	check: boolean;
	port: number;
	/** Emptied at every start. */
	stateFolder: string;
}

function toPort(text: string): number {
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port <= HIGHEST_PORT) return port;
	throw new N8nError(
		'bad-option',
		`--port must be a number from 1 to ${HIGHEST_PORT}, not "${text}".`,
	);
}

/** @throws {N8nError} `bad-option` */
export function readOptions(argv: string[]): DemoOptions {
	const options = { check: { type: 'boolean' }, port: { type: 'string' } } as const;
	try {
		const { values } = parseArgs({ args: argv, options });
		return {
			check: values.check ?? false,
			port: toPort(values.port ?? String(DEFAULT_PORT)),
			stateFolder: path.join(root, '.demo'),
		};
	} catch (error) {
		if (error instanceof N8nError) throw error;
		const problem = error instanceof Error ? error.message : String(error);
		throw new N8nError('bad-option', `${problem}\nKnown options: --check, --port <number>`);
	}
}
