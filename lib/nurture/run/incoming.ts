import type { Incoming } from '../../mail';
import type { CandidateStore } from '../../store';

/** What a mail that came in means for somebody we wrote to. */
export interface IncomingNews {
	kind: 'bounced' | 'complained' | 'replied';
	address: string;
	candidateId: number;
	/** Whether nothing is sent to the address from now on. */
	isSuppressed: boolean;
	/** To be recorded, as `lib/intake` reads events. */
	event: Readonly<Record<string, unknown>>;
}

/**
 * Takes what came into the mailbox for answers: bounces and complaints suppress, replies end what they answer to. What is
 * said of a mail counts only where that mail went to the address.
 *
 * @returns for each mail what it meant; nothing for what is none of ours
 */
export async function takeIncoming(
	store: CandidateStore,
	mails: readonly Incoming[],
	nowMs: number,
): Promise<IncomingNews[][]> {
	throw new Error(`not implemented ${mails.length} ${nowMs} ${String(store)}`);
}
