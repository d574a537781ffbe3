import { escapeHtml } from '../../html';
import type { Medal, Phase, Reason } from '../../scoring';
import { shortened } from '../text';

/** What a recruiter should know before calling. */
export interface TaskSubject {
	/** How the person is called, or their e-mail address. */
	name: string;
	/** Why there is a task, in a few words: `Became hot`. */
	reason: string;
	score: number | null;
	bucketLabel: string | null;
	phase: Phase;
	medal: Medal | null;
	/** The strongest reasons for the score, strongest first. */
	reasons: readonly Reason[];
	/** The latest first. */
	vacancies: readonly string[];
	/** The latest first: local date, and what happened in a few words. */
	interactions: ReadonlyArray<{ on: string; what: string }>;
}

/** How to begin the conversation, by phase. */
export type PhoneScript = Readonly<Record<Phase, string>>;

/** How a recruiter may begin the talk, by the phase the candidate is in. */
export const PHONE_SCRIPT: PhoneScript = {
	see: 'Ask what brought them to us, and whether they would like to hear from us.',
	think: 'Ask what they are looking for and when; offer help without a vacancy in mind.',
	do: 'Ask about the vacancies below; agree on the next step in this call.',
	care: 'Ask how the work is going, and whom they know who is looking.',
};

const MOST_REASONS = 3;
const MOST_VACANCIES = 5;
const MOST_INTERACTIONS = 10;
const MOST_CHARACTERS = 200;

/**
 * @example
 * taskSubject(noor) //=> 'Became hot: Noor de Vries (73 points)'
 */
export function taskSubject({ name, reason, score }: TaskSubject): string {
	const points = score === null ? '' : ` (${score} points)`;
	return `${oneLine(reason)}: ${oneLine(name)}${points}`;
}

/** The body of a task, as HTML. */
export function taskBody(subject: TaskSubject, script: PhoneScript = PHONE_SCRIPT): string {
	const { reasons, vacancies, interactions, phase } = subject;
	return [
		paragraph(standing(subject)),
		paragraph(script[phase]),
		list(
			'Why this score',
			reasons.slice(0, MOST_REASONS).map(({ text }) => text),
		),
		list('Vacancies viewed', vacancies.slice(0, MOST_VACANCIES)),
		list(
			'Last seen',
			interactions.slice(0, MOST_INTERACTIONS).map(({ on, what }) => `${on} ${what}`),
		),
	].join('');
}

function standing({ score, bucketLabel, medal }: TaskSubject): string {
	const parts = [
		score === null ? 'No score yet' : `Score ${score} of 100`,
		...(bucketLabel === null ? [] : [bucketLabel]),
		...(medal === null ? [] : [`medal: ${medal}`]),
	];
	return parts.join(', ');
}

function paragraph(text: string): string {
	return `<p>${escape(text)}</p>`;
}

function list(title: string, lines: readonly string[]): string {
	if (lines.length === 0) return '';
	const items = lines.map((line) => `<li>${escape(line)}</li>`).join('');
	return `<p><strong>${title}</strong></p><ul>${items}</ul>`;
}

function escape(text: string): string {
	return escapeHtml(oneLine(text));
}

/** Text of others, as it may stand in a task: no line breaks, no page of it, and no marker of ours. */
function oneLine(text: string): string {
	const short = shortened(text, MOST_CHARACTERS);
	return short.replaceAll('[cj:', '(cj:');
}
