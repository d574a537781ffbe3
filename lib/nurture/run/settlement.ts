import type { Verdict } from '../../mail';
import { retryAfter } from '../outbox/backoff';
import type { ClaimedSend, Settlement } from '../../store/outbox';

/** What the outbox is told about a mail that was sent, or was tried. */
export function settlementOf(
	{ id, attempts }: Pick<ClaimedSend<unknown>, 'id' | 'attempts'>,
	verdict: Verdict,
	worker: string,
	at: number,
): Settlement {
	const by = { id, worker, at };
	switch (verdict.kind) {
		case 'sent':
			return { ...by, type: 'sent', messageId: verdict.messageId };
		case 'deferred': {
			const waitMs = retryAfter(attempts + 1, verdict.afterMs);
			return waitMs === null
				? { ...by, type: 'failed', failure: 'softBounce', detail: verdict.reply }
				: { ...by, type: 'deferred', notBefore: at + waitMs };
		}
		case 'refused':
			return { ...by, type: 'failed', failure: FAILURES[verdict.bounce], detail: verdict.reply };
		case 'invalid':
			return { ...by, type: 'failed', failure: 'invalid', detail: verdict.detail };
		case 'unknown':
			return { ...by, type: 'lost', detail: verdict.detail };
		case 'halted':
			return { ...by, type: 'released', notBefore: at };
	}
}

const FAILURES = { hard: 'hardBounce', soft: 'softBounce', policy: 'policy' } as const;
