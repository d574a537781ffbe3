import path from 'node:path';
import { parseArgs } from 'node:util';
import { N8nError } from './n8n/errors';
import { root } from './n8n/paths';

const DEFAULT_PORT = 5678;
/** How many ports the demo takes, one after the other. */
export const PORTS = 6;

const HIGHEST_PORT = 65_535 - PORTS + 1;

/** Where each part of the demo listens, on this machine only. */
export interface Ports {
	/** The editor and webhooks; n8n's task broker takes the next one. */
	n8n: number;
	/** The start page, the live page and the mail. */
	start: number;
	site: number;
	hubSpot: number;
	smtp: number;
}

/** How the demo was asked to run. */
export interface DemoOptions {
	/** Run, check, stop. */
	check: boolean;
	/** Where the check keeps what it saw in the browser. */
	picturesFolder: string;
	ports: Ports;
	/** Emptied at every start. */
	stateFolder: string;
}

/** The ports from the first one on, which n8n takes. */
export function portsFrom(first: number): Ports {
	return { n8n: first, start: first + 2, site: first + 3, hubSpot: first + 4, smtp: first + 5 };
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
	const options = {
		check: { type: 'boolean', default: false },
		pictures: { type: 'boolean', default: false },
		port: { type: 'string', default: String(DEFAULT_PORT) },
	} as const;
	try {
		const { values } = parseArgs({ args: argv, options });
		const port = toPort(values.port);
		const stateFolder = path.join(root, '.demo', String(port));
		const kept = path.join(root, 'docs', 'pictures');
		return {
			check: values.check || values.pictures,
			picturesFolder: values.pictures ? kept : path.join(stateFolder, 'pictures'),
			ports: portsFrom(port),
			stateFolder,
		};
	} catch (error) {
		if (error instanceof N8nError) throw error;
		const problem = error instanceof Error ? error.message : String(error);
		throw new N8nError(
			'bad-option',
			`${problem}\nKnown options: --check, --pictures, --port <number>`,
		);
	}
}
