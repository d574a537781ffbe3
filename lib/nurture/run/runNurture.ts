import type { Letter, Verdict } from '../../mail';
import type { PlanReport } from './planDue';
import type { ReadyMail } from './readyMail';
import type { NurtureScene } from './scene';
import type { SendCounts, SendReport } from './sendDue';

/** How mails are written and sent. */
export interface Post {
	mailer: { send(letter: Letter): Promise<Verdict> };
	/** Writes a mail; `letterFor` of `run/letter` does. */
	write(mail: ReadyMail): Letter;
}

export interface RunOptions {
	/** Tells this run from all others. */
	worker: string;
	clock: { now(): number };
	/** So many mails at most within an hour, over all runs and workers; no limit when left out. */
	perHour?: number;
	/** Whose allowance {@link perHour} is, such as the address of the sender. */
	sender?: string;
	/** So many mails at most in this run. */
	limit?: number;
	signal?: AbortSignal;
	onProgress?: (counts: Readonly<SendCounts>) => void;
}

export interface NurtureReport extends SendReport {
	plan: PlanReport;
}

/**
 * Plans and sends everything that is due. Right before a mail goes out it is looked at a last time: whether the sequence
 * has ended for the candidate, the governor, and last of all whether the address is suppressed.
 */
export async function runNurture(
	scene: NurtureScene,
	post: Post,
	options: RunOptions,
): Promise<NurtureReport> {
	throw new Error(`not implemented ${options.worker} ${String(post)} ${scene.rules.timezone}`);
}
