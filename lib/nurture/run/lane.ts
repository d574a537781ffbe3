import type { Letter } from '../../mail';
import type { ClaimedSend, Settlement } from '../../store/outbox';
import type { Prepared, SendReport, SendRun } from './sendRun';
import { settlementOf } from './settlement';
import type { Supply } from './supply';

/** Mails that are looked at together: much less to ask of the store, and not yet long before they go out. */
const LOOKED = 50;
/** Mails that are marked as on their way together: so many at most are unknown after a crash. */
const CHUNK = 25;
const LEASE_MS = 10 * 60_000;

/** A mail that may go out. */
interface Ready<Payload> {
	claim: ClaimedSend<Payload>;
	letter: Letter;
}

/** Sends chunk after chunk; the end of one is written together with the beginning of the next. */
export class Lane<Payload> {
	private unsettled: Settlement[] = [];

	constructor(
		private readonly todo: SendRun<Payload>,
		private readonly report: SendReport,
		private readonly supply: Supply<Payload>,
	) {}

	/** Sends until nothing is due, or the run is over. */
	async run(): Promise<void> {
		try {
			while (!this.isOver() && (await this.sendNext()));
		} finally {
			await this.settleSent();
		}
	}

	private isOver(): boolean {
		return this.report.halted !== null || this.todo.signal?.aborted === true;
	}

	/** @returns whether there may be more to send: what is due of who just got a mail comes once that is settled */
	private async sendNext(): Promise<boolean> {
		const claimed = await this.supply.next(LOOKED);
		if (claimed.length === 0) return await this.settleSent();
		const ready = await this.look(claimed);
		let tried = 0;
		while (ready.length > 0 && !this.isOver())
			tried += await this.sendChunk(ready.splice(0, CHUNK));
		await this.giveBack(ready);
		this.supply.untried(claimed.length - tried);
		return true;
	}

	/** Sets aside what is not to go out now. */
	private async look(claimed: readonly ClaimedSend<Payload>[]): Promise<Ready<Payload>[]> {
		const { prepare, worker, clock } = this.todo;
		const prepared = await prepare(claimed);
		const aside: Settlement[] = [];
		const ready = claimed.flatMap((claim, i) => {
			const one = prepared[i];
			if (one.action === 'send') return [{ claim, letter: one.letter }];
			aside.push(setAside(claim.id, one, worker, clock.now()));
			return [];
		});
		await this.settle(aside);
		count(aside, this.report);
		this.report.waiting += aside.filter(({ type }) => type === 'released').length;
		return ready;
	}

	/** @returns how many were tried */
	private async sendChunk(chunk: ReadonlyArray<Ready<Payload>>): Promise<number> {
		const { outbox, worker, clock, onProgress } = this.todo;
		const ids = chunk.map(({ claim }) => claim.id);
		const begun = await outbox.begin(worker, ids, clock.now(), LEASE_MS, this.unsettled);
		this.unsettled = [];
		const sending = chunk.filter(({ claim }) => begun.includes(claim.id));
		await Promise.all(sending.map(async (one) => this.unsettled.push(await this.send(one))));
		count(this.unsettled, this.report);
		onProgress?.(this.report);
		return sending.length;
	}

	private async send({ claim, letter }: Ready<Payload>): Promise<Settlement> {
		const { mailer, worker, clock } = this.todo;
		const verdict = await mailer.send(letter);
		if (verdict.kind === 'halted')
			this.report.halted ??= { reason: verdict.reason, detail: verdict.detail };
		return settlementOf(claim, verdict, worker, clock.now());
	}

	/** @returns whether there was anything to settle */
	private async settleSent(): Promise<boolean> {
		const settlements = this.unsettled;
		await this.settle(settlements);
		this.unsettled = [];
		return settlements.length > 0;
	}

	private async giveBack(untried: ReadonlyArray<Ready<Payload>>): Promise<void> {
		const { worker, clock } = this.todo;
		const at = clock.now();
		const by = { worker, at, type: 'released' as const, notBefore: at };
		await this.settle(untried.map(({ claim }) => ({ ...by, id: claim.id })));
	}

	private async settle(settlements: readonly Settlement[]): Promise<void> {
		if (settlements.length > 0) await this.todo.outbox.settle(settlements);
	}
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
