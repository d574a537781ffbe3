import assert from 'node:assert/strict';
import { assertPortsFree } from '../../../demo/n8n/port';
import type { Check, World } from '../check';

async function nothingStaysBehind({ n8n }: World): Promise<void> {
	await n8n.stop();
	await assertPortsFree(Number(new URL(n8n.baseUrl).port));
	await assert.rejects(fetch(`${n8n.baseUrl}/healthz`));
}

/** Last, because nothing works after it. */
export const stopsCleanly: Check[] = [
	{ name: 'n8n stops and frees its ports', run: nothingStaysBehind },
];
