import type { BatchDesk, DeskRoom } from './desk';
import type { StoreSharing } from './sharing';

/** What processes share, the same on every engine. */
export class SharingDesk implements StoreSharing {
	constructor(protected readonly room: DeskRoom) {}

	readNote(name: string): Promise<string | null> {
		return this.room.read((desk) => readNote(desk, name));
	}

	async keepNote(name: string, text: string): Promise<void> {
		await this.room.change((desk) => desk.run('keepNote', name, text));
	}

	claimNote(name: string, text: string): Promise<string> {
		return this.room.change(async (desk) => {
			await desk.run('claimNote', name, text);
			return (await readNote(desk, name)) ?? text;
		});
	}

	takeTurn(queue: string, everyMs: number): Promise<number> {
		return this.room.change(async (desk) => {
			const [{ wait_ms: waitMs }] = await desk.all<{ wait_ms: number }>('takeTurn', queue, everyMs);
			return Math.max(0, waitMs);
		});
	}

	async holdTurns(queue: string, forMs: number): Promise<void> {
		await this.room.change((desk) => desk.run('holdTurns', queue, forMs));
	}
}

async function readNote(desk: BatchDesk, name: string): Promise<string | null> {
	const [found] = await desk.all<{ text: string }>('note', name);
	return found?.text ?? null;
}
