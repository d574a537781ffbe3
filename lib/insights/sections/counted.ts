import type { CompiledModel } from '../../scoring';
import { barsAcross, barsUp } from '../charts/bars';
import { linesOver } from '../charts/lines';
import { heatOf } from '../charts/theme';
import type { Counted } from '../counts/standing';
import type { Counts } from '../gather';
import { count, number, percent, round, type Section } from './section';

const COUNTED = { label: 'Class', candidates: 'Candidates', share: 'Share' };
const NOBODY = 'Nobody is scored yet: record events with a Candidate Score node first.';

/** The sections that counting everybody answers. */
export function countedSections(counts: Counts, { model }: CompiledModel): Section[] {
	const sections = [
		bucketsSection(counts),
		trendSection(counts, model.buckets),
		scoresSection(counts),
		phasesSection(counts),
		medalsSection(counts),
		placementsSection(counts),
	];
	// A picture of nobody shows nothing.
	if (counts.standing.candidates > 0) return sections;
	return sections.map((section) => ({ ...section, charts: [] }));
}

function bucketsSection({ standing }: Counts): Section {
	const { buckets, candidates, unscored } = standing;
	const hot = buckets[buckets.length - 1];
	return {
		key: 'buckets',
		question: 'How many candidates are in each bucket?',
		answer:
			candidates === 0
				? NOBODY
				: `${count(hot.candidates, 'candidate')} of ${number(candidates)} ${hot.candidates === 1 ? 'is' : 'are'} ${hot.label.toLowerCase()} (${percent(hot.share)}).`,
		notes: unscored > 0 ? [`${count(unscored, 'candidate')} earned no points so far.`] : [],
		charts: [
			barsAcross(
				'buckets',
				'Candidates in each bucket',
				[...buckets].reverse().map((one, i) => ({
					...barOf(one),
					colour: (theme) => heatOf(theme, buckets.length - 1 - i, buckets.length),
				})),
			),
		],
		columns: COUNTED,
		rows: rowsOf([...buckets].reverse()),
	};
}

function scoresSection({ standing: { scores, candidates } }: Counts): Section {
	const most = scores.reduce((a, b) => (b.candidates > a.candidates ? b : a));
	return {
		key: 'scores',
		question: 'How many candidates have which score?',
		answer:
			candidates === 0
				? NOBODY
				: `Most candidates (${number(most.candidates)}) have a score of ${most.label}.`,
		notes: [],
		charts: [
			barsUp(
				'scores',
				'Candidates per ten points of score',
				scores.map((one) => ({ ...barOf(one), label: number(one.candidates) })),
				'Score',
			),
		],
		columns: { ...COUNTED, label: 'Score' },
		rows: rowsOf(scores),
	};
}

function trendSection({ trend }: Counts, buckets: CompiledModel['model']['buckets']): Section {
	const becameHot = trend.days.reduce((sum, day) => sum + day.becameHot, 0);
	const leftHot = trend.days.reduce((sum, day) => sum + day.leftHot, 0);
	const { drift } = trend;
	const lines = (points: typeof trend.days) =>
		buckets.slice(1).map(({ key, label }, i) => ({
			name: label,
			heat: { place: i + 1, of: buckets.length },
			values: points.map((point) => point.buckets[key] ?? 0),
		}));
	const chart = (key: string, title: string, points: typeof trend.days) =>
		linesOver(
			key,
			title,
			points.map(({ date }) => date),
			lines(points),
		);
	const coldest = buckets[0].label.toLowerCase();
	return {
		key: 'trend',
		question: 'Is it getting warmer?',
		answer: `In ${count(trend.days.length, 'day')} candidates became hot ${count(becameHot, 'time')} and cooled down from it ${count(leftHot, 'time')}.`,
		notes: [
			`Who is ${coldest} is left out of the picture.`,
			...(drift
				? [
						`The spread over the buckets is ${drift.standing} compared with the start (PSI ${drift.psi.toFixed(2)}; below 0.1 is steady, from 0.25 something else is going on).`,
					]
				: []),
		],
		charts: [
			chart('trend-weeks', 'Candidates in each bucket, week by week', trend.weeks),
			chart('trend-days', 'Candidates in each bucket, day by day', trend.days),
		],
		columns: {
			date: 'Week up to',
			...Object.fromEntries(buckets.map(({ key, label }) => [`in ${key}`, label])),
			becameHot: 'Became hot',
			leftHot: 'Left hot',
		},
		rows: trend.weeks.map(({ date, buckets: own, becameHot: came, leftHot: left }) => ({
			date,
			...Object.fromEntries(buckets.map(({ key }) => [`in ${key}`, own[key] ?? 0])),
			becameHot: came,
			leftHot: left,
		})),
	};
}

