import path from 'node:path';

/** Root folder of the package. */
export const root = path.resolve(__dirname, '..', '..');

/** Folder with the pinned n8n of the demo and the end-to-end tests; its node_modules is not committed. */
export const n8nFolder = path.join(root, 'test', 'e2e', 'n8n');

/** The n8n command, once `ensureN8n` has installed it. */
export const n8nBin = path.join(n8nFolder, 'node_modules', 'n8n', 'bin', 'n8n');

/** Workflows that ship with the package. */
export const workflowsFolder = path.join(root, 'workflows');
