import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DateTime } from 'luxon';
import { poll } from '../../../demo/n8n/poll';
import { machineClock, type Clock } from '../../../lib/hubspot/clock';

const ZONE = 'Europe/Amsterdam';
/** Far from the full hour and its quarters, when schedules start. */
const MORNING = { hour: 10, minute: 3, second: 0, millisecond: 0 };
const TUESDAY = 2;

/** The clock of an n8n that can be put forward while it runs: the machine's own goes on as it does. */
export class MovedClock implements Clock {
	private aheadMs = 0;

	/** @param file - tells n8n how far its clock runs ahead */
	constructor(private readonly file: string) {
		writeFileSync(file, '0');
	}

	now(): number {
		return machineClock.now() + this.aheadMs;
	}

	sleep(ms: number): Promise<void> {
		return machineClock.sleep(ms);
	}

	/** What n8n must be started with. */
	get settings(): NodeJS.ProcessEnv {
		const script = path.join(__dirname, 'movedDate.cjs');
		return {
			NODE_OPTIONS: `--require=${JSON.stringify(script)}`,
			JOURNEY_CLOCK: this.file,
			// nobody logs in again when a year has gone by
			N8N_USER_MANAGEMENT_JWT_DURATION_HOURS: '20000',
		};
	}

	/** Puts the clock forward to the next Tuesday morning. */
	async toTuesday(): Promise<void> {
		const now = DateTime.fromMillis(this.now(), { zone: ZONE });
		const tuesday = now.set({ ...MORNING, weekday: TUESDAY });
		await this.moveTo(tuesday > now ? tuesday : tuesday.plus({ weeks: 1 }));
	}

	/** Puts the clock forward to the same time of the same weekday, so many weeks on. */
	async weeksOn(weeks: number): Promise<void> {
		const then = DateTime.fromMillis(this.now(), { zone: ZONE }).plus({ weeks });
		await this.moveTo(then.set(MORNING));
	}

	private async moveTo(moment: DateTime): Promise<void> {
		this.aheadMs = Math.round(moment.toMillis() - machineClock.now());
		writeFileSync(this.file, String(this.aheadMs));
		await poll('n8n’s clock to be put forward', async () =>
			readIfThere(`${this.file}.read`) === String(this.aheadMs) ? true : undefined,
		);
	}
}

function readIfThere(file: string): string | null {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return null;
	}
}
