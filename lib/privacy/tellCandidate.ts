import { describeLine, explainOn, type CompiledModel, type Memory } from '../scoring';

/**
 * How a score comes about, in words for the person it is about: what counts, what it is for, and what they may ask.
 *
 * @returns plain text, a paragraph per line
 */
export function tellCandidate(memory: Memory, compiled: CompiledModel, asOfMs: number): string {
	const { score, lines, decisions } = explainOn(memory, compiled, compiled.toLocalDay(asOfMs));
	const counted = lines
		.filter(({ shown }) => shown !== 0)
		.map((line) => `- ${describeLine(line)} (${line.shown > 0 ? '+' : ''}${line.shown})`);
	return [
		score === null
			? 'You have no score with us: nothing you did is counted.'
			: `Your score with us is ${score} out of 100. It says how much you were in touch with us lately, not how able you are.`,
		...(counted.length > 0 ? ['It adds up from:', ...counted] : []),
		...decisions,
		'A higher score means that a recruiter may call you sooner. A lower one means that we write to you or wait; it never rejects you, and people can set it aside.',
		'You may ask for everything we hold about you, have it corrected or erased, object to being scored, and withdraw what you agreed to, at any time.',
	].join('\n');
}
