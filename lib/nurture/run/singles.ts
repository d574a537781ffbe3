import { hash } from 'node:crypto';
import {
	ASKED_FOR,
	isStoreError,
	type EnrolmentFields,
	type KeptMail,
	type NurtureStore,
	type SingleMail,
	type StoredCandidate,
} from '../../store';
import { MAIN } from '../split';
import type { Sequence } from '../sequence/types';
import { sendThese, type Post, type RunOptions } from './runNurture';
import type { NurtureScene } from './scene';
import type { SendReport } from './sendRun';
import { loadSequence, saveSequence } from './sequences';

/** Mails put into the outbox and sent before others get a turn. */
const PART = 500;

/** Who keeps mails on their own. */
export const SINGLES_BY = 'Nurture Email: Send One Mail';

/** A mail on its own, for some candidates. */
export interface SingleRun {
	/** As {@link keepSingle} gives it. */
	sequence: Sequence;
	/** Whether only a dead address, a complaint or erasure keeps it back, and not that somebody wants no series. */
	isAskedFor: boolean;
	requests: readonly SingleRequest[];
	post: Post;
	options: RunOptions;
}

/** Whom a mail on its own is for. */
export interface SingleRequest {
	candidate: StoredCandidate;
	/** Tells one occasion from another: the same mail goes out once for each. */
	occasion: string;
	fields: EnrolmentFields;
}

/** What became of a mail on its own; null for who has no address. */
export type SingleOutcome = (KeptMail & { isNew: boolean }) | null;

/** What became of all of them, and why nothing more could be sent, where that was so. */
export interface SingleReport {
	/** In the order of the requests. */
	outcomes: SingleOutcome[];
	halted: SendReport['halted'];
}

/**
 * Keeps what a mail on its own says, once, so that it can be written whenever it goes out.
 *
 * @throws {NurtureError} `invalid-sequence`
 */
export async function keepSingle(
	nurture: NurtureStore,
	written: Sequence,
	atMs: number,
): Promise<Sequence> {
	if ((await nurture.sequences.get(written.key)) === null) await publish(nurture, written, atMs);
	return await loadSequence(nurture, written.key);
}

async function publish(nurture: NurtureStore, written: Sequence, atMs: number): Promise<void> {
	try {
		await saveSequence(nurture, written, { by: SINGLES_BY, note: '', atMs });
		await nurture.sequences.publish(written.key, SINGLES_BY, '', atMs);
	} catch (error) {
		// another worker published it in between
		if (!isStoreError(error) || (await nurture.sequences.get(written.key)) === null) throw error;
	}
}

/**
 * Sends a mail on its own to each candidate, at most once for each occasion: it goes through the outbox as mails of a
 * series do. What a mail server defers, or an hour does not allow, is left for the next run that sends what is due.
 */
export async function sendSingles(scene: NurtureScene, run: SingleRun): Promise<SingleReport> {
	const report: SingleReport = { outcomes: [], halted: null };
	for (let i = 0; i < run.requests.length; i += PART) {
		const part = { ...run, requests: run.requests.slice(i, i + PART) };
		report.outcomes.push(...(await sendPart(scene, part, report)));
	}
	return report;
}

async function sendPart(
	scene: NurtureScene,
	run: SingleRun,
	report: SingleReport,
): Promise<SingleOutcome[]> {
	const { nurture } = scene.store;
	const mails = run.requests.map((request) => mailFor(scene, run, request));
	const wanted = mails.filter((mail) => mail !== null);
	const added = new Set(await nurture.enrolments.addSingle(wanted));
	const ids = wanted.map(({ send }) => send.id);
	if (report.halted === null)
		report.halted = (await sendThese(scene, run.post, run.options, ids)).halted;
	const kept = new Map((await nurture.mailsById(ids)).map((mail) => [mail.id, mail]));
	return mails.map((mail) => {
		const found = mail && kept.get(mail.send.id);
		return found ? { ...found, isNew: added.has(found.id) } : null;
	});
}

function mailFor(
	{ rules }: NurtureScene,
	{ sequence, isAskedFor, options }: SingleRun,
	{ candidate, occasion, fields }: SingleRequest,
): SingleMail | null {
	const { candidateId, identities } = candidate;
	if (!identities.email) return null;
	const nowMs = options.clock.now();
	const about = { candidateId, sequence: sequence.key, version: sequence.version };
	const letter = {
		...about,
		step: sequence.steps[0].key,
		variant: isAskedFor ? ASKED_FOR : MAIN,
		address: identities.email,
		dueAt: nowMs,
	};
	const id = idOf(sequence.label, occasion, candidateId);
	return {
		enrolment: { ...about, enrolledAt: nowMs, fields },
		send: { id, guarantee: rules.guarantee, notBefore: nowMs, letter },
	};
}

/** The same for the same mail, occasion and candidate, whoever sends it and whatever it says by now. */
function idOf(label: string, occasion: string, candidateId: number): string {
	const digest = hash('sha256', JSON.stringify([label, occasion]), 'hex').slice(0, 32);
	return `single/${digest}/${candidateId}`;
}
