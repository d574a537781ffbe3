import type { Life, LifeQuestion } from '../lives';
import type { EnrolmentCount, KeptMail, MailCount, MailFilter } from '../mailJob';
import type { NurtureStore } from '../nurture';
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
} from '../nurtureRows';
import { allRows } from './allRows';
import type { Connection } from './connection';
import { SqliteEnrolments } from './enrolments';
import { SqliteOutbox } from './outbox';
import { SqliteSequences } from './sequences';
import { SqliteSuppressions } from './suppressions';

/** All that nurture keeps, on SQLite. */
export class SqliteNurture implements NurtureStore {
	readonly sequences: SqliteSequences;
	readonly enrolments: SqliteEnrolments;
	readonly outbox: SqliteOutbox;
	readonly suppressions: SqliteSuppressions;

	constructor(private readonly connection: Connection) {
		this.sequences = new SqliteSequences(connection);
		this.enrolments = new SqliteEnrolments(connection);
		this.outbox = new SqliteOutbox(connection);
		this.suppressions = new SqliteSuppressions(connection);
	}

	mails(filter: MailFilter): Promise<KeptMail[]> {
		const { states, candidateId = null, sequence = null, limit } = filter;
		const wanted = states ? JSON.stringify(states) : null;
		return this.connection.read((statements) => {
			const query = statements[mailsQuery(filter)];
			return allRows<MailRow>(query, wanted, candidateId, sequence, limit).map(readMail);
		});
	}

	mailsByMessageId(messageIds: readonly string[]): Promise<KeptMail[]> {
		return this.connection.read(({ mailsByMessageId }) =>
			allRows<MailRow>(mailsByMessageId, JSON.stringify(messageIds)).map(readMail),
		);
	}

	requeue(ids: readonly string[], atMs: number): Promise<string[]> {
		return this.connection.transaction(({ requeueSends }) =>
			allRows<{ id: string }>(requeueSends, JSON.stringify(ids), atMs).map(({ id }) => id),
		);
	}

	countMails(sequence: string | null = null): Promise<MailCount[]> {
		return this.connection.read(({ countMails }) =>
			allRows<MailCount>(countMails, sequence).map(readMailCount),
		);
	}

	countEnrolments(sequence: string | null = null): Promise<EnrolmentCount[]> {
		return this.connection.read(({ countEnrolments }) =>
			allRows<EnrolmentCountRow>(countEnrolments, sequence).map(readEnrolmentCount),
		);
	}

	lives(
		candidateIds: readonly number[],
		{ sinceMs, types, everythingSinceMs, modelKey }: LifeQuestion,
	): Promise<Map<number, Life>> {
		const wanted = JSON.stringify(candidateIds);
		const listed = JSON.stringify(types);
		return this.connection.readTogether(async ({ lifeMails, lifeEvents, lifeBuckets }) =>
			readLives(
				allRows<LifeMailRow>(lifeMails, wanted, sinceMs),
				allRows<LifeEventRow>(lifeEvents, wanted, sinceMs, everythingSinceMs, listed),
				allRows<LifeBucketRow>(lifeBuckets, wanted, sinceMs, modelKey),
			),
		);
	}

	takeQuota(sender: string, wanted: number, perHour: number, nowMs: number): Promise<number> {
		const minute = minuteOf(nowMs);
		return this.connection.transaction(({ dropOldQuota, usedQuota, takeQuota }) => {
			dropOldQuota.run(sender, minute);
			const [{ mails: used }] = allRows<{ mails: number }>(usedQuota, sender);
			const granted = Math.max(0, Math.min(wanted, perHour - used));
			if (granted > 0) takeQuota.run(sender, minute, granted);
			return granted;
		});
	}

	returnQuota(sender: string, unused: number): Promise<void> {
		return this.connection.transaction(({ recentQuota, setQuota }) => {
			let left = unused;
			for (const { minute, mails } of allRows<{ minute: number; mails: number }>(
				recentQuota,
				sender,
			)) {
				const back = Math.min(left, mails);
				if (back > 0) setQuota.run(sender, minute, mails - back);
				left -= back;
			}
		});
	}
}
