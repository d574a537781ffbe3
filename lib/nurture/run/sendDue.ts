import type { Halt, Letter, Verdict } from '../../mail';
import type { ClaimedSend, Settlement } from '../../store/outbox';
import type { Failure } from '../../store/send';
import { settlementOf } from './settlement';
import { Supply, type SupplyRun } from './supply';

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

export interface SendReport extends SendCounts {
	/** Why the run ended before everything due was sent; null when it did not. */
	halted: { reason: Halt; detail: string } | null;
}

/** Mails that are looked at together: much less to ask of the store, and not yet long before they go out. */
const LOOKED = 50;
/** Mails that are marked as on their way together: so many at most are unknown for each lane after a crash. */
const CHUNK = 25;
/** While one chunk is being written and marked, the other is being sent. */
const LANES = 2;
const LEASE_MS = 10 * 60_000;

/**
 * Sends everything that is due, chunk by chunk: claim, look a last time, mark as on its way, send, settle.
 *
 * A crash at any moment leaves at most {@link CHUNK} mails per lane that may have arrived; everything else is known to
 * have been sent, or is sent by a later run. A server that lets nobody in ends the run, and what is left stays due.
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
	const lanes = Array.from({ length: LANES }, () => sendInLane(run, report, supply));
	const failed = (await Promise.allSettled(lanes)).find(({ status }) => status === 'rejected');
	if (failed) throw (failed as PromiseRejectedResult).reason;
	await supply.close();
	return report;
}

async function sendInLane<Payload>(
	run: SendRun<Payload>,
	report: SendReport,
	supply: Supply<Payload>,
): Promise<void> {
	while (!isOver(run, report)) {
		const claimed = await supply.next(LOOKED);
		if (claimed.length === 0) return;
		const ready = await look(run, report, claimed);
		let tried = 0;
		while (ready.length > 0 && !isOver(run, report))
			tried += await sendChunk(run, report, ready.splice(0, CHUNK));
		await giveBack(run, ready);
		supply.untried(claimed.length - tried);
	}
}

function isOver({ signal }: Pick<SendRun<unknown>, 'signal'>, { halted }: SendReport): boolean {
	return halted !== null || signal?.aborted === true;
}

/** A mail that may go out. */
interface Ready<Payload> {
	claim: ClaimedSend<Payload>;
	letter: Letter;
}

/** Sets aside what is not to go out now. */
async function look<Payload>(
	{ outbox, prepare, worker, clock }: SendRun<Payload>,
	report: SendReport,
	claimed: readonly ClaimedSend<Payload>[],
): Promise<Ready<Payload>[]> {
	const prepared = await prepare(claimed);
	const aside: Settlement[] = [];
	const ready = claimed.flatMap((claim, i) => {
		const one = prepared[i];
		if (one.action === 'send') return [{ claim, letter: one.letter }];
		aside.push(setAside(claim.id, one, worker, clock.now()));
		return [];
	});
	if (aside.length > 0) await outbox.settle(aside);
	report.waiting += aside.filter(({ type }) => type === 'released').length;
	count(aside, report);
	return ready;
}

/** @returns how many were tried */
async function sendChunk<Payload>(
	{ outbox, mailer, worker, clock, onProgress }: SendRun<Payload>,
	report: SendReport,
	chunk: ReadonlyArray<Ready<Payload>>,
): Promise<number> {
	const ids = chunk.map(({ claim }) => claim.id);
	const begun = new Set(await outbox.begin(worker, ids, clock.now(), LEASE_MS));
	const sending = chunk.filter(({ claim }) => begun.has(claim.id));
	const settlements = await Promise.all(
		sending.map(async ({ claim, letter }) => {
			const verdict = await mailer.send(letter);
			if (verdict.kind === 'halted')
				report.halted ??= { reason: verdict.reason, detail: verdict.detail };
			return settlementOf(claim, verdict, worker, clock.now());
		}),
	);
	await outbox.settle(settlements);
	count(settlements, report);
	onProgress?.(report);
	return sending.length;
}

async function giveBack<Payload>(
	{ outbox, worker, clock }: SendRun<Payload>,
	untried: ReadonlyArray<Ready<Payload>>,
): Promise<void> {
	if (untried.length === 0) return;
	const at = clock.now();
	const by = { worker, at, type: 'released' as const, notBefore: at };
	await outbox.settle(untried.map(({ claim }) => ({ ...by, id: claim.id })));
}

function setAside(
	id: string,
	prepared: Exclude<Prepared, { action: 'send' }>,
	worker: string,
	at: number,
): Settlement {
	return prepared.action === 'wait'
		? { id, worker, at, type: 'released', notBefore: prepared.untilMs }
		: { id, worker, at, type: 'failed', failure: prepared.failure, detail: prepared.detail };
}

function count(settlements: readonly Settlement[], report: SendReport): void {
	for (const { type } of settlements) {
		if (type === 'sent') report.sent++;
		else if (type === 'deferred') report.deferred++;
		else if (type === 'failed') report.failed++;
		else if (type === 'lost') report.unknown++;
	}
}
