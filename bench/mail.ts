import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Mailer, type Letter } from '../lib/mail';
import { compose } from '../lib/mail/letter';
import { poolOptions, type SmtpSettings } from '../lib/mail/settings';
import {
	DEFAULT_PACE,
	govern,
	sendDue,
	type GovernorSettings,
	type MailContent,
	type SendRun,
} from '../lib/nurture';
import type { MailDesk } from '../lib/nurture/run/letter';
import { writeMail } from '../lib/nurture/template/writeMail';
import type { CandidateStore } from '../lib/store';
import { PostgresStore } from '../lib/store/postgres/PostgresStore';
import { SqliteStore } from '../lib/store/sqlite/SqliteStore';
import { createTracking, mailLinks, prepareScript } from '../lib/tracking';
import { MemoryOutbox } from '../test/support/nurture/MemoryOutbox';
import { ROLE, startServer as startPostgres } from '../test/support/postgres/server';
import { StoreSender } from './mailStore';
import { measure, printMeasured, ratio, whole, type Bench, type Measured } from './measure';

const MAILS = 1_000;
const REPETITIONS = 9;
const LEAST_PER_SECOND = 200;
const LEAST_SHARE = 0.6;
const NOW_MS = Date.parse('2026-11-24T09:00:00Z');
const SITE = 'https://www.example.com';

/** About as long as the example mails, with five links. */
const content: MailContent = {
	subject: 'Your next step, {{ candidate.firstName }}',
	preheader: 'Five links and a story',
	html: `<html><body><h1>Hello {{ candidate.firstName }}</h1>${Array.from({ length: 5 }, (_, i) => `<p style="margin:0;padding:0 32px 16px">${'What teams here do, and how they decide. '.repeat(50)}</p><a href="${SITE}/story-${i}">Read on</a>`).join('')}<a href="{{ links.unsubscribe }}">stop</a></body></html>`,
	text: `Hello {{ candidate.firstName }}\n\n${'What teams here do, and how they decide. '.repeat(50)}\n\n${SITE}/story\n\n{{ links.unsubscribe }}`,
};

const settings: GovernorSettings = {
	...DEFAULT_PACE,
	window: { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '20:00' },
	exits: ['applied', 'hot'],
};

const tracking = createTracking(
	{
		publicUrl: 'https://n8n.example.com/webhook/journey',
		sites: [SITE],
		linkSecrets: ['a secret for the benchmark, long enough'],
	},
	prepareScript(''),
);

const desk: MailDesk = {
	from: { address: 'anna@example.com', name: 'Anna' },
	company: { name: 'Example' },
	linksOf: (mail) => mailLinks(mail, tracking),
};

/** Governs and writes the mail of one candidate, with signed links. */
function letterFor(id: string): Letter | null {
	const address = `candidate-${id}@example.com`;
	const request = {
		timeline: [{ kind: 'mail' as const, at: NOW_MS - 5 * 86_400_000 }],
		enrolledAt: NOW_MS - 86_400_000,
		dueAt: NOW_MS,
		nowMs: NOW_MS,
	};
	const days = { timezone: 'Europe/Amsterdam', isHoliday: () => false };
	if (govern(request, settings, days).action !== 'send') return null;
	const who = { kind: 'email' as const, value: address };
	const links = mailLinks(
		{ who, message: 'see-1', sentAt: NOW_MS, expiresAt: NOW_MS + 1e10 },
		tracking,
	);
	const data = { candidate: { firstName: 'Noor' }, company: { name: 'Example' } };
	return {
		...writeMail(content, { data, links, utm: { utm_medium: 'email' } }),
		id,
		from: { address: 'anna@example.com', name: 'Anna' },
		to: { address },
		kind: 'nurture',
		unsubscribeHeaders: links.headers,
	};
}

/** Everything between an outbox and the wire. */
async function sendByRun(mailer: Mailer): Promise<void> {
	const outbox = new MemoryOutbox<string>();
	const ids = Array.from({ length: MAILS }, (_, i) => String(i));
	await outbox.put(
		ids.map((id) => ({ id, guarantee: 'atMostOnce' as const, notBefore: 0, letter: id })),
	);
	const prepare: SendRun<string>['prepare'] = async (claimed) =>
		claimed.map(({ letter: id }) => {
			const letter = letterFor(id);
			return letter
				? { action: 'send', letter }
				: { action: 'drop', failure: 'exited', detail: 'exited' };
		});
	const clock = { now: () => NOW_MS };
	const { sent } = await sendDue({ outbox, mailer, prepare, clock, worker: 'bench' });
	if (sent !== MAILS) throw new Error(`${sent} of ${MAILS} mails were sent`);
}

