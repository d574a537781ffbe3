import path from 'node:path';
import { n8nFolder, root } from './paths';

/** Who may log in to the throw-away n8n. It listens on this machine only. */
export const owner = { email: 'owner@example.com', password: 'Journey2026!' } as const;

/** bcrypt of the password above. */
const passwordHash = '$2a$10$CTaoVsbnmmn/pCvaCVj4b..YgXYGRZfnOHWShaopqWm7BmeEGOSqi';

function withoutN8nSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(env).filter(([name]) => !/^(N8N|DB|QUEUE|EXECUTIONS)_/.test(name)),
	);
}

/**
 * Environment for npm and n8n: our own Node first on the path, and its headers for native builds.
 * Settings of another n8n on this machine are left out.
 */
export function toolEnvironment(): NodeJS.ProcessEnv {
	const bin = path.join(root, 'node_modules', '.bin');
	return {
		...withoutN8nSettings(process.env),
		PATH: [path.dirname(process.execPath), bin, process.env.PATH].join(path.delimiter),
		npm_config_nodedir: path.join(
			n8nFolder,
			'node_modules',
			`node-${process.platform}-${process.arch}`,
		),
	};
}

/**
 * Environment of one throw-away n8n.
 *
 * @param stateFolder - where it keeps its database and community nodes
 * @param port - of the editor and webhooks; the task broker takes the next one
 */
export function n8nEnvironment(stateFolder: string, port: number): NodeJS.ProcessEnv {
	return {
		...toolEnvironment(),
		N8N_USER_FOLDER: stateFolder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: 'localhost',
		N8N_RUNNERS_BROKER_PORT: String(port + 1),
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		DB_SQLITE_POOL_SIZE: '2',
		N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
		N8N_INSTANCE_OWNER_EMAIL: owner.email,
		N8N_INSTANCE_OWNER_FIRST_NAME: 'Candidate',
		N8N_INSTANCE_OWNER_LAST_NAME: 'Journey',
		N8N_INSTANCE_OWNER_PASSWORD_HASH: passwordHash,
	};
}
