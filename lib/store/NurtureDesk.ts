import type { DeskRoom } from './desk';
import { EnrolmentDesk } from './EnrolmentDesk';
import type { Life, LifeQuestion } from './lives';
import type { EnrolmentCount, KeptMail, MailCount, MailFilter } from './mailJob';
import type { NurtureStore } from './nurture';
import {
	mailsQuery,
	minuteOf,
	readEnrolmentCount,
	readLives,
	readMail,
	readMailCount,
	type EnrolmentCountRow,
	type LifeBucketRow,
	type LifeEventRow,
	type LifeMailRow,
	type MailRow,
} from './nurtureRows';
import { OutboxDesk } from './OutboxDesk';
import { SequenceDesk } from './SequenceDesk';
import { SuppressionDesk } from './SuppressionDesk';

/** All that nurture keeps, the same on every engine. */
export class NurtureDesk implements NurtureStore {
	readonly sequences: SequenceDesk;
	readonly enrolments: EnrolmentDesk;
	readonly outbox: OutboxDesk;
	readonly suppressions: SuppressionDesk;

	constructor(private readonly room: DeskRoom) {
		this.sequences = new SequenceDesk(room);
		this.enrolments = new EnrolmentDesk(room);
		this.outbox = new OutboxDesk(room);
		this.suppressions = new SuppressionDesk(room);
	}

	mails(filter: MailFilter): Promise<KeptMail[]> {
		const { states, candidateId = null, sequence = null, limit } = filter;
		return this.room.read(async (desk) => {
			const wanted = states ? desk.texts(states) : null;
			const query = mailsQuery(filter);
			return (await desk.all<MailRow>(query, wanted, candidateId, sequence, limit)).map(readMail);
		});
	}

	mailsById(ids: readonly string[]): Promise<KeptMail[]> {
		return this.room.read(async (desk) =>
			(await desk.all<MailRow>('mailsById', desk.texts(ids))).map(readMail),
		);
	}

	mailsByMessageId(messageIds: readonly string[]): Promise<KeptMail[]> {
		return this.room.read(async (desk) =>
			(await desk.all<MailRow>('mailsByMessageId', desk.texts(messageIds))).map(readMail),
		);
	}

	requeue(ids: readonly string[], atMs: number): Promise<string[]> {
		return this.room.change(async (desk) => {
			const rows = await desk.all<{ id: string }>('requeueSends', desk.texts(ids), atMs);
			return rows.map(({ id }) => id);
		});
	}

	countMails(sequence: string | null = null): Promise<MailCount[]> {
		return this.room.read(async (desk) =>
			(await desk.all<MailCount>('countMails', sequence)).map(readMailCount),
		);
	}

	countEnrolments(sequence: string | null = null): Promise<EnrolmentCount[]> {
		return this.room.read(async (desk) =>
			(await desk.all<EnrolmentCountRow>('countEnrolments', sequence)).map(readEnrolmentCount),
		);
	}

	lives(
		candidateIds: readonly number[],
		{ sinceMs, types, everythingSinceMs, modelKey }: LifeQuestion,
	): Promise<Map<number, Life>> {
		return this.room.read(async (desk) => {
			const wanted = desk.ids(candidateIds);
			const listed = desk.texts(types);
			return readLives(
				...(await Promise.all([
					desk.all<LifeMailRow>('lifeMails', wanted, sinceMs),
					desk.all<LifeEventRow>('lifeEvents', wanted, sinceMs, everythingSinceMs, listed),
					desk.all<LifeBucketRow>('lifeBuckets', wanted, sinceMs, modelKey),
				])),
			);
		});
	}

	takeQuota(sender: string, wanted: number, perHour: number, nowMs: number): Promise<number> {
		const minute = minuteOf(nowMs);
		return this.room.change(async (desk) => {
			const [, , [{ mails: used }]] = await Promise.all([
				desk.hold('lockQuota'),
				desk.run('dropOldQuota', sender, minute),
				desk.all<{ mails: number }>('usedQuota', sender),
			]);
			const granted = Math.max(0, Math.min(wanted, perHour - used));
			if (granted > 0) await desk.run('takeQuota', sender, minute, granted);
			return granted;
		});
	}

	returnQuota(sender: string, unused: number): Promise<void> {
		return this.room.change(async (desk) => {
			await desk.hold('lockQuota');
			const rows = await desk.all<{ minute: number; mails: number }>('recentQuota', sender);
			let left = unused;
			for (const { minute, mails } of rows) {
				const back = Math.min(left, mails);
				if (back > 0) await desk.run('setQuota', sender, minute, mails - back);
				left -= back;
			}
		});
	}
}
