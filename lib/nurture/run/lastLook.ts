import type { Letter } from '../../mail';
import {
	ASKED_FOR,
	SINGLE,
	type ClaimedSend,
	type Life,
	type MailJob,
	type StoredCandidate,
	type StoredEnrolment,
} from '../../store';
import { isNurtureError } from '../errors';
import { govern } from '../governor/govern';
import { FINISHED } from './planning';
import type { Sequence } from '../sequence/types';
import { capsFor, stillHolding } from './ownChoice';
import { addresseeOf, zoneOf } from './person';
import type { ReadyMail } from './readyMail';
import type { NurtureScene } from './scene';
import type { Prepared } from './sendRun';
import { contentOf, loadSequences } from './sequences';
import { ALWAYS_SUPPRESSED } from '../suppression';
import { EXIT_OF, readSuppressions } from './suppressions';
import { lifeQuestion, pausedUntil, timelineOf } from './timelineOf';

/** Of one mail all that decides whether it goes out. */
interface Case {
	claimed: ClaimedSend<MailJob>;
	sequence: Sequence;
	enrolment: StoredEnrolment | null;
	candidate: StoredCandidate | null;
	life: Life | undefined;
}

/** Ends after which a mail may go out: who is through can get one that somebody sends again by hand. */
const GOES_OUT_STILL: ReadonlySet<string> = new Set([FINISHED, SINGLE]);

/** What is to become of a mail, and why its sequence ends for the candidate, where it does. */
export type LastLook = Prepared & { exit?: string };

/**
 * Looks at mails right before they go out: whether their sequence has ended, the governor, writing, and last of all
 * suppression.
 *
 * @param write - see `Post.write`
 * @returns one answer per mail, in the order given
 */
export async function lookALastTime(
	scene: NurtureScene,
	claimed: readonly ClaimedSend<MailJob>[],
	write: (mail: ReadyMail) => Letter,
	nowMs: number,
): Promise<LastLook[]> {
	const cases = await readCases(scene, claimed, nowMs);
	const judged = cases.map((one) => judge(scene, one, write, nowMs));
	const suppressed = await readSuppressions(
		scene.store,
		claimed.map(({ letter }) => letter.address),
	);
	return judged.map((one, i) => {
		const isAskedFor = claimed[i].letter.variant === ASKED_FOR;
		const [found] = stillHolding(suppressed[i], cases[i].candidate).filter(
			({ reason }) => !isAskedFor || ALWAYS_SUPPRESSED.has(reason),
		);
		if (one.action !== 'send' || !found) return one;
		const detail = `The address is suppressed: ${found.reason}`;
		return { action: 'drop', failure: 'suppressed', detail, exit: EXIT_OF[found.reason] };
	});
}

async function readCases(
	{ store, compiled }: NurtureScene,
	claimed: readonly ClaimedSend<MailJob>[],
	nowMs: number,
): Promise<Case[]> {
	const { nurture } = store;
	const jobs = claimed.map(({ letter }) => letter);
	const candidateIds = jobs.map(({ candidateId }) => candidateId);
	const [sequenceOf, enrolments, candidates, lives] = await Promise.all([
		loadSequences(nurture, jobs),
		nurture.enrolments.get(jobs.map(({ enrolmentId }) => enrolmentId)),
		store.get(candidateIds, compiled),
		nurture.lives(candidateIds, lifeQuestion(compiled, nowMs)),
	]);
	return claimed.map((one, i) => ({
		claimed: one,
		sequence: sequenceOf(one.letter),
		enrolment: enrolments[i],
		candidate: candidates[i],
		life: lives.get(one.letter.candidateId),
	}));
}

function judge(
	scene: NurtureScene,
	{ claimed, sequence, enrolment, candidate, life }: Case,
	write: (mail: ReadyMail) => Letter,
	nowMs: number,
): LastLook {
	const { id, letter: job } = claimed;
	if (!candidate || !enrolment) return exited('erased');
	if (enrolment.endReason !== null && !GOES_OUT_STILL.has(enrolment.endReason))
		return exited(enrolment.endReason);
	const step = sequence.steps.find(({ key }) => key === job.step);
	const { language } = addresseeOf(candidate);
	const found = step && contentOf(sequence, step, job.variant, language);
	if (!step || !found) return invalid(`The step "${job.step}" has no content`);
	const mail = { id, job, candidate, enrolment, sequence, step, nowMs, ...found };
	try {
		return whyNot(scene, mail, life) ?? { action: 'send', letter: write(mail) };
	} catch (error) {
		if (isNurtureError(error)) return invalid(error.message);
		throw error;
	}
}

/** What speaks against sending a mail now; null for nothing. */
function whyNot(
	{ compiled, rules }: NurtureScene,
	{ job, sequence, enrolment, candidate, step, nowMs }: ReadyMail,
	life: Life | undefined,
): LastLook | null {
	const isTransactional = job.variant === ASKED_FOR;
	const decision = govern(
		{
			timeline: timelineOf(candidate, life, compiled, enrolment.subject, nowMs),
			enrolledAt: enrolment.enrolledAt,
			dueAt: job.dueAt,
			nowMs,
			isTransactional,
		},
		{
			...rules,
			caps: capsFor(candidate, rules.caps),
			window: step.window ?? sequence.window,
			exits: sequence.exits,
		},
		{ timezone: zoneOf(candidate, rules.timezone), isHoliday: rules.isHoliday },
	);
	if (decision.action === 'exit') return exited(decision.reason);
	if (decision.action === 'wait') return { action: 'wait', untilMs: decision.untilMs };
	const untilMs = isTransactional ? null : pausedUntil(candidate, compiled, nowMs);
	return untilMs === null ? null : { action: 'wait', untilMs };
}

function exited(reason: string): LastLook {
	return { action: 'drop', failure: 'exited', detail: reason, exit: reason };
}

function invalid(detail: string): LastLook {
	return { action: 'drop', failure: 'invalid', detail };
}
