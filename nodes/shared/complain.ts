import type { FunctionsBase } from 'n8n-workflow';
import { toNodeError } from './toNodeError';

/** How long the same complaint is not repeated, in milliseconds. */
const SILENCE_MS = 10_000;
const MOST_REMEMBERED = 100;

const complainedAt = new Map<string, number>();

/** Says in n8n's log what went wrong and what to do, not again for a while: what fails may fail for every request. */
export function complain(context: FunctionsBase, error: unknown): void {
	const node = context.getNode();
	const { message, description } = toNodeError(node, error);
	const text = `${node.name}: ${message}. ${description ?? ''}`.trim();
	const nowMs = Date.now();
	if (nowMs - (complainedAt.get(text) ?? 0) < SILENCE_MS) return;
	if (complainedAt.size >= MOST_REMEMBERED) complainedAt.clear();
	complainedAt.set(text, nowMs);
	context.logger.error(text);
}
