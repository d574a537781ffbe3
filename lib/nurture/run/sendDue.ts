import { Lane } from './lane';
import type { SendReport, SendRun } from './sendRun';
import { Supply } from './supply';

/** While the mails of one lane are written and marked, those of the other are being sent. */
const LANES = 2;

/**
 * Sends everything that is due: claim, look a last time, mark as on its way, send, settle.
 *
 * A crash at any moment leaves at most one chunk of a lane that may have arrived; everything else is known to have been
 * sent, or is sent by a later run. A server that lets nobody in ends the run, and what is left stays due.
 */
export async function sendDue<Payload>(run: SendRun<Payload>): Promise<SendReport> {
	const report: SendReport = {
		sent: 0,
		deferred: 0,
		waiting: 0,
		failed: 0,
		unknown: 0,
		halted: null,
	};
	const supply = new Supply(run);
	const lanes = Array.from({ length: LANES }, () => new Lane(run, report, supply).run());
	const failed = (await Promise.allSettled(lanes)).find(({ status }) => status === 'rejected');
	if (failed) throw (failed as PromiseRejectedResult).reason;
	await supply.close();
	return report;
}
