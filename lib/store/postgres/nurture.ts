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
import { bigintArray, textArray } from './arrays';
import type { Connection } from './connection';
import { PostgresEnrolments } from './enrolments';
import { PostgresOutbox } from './outbox';
import { PostgresSequences } from './sequences';
import { PostgresSuppressions } from './suppressions';

/** All that nurture keeps, on PostgreSQL. */
export class PostgresNurture implements NurtureStore {
	readonly sequences: PostgresSequences;
	readonly enrolments: PostgresEnrolments;
	readonly outbox: PostgresOutbox;
	readonly suppressions: PostgresSuppressions;

	constructor(private readonly connection: Connection) {
		this.sequences = new PostgresSequences(connection);
		this.enrolments = new PostgresEnrolments(connection);
		this.outbox = new PostgresOutbox(connection);
		this.suppressions = new PostgresSuppressions(connection);
	}

	mails(filter: MailFilter): Promise<KeptMail[]> {
		const { states, candidateId = null, sequence = null, limit } = filter;
		const wanted = states ? textArray(states) : null;
		const query = mailsQuery(filter);
		return this.connection.read(async (session) =>
			(await session.all<MailRow>(query, wanted, candidateId, sequence, limit)).map(readMail),
		);
	}

	mailsByMessageId(messageIds: readonly string[]): Promise<KeptMail[]> {
		return this.connection.read(async (session) =>
			(await session.all<MailRow>('mailsByMessageId', textArray(messageIds))).map(readMail),
		);
	}

	requeue(ids: readonly string[], atMs: number): Promise<string[]> {
		return this.connection.transaction(async (session) => {
			const rows = await session.all<{ id: string }>('requeueSends', textArray(ids), atMs);
			return rows.map(({ id }) => id);
		});
	}

	countMails(sequence: string | null = null): Promise<MailCount[]> {
		return this.connection.read(async (session) =>
			(await session.all<MailCount>('countMails', sequence)).map(readMailCount),
		);
	}

	countEnrolments(sequence: string | null = null): Promise<EnrolmentCount[]> {
		return this.connection.read(async (session) =>
			(await session.all<EnrolmentCountRow>('countEnrolments', sequence)).map(readEnrolmentCount),
		);
	}

	lives(
		candidateIds: readonly number[],
		{ sinceMs, types, everythingSinceMs, modelKey }: LifeQuestion,
	): Promise<Map<number, Life>> {
		const wanted = bigintArray(candidateIds);
		const listed = textArray(types);
		return this.connection.read(async (session) =>
			readLives(
				...(await Promise.all([
					session.all<LifeMailRow>('lifeMails', wanted, sinceMs),
					session.all<LifeEventRow>('lifeEvents', wanted, sinceMs, everythingSinceMs, listed),
					session.all<LifeBucketRow>('lifeBuckets', wanted, sinceMs, modelKey),
				])),
			),
		);
	}

	takeQuota(sender: string, wanted: number, perHour: number, nowMs: number): Promise<number> {
		const minute = minuteOf(nowMs);
		return this.connection.transaction(async (session) => {
			const [, , [{ mails: used }]] = await Promise.all([
				session.run('lockQuota'),
				session.run('dropOldQuota', sender, minute),
				session.all<{ mails: number }>('usedQuota', sender),
			]);
			const granted = Math.max(0, Math.min(wanted, perHour - used));
			if (granted > 0) await session.run('takeQuota', sender, minute, granted);
			return granted;
		});
	}

	returnQuota(sender: string, unused: number): Promise<void> {
		return this.connection.transaction(async (session) => {
			await session.run('lockQuota');
			const rows = await session.all<{ minute: number; mails: number }>('recentQuota', sender);
			let left = unused;
			for (const { minute, mails } of rows) {
				const back = Math.min(left, mails);
				if (back > 0) await session.run('setQuota', sender, minute, mails - back);
				left -= back;
			}
		});
	}
}
