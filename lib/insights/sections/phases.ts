import { barsAcross } from '../charts/bars';
import type { FunnelPhase } from '../counts/funnel';
import type { Counts } from '../gather';
import { count, number, percent, round, type Section } from './section';

/** How far candidates get on their journey, and how long they stay. */
export function phasesSection({ funnel, followed, standing }: Counts): Section {
	const sampled =
		followed < standing.candidates
			? [
					`How long they stay, and who ever was in a phase, is counted up from an even sample of about ${number(followed)} of ${number(standing.candidates)} candidates.`,
				]
			: [];
	return {
		key: 'phases',
		question: 'How far do candidates get on their journey?',
		answer: answerOn(funnel),
		notes: [
			'Who ever was in a phase counts in it, also after going back.',
			'Days are those after which half have left; who is still there counts with the days so far (Kaplan–Meier).',
			...sampled,
		],
		charts: [
			barsAcross(
				'phases',
				'Candidates who ever were in each phase, and how many of them went on to a later one',
				funnel.map(({ label, reached, wentOn }) => ({
					name: label,
					value: reached,
					label: `${number(reached)}${wentOn && wentOn.share > 0 ? `, ${percent(wentOn.share)} went on` : ''}`,
				})),
			),
		],
		columns: {
			label: 'Phase',
			now: 'Now',
			reached: 'Ever',
			wentOn: 'Went on',
			from: 'at least',
			to: 'at most',
			medianDays: 'Days (median)',
			longerThanDays: 'or longer than',
		},
		rows: funnel.map(rowOf),
	};
}

/** Of the phases one can go on from, the one that takes longest. */
function answerOn(funnel: readonly FunnelPhase[]): string {
	const daysIn = ({ lasting }: FunnelPhase) => lasting.medianDays ?? lasting.longerThanDays ?? -1;
	const known = funnel.slice(0, -1).filter((phase) => daysIn(phase) >= 0);
	if (known.every(({ wentOn }) => (wentOn?.share ?? 0) === 0))
		return 'Nobody has gone from one phase to another yet.';
	const longest = known.reduce((a, b) => (daysIn(b) > daysIn(a) ? b : a));
	const days = count(daysIn(longest), 'day');
	return longest.lasting.medianDays === null
		? `Candidates stay longest in ${longest.label}: more than half are still there after ${days}.`
		: `Candidates stay longest in ${longest.label}: half have left it after ${days}.`;
}

function rowOf({ key, label, now, reached, wentOn, lasting }: FunnelPhase) {
	return {
		phase: key,
		label,
		now,
		reached,
		wentOn: wentOn && round(wentOn.share),
		from: wentOn && round(wentOn.from),
		to: wentOn && round(wentOn.to),
		medianDays: lasting.medianDays,
		longerThanDays: lasting.longerThanDays,
	};
}
