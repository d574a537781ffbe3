import type { KeptMail, NurtureStore } from '../../store';

/** How a sequence stands. */
export interface SequenceStatus {
	sequence: string;
	running: number;
	/** Enrolments that ended, by reason; `finished` among them. */
	ended: Record<string, number>;
	/** Mails of each step, by what became of them; in the order of the latest version. */
	steps: Array<{
		step: string;
		queued: number;
		sending: number;
		sent: number;
		failed: number;
		unknown: number;
	}>;
	/** Mails of which nobody can tell whether they arrived: re-sent only by hand. */
	unknown: KeptMail[];
	/** The latest mails that failed, the latest first. */
	failed: KeptMail[];
}

/**
 * Tells how sequences stand, by key.
 *
 * @param sequence - one of them; all when left out
 */
export async function readStatus(
	nurture: NurtureStore,
	sequence?: string,
): Promise<SequenceStatus[]> {
	throw new Error(`not implemented ${sequence} ${String(nurture)}`);
}
