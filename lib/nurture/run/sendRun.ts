import type { Halt, Letter, Verdict } from '../../mail';
import type { ClaimedSend } from '../../store/outbox';
import type { Failure } from '../../store/send';
import type { SupplyRun } from './supply';

/** What is to become of a claimed mail, looked at right before it would go out. */
export type Prepared =
	| { action: 'send'; letter: Letter }
	| { action: 'wait'; untilMs: number }
	| { action: 'drop'; failure: Failure; detail: string };

/** What one run needs. */
export interface SendRun<Payload> extends SupplyRun<Payload> {
	mailer: { send(letter: Letter): Promise<Verdict> };
	/**
	 * The last look before sending: suppression, the governor, and writing the mail. One answer per mail, in the order
	 * given.
	 */
	prepare(claimed: readonly ClaimedSend<Payload>[]): Promise<Prepared[]>;
	/** Ends the run after what is on its way. */
	signal?: AbortSignal;
	/** Told after each chunk, once it is settled. */
	onProgress?: (counts: Readonly<SendCounts>) => void;
}

/** What became of the mails that were due. */
export interface SendCounts {
	sent: number;
	/** Not accepted for now; tried again later. */
	deferred: number;
	/** Not due after all. */
	waiting: number;
	/** Will not be sent. */
	failed: number;
	/** Nobody can tell whether they arrived. */
	unknown: number;
}

/** What a run sent, and why it ended early if it did. */
export interface SendReport extends SendCounts {
	/** Why the run ended before everything due was sent; null when it did not. */
	halted: { reason: Halt; detail: string } | null;
}
