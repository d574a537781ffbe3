import {
	moveOn,
	type ClaimedSend,
	type NewSend,
	type Outbox,
	type Send,
	type SendEvent,
	type Settlement,
} from '../../../lib/nurture';

/** An outbox in memory: what the port promises, but for lasting longer than the process. */
export class MemoryOutbox<Letter> implements Outbox<Letter> {
	private readonly kept = new Map<string, { send: Send; letter: Letter }>();

	async put(sends: readonly NewSend<Letter>[]): Promise<void> {
		for (const { id, guarantee, notBefore, letter } of sends) {
			if (this.kept.has(id)) continue;
			const send: Send = { id, guarantee, attempts: 0, state: 'queued', notBefore };
			this.kept.set(id, { send, letter });
		}
	}

	async claim(
		worker: string,
		limit: number,
		at: number,
		leaseMs: number,
		only?: readonly string[],
	): Promise<ClaimedSend<Letter>[]> {
		for (const { send } of this.kept.values()) this.move(send.id, { type: 'expired', at });
		const due = [...this.kept.values()]
			.filter(({ send }) => send.state === 'queued' && send.notBefore <= at)
			.filter(({ send }) => only?.includes(send.id) ?? true)
			.slice(0, limit);
		return due.map(({ send, letter }) => {
			this.move(send.id, { type: 'claimed', worker, at, leaseUntil: at + leaseMs });
			return { id: send.id, attempts: send.attempts, letter };
		});
	}

	async begin(
		worker: string,
		ids: readonly string[],
		at: number,
		leaseMs: number,
		before: readonly Settlement[] = [],
	): Promise<string[]> {
		await this.settle(before);
		return ids.filter((id) => {
			const before = this.find(id).send.state;
			this.move(id, { type: 'begun', worker, at, leaseUntil: at + leaseMs });
			return before === 'claimed' && this.find(id).send.state === 'sending';
		});
	}

	async settle(settlements: readonly Settlement[]): Promise<void> {
		for (const settlement of settlements) this.move(settlement.id, settlement);
	}

	/** Sends again what nobody could tell, as somebody does by hand. */
	requeue(id: string, at: number): void {
		this.move(id, { type: 'requeued', at });
	}

	/** The ids of the mails in a state. */
	in(state: Send['state']): string[] {
		return this.sends()
			.filter((send) => send.state === state)
			.map(({ id }) => id);
	}

	sends(): Send[] {
		return [...this.kept.values()].map(({ send }) => send);
	}

	private move(id: string, event: SendEvent): void {
		const kept = this.find(id);
		kept.send = moveOn(kept.send, event);
	}

	private find(id: string): { send: Send; letter: Letter } {
		const kept = this.kept.get(id);
		if (!kept) throw new Error(`There is no mail ${id}`);
		return kept;
	}
}