async function startServer(): Promise<{ server: ChildProcess; port: number }> {
	const server = fork(path.join(__dirname, 'mailServer.js'), {
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
	});
	const [line] = (await once(server.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
	return { server, port: Number(line) };
}

/** Work that also adds up the processor time it took, in microseconds: on a busy machine the steadier measure. */
function metered(work: () => Promise<unknown>): { run: () => Promise<void>; perMail(): number } {
	let micros = 0;
	let runs = 0;
	return {
		async run() {
			const before = process.cpuUsage();
			await work();
			const { user, system } = process.cpuUsage(before);
			micros += user + system;
			runs++;
		},
		perMail: () => micros / runs / MAILS,
	};
}

/** The rate of sending from a store, against the others. */
interface Rates {
	measured: readonly Measured[];
	/** Microseconds of processor time per mail, in the same order. */
	micros: readonly number[];
}

const BARE = 'bare nodemailer pool';

async function sendFrom(
	stores: ReadonlyArray<[name: string, store: CandidateStore]>,
	port: number,
): Promise<Rates> {
	const smtp: SmtpSettings = { host: '127.0.0.1', port, security: 'none' };
	const mailer = await Mailer.open(smtp);
	const { createTransport } = await import('nodemailer');
	const bare = createTransport(poolOptions(smtp));
	const written = letterFor('bare');
	if (!written) throw new Error('Nothing may be sent');
	try {
		const senders = await Promise.all(
			stores.map(async ([name, store]) => {
				const given = { mailer, desk, content, mails: MAILS, startMs: NOW_MS };
				const sender = await StoreSender.open(store, given);
				return { name, prepare: () => sender.prepare(), work: () => sender.run() };
			}),
		);
		const works = [
			...senders,
			{ name: 'outbox in memory', prepare: undefined, work: () => sendByRun(mailer) },
			{
				name: BARE,
				prepare: undefined,
				work: () =>
					Promise.all(Array.from({ length: MAILS }, () => bare.sendMail(compose(written)))),
			},
		].map(({ work, ...one }) => ({ ...one, ...metered(work) }));
		const measured = await measure(
			works.map((one) => ({ ...one, operations: MAILS })),
			REPETITIONS,
		);
		return { measured, micros: works.map((one) => one.perMail()) };
	} finally {
		mailer.close();
		bare.close();
	}
}

function missedAims({ measured, micros }: Rates): string[] {
	const bare = measured.length - 1;
	return measured.slice(0, bare).flatMap(({ name, perSecond }, i) => {
		const share = perSecond / measured[bare].perSecond;
		console.log(
			`  ${name}: ${ratio(share)} of the bare pool (the aim is ${LEAST_SHARE}); processor time per mail ` +
				`${whole(micros[i])} µs, bare ${whole(micros[bare])} µs: ${ratio(micros[bare] / micros[i])} of the bare pool`,
		);
		return [
			...(share < LEAST_SHARE ? [`${name}: a share of ${LEAST_SHARE} of a bare pool`] : []),
			...(perSecond < LEAST_PER_SECOND ? [`${name}: ${LEAST_PER_SECOND} mails per second`] : []),
		];
	});
}

export const mailBench: Bench = {
	name: 'mail',
	about: `planning, governing, writing and sending ${whole(MAILS)} mails with signed links from a store, against a bare nodemailer pool that sends one written mail`,
	async run() {
		const folder = mkdtempSync(path.join(tmpdir(), 'candidate-journey-mail-'));
		const { server, port } = await startServer();
		const database = await startPostgres([]);
		const schema = 'mail';
		await database.admin(`CREATE SCHEMA ${schema} AUTHORIZATION ${ROLE}`);
		const sqlite = await SqliteStore.open(path.join(folder, 'mail.sqlite'));
		const postgres = await PostgresStore.open(database.settings(schema));
		try {
			const rates = await sendFrom(
				[
					['SQLite store', sqlite],
					['PostgreSQL store', postgres],
				],
				port,
			);
			printMeasured(rates.measured, 'mails');
			const missed = missedAims(rates);
			console.log();
			return missed;
		} finally {
			await sqlite.close();
			await postgres.close();
			await database.stop();
			server.disconnect();
			rmSync(folder, { recursive: true, force: true });
		}
	},
};