function phasesSection({ funnel }: Counts): Section {
	const slowest = funnel.filter(({ medianDays }) => medianDays !== null);
	const longest = slowest.sort((a, b) => (b.medianDays ?? 0) - (a.medianDays ?? 0))[0];
	return {
		key: 'phases',
		question: 'How far do candidates get on their journey?',
		answer: longest
			? `Candidates stay longest in ${longest.label}: half of those who leave it do so after ${count(longest.medianDays ?? 0, 'day')}.`
			: 'Nobody has gone from one phase to another yet.',
		notes: ['Who ever was in a phase counts in it, also after going back.'],
		charts: [
			barsAcross(
				'phases',
				'Candidates who ever were in each phase',
				funnel.map(({ label, reached, wentOn }) => ({
					name: label,
					value: reached,
					label: `${number(reached)}${wentOn && wentOn.share > 0 ? `, ${percent(wentOn.share)} go on` : ''}`,
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
		},
		rows: funnel.map(({ key, label, now, reached, wentOn, medianDays }) => ({
			phase: key,
			label,
			now,
			reached,
			wentOn: wentOn && round(wentOn.share),
			from: wentOn && round(wentOn.from),
			to: wentOn && round(wentOn.to),
			medianDays,
		})),
	};
}

function medalsSection({ standing: { medals, candidates } }: Counts): Section {
	const earned = medals.slice(1).reduce((sum, medal) => sum + medal.candidates, 0);
	return {
		key: 'medals',
		question: 'How many candidates earned a medal?',
		answer: `${count(earned, 'candidate')} of ${number(candidates)} hold${earned === 1 ? 's' : ''} a medal.`,
		notes: ['Each candidate counts with the highest medal; a medal is never lost.'],
		charts: [barsAcross('medals', 'Candidates by highest medal', medals.slice(1).map(barOf))],
		columns: { ...COUNTED, label: 'Medal' },
		rows: rowsOf(medals),
	};
}

function placementsSection({ placements }: Counts): Section {
	const { placed, median, quarter, threeQuarters, weeks } = placements;
	return {
		key: 'placements',
		question: 'How long does it take until a placement?',
		answer:
			median === null
				? 'Nobody was placed in this period.'
				: `${count(placed, 'candidate')} placed; half of them within ${count(median, 'day')} of their first points.`,
		notes:
			median === null
				? []
				: [`The middle half took ${quarter} to ${count(threeQuarters ?? 0, 'day')}.`],
		charts:
			median === null
				? []
				: [
						barsUp(
							'placements',
							'Placements by weeks since the first points',
							weeks.map(({ label, candidates }) => ({
								name: label,
								value: candidates,
								label: candidates > 0 ? number(candidates) : '',
							})),
							'Week',
						),
					],
		columns: { label: 'Week', candidates: 'Placed' },
		rows: weeks.map((week) => ({ ...week })),
	};
}

function barOf({ label, candidates, share }: Counted) {
	return { name: label, value: candidates, label: `${number(candidates)} (${percent(share)})` };
}

function rowsOf(counted: readonly Counted[]): Section['rows'] {
	return counted.map(({ key, label, candidates, share }) => ({
		key,
		label,
		candidates,
		share: round(share),
	}));
}
