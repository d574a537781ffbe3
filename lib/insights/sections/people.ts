import { formatDay } from '../../scoring';
import { OUTCOME_SAID, type OutcomeName } from '../../scoring/calibrate/ledger/outcome';
import { barsAcross } from '../charts/bars';
import { rangesAcross } from '../charts/ranges';
import type { InsightSettings, PeopleInsights } from '../gather';
import { FEWEST_HITS } from '../people/scores';
import type { SourceCount } from '../people/sources';
import { count, number, percent, round, type Section } from './section';

/** Bars and dots a picture shows; the figures hold all. */
const MOST_SHOWN = 12;
const MOST_ROWS = 200;

/** The sections that looking at candidates one by one answers. */
export function peopleSections(found: PeopleInsights, settings: InsightSettings): Section[] {
	const sections = [
		liftSection(found, settings),
		contentSection(found, settings),
		vacanciesSection(found),
		sourceSection('channels', 'Which channels bring candidates?', found.channels, settings),
		sourceSection('sources', 'Which sources bring candidates?', found.sources, settings),
		sourceSection('campaigns', 'Which campaigns bring candidates?', found.campaigns, settings),
		qualitySection(found),
	];
	if (found.candidates >= found.of) return sections;
	const note = `From an even sample of ${number(found.candidates)} of ${number(found.of)} candidates.`;
	return sections.map((section) => ({ ...section, notes: [...section.notes, note] }));
}

function liftSection({ lift }: PeopleInsights, settings: InsightSettings): Section {
	const { tested, buckets, day, rows, hits } = lift;
	const said = OUTCOME_SAID[settings.outcome];
	const within = `within ${count(settings.horizonDays, 'day')} after ${formatDay(day)}`;
	const deciles = tested?.deciles ?? [];
	return {
		key: 'lift',
		question: 'Does a higher score mean a greater chance?',
		answer: tested
			? `${verdictOn(tested.ranking.aucFrom)} Of the ${number(tested.atCapacity.candidates)} with the highest scores ${percent(tested.atCapacity.share)} ${said} ${within}, of all ${percent(hits / rows)}.`
			: `Too early to tell: ${number(hits)} of ${count(rows, 'candidate')} ${said} ${within}; at least ${FEWEST_HITS} must, and ${FEWEST_HITS} must not.`,
		notes: tested
			? [
					`Chance that somebody who did has the higher score than somebody who did not (AUC): ${tested.ranking.auc.toFixed(2)}, with 95 % confidence ${tested.ranking.aucFrom.toFixed(2)} to ${tested.ranking.aucTo.toFixed(2)}; 0.5 is chance alone. Largest distance between both (KS): ${tested.ranking.ks.toFixed(2)}.`,
					'Scores are those of that day, worked out by what had happened until then.',
				]
			: [],
		charts: tested
			? [
					rangesAcross(
						'lift',
						`Share of candidates who ${said} ${within}, by score`,
						deciles.map(({ share, from, to, fromPoints, toPoints }) => ({
							name:
								fromPoints === toPoints
									? `Score ${toPoints}`
									: `Score ${toPoints} to ${fromPoints}`,
							value: share,
							from,
							to,
							label: percent(share),
						})),
						{ even: hits / rows, isRatio: false },
					),
				]
			: [],
		columns: {
			label: 'Bucket',
			candidates: 'Candidates',
			hits: `Who ${said}`,
			share: 'Share',
			from: 'at least',
			to: 'at most',
		},
		rows: buckets.map(({ bucket, label, rows: candidates, hits: own, share, from, to }) => ({
			bucket,
			label,
			candidates,
			hits: own,
			share: candidates > 0 ? round(share) : null,
			from: candidates > 0 ? round(from) : null,
			to: candidates > 0 ? round(to) : null,
		})),
	};
}

function verdictOn(aucFrom: number): string {
	if (aucFrom > 0.7) return 'Yes, clearly.';
	return aucFrom > 0.5 ? 'Yes.' : 'That cannot be seen: the score ranks no better than chance.';
}

function contentSection({ contents }: PeopleInsights, settings: InsightSettings): Section {
	const { outcome, horizonDays } = settings;
	const told = contents.contents.flatMap(({ lift, ...one }) => (lift ? [{ ...one, ...lift }] : []));
	const [best] = told;
	const said = OUTCOME_SAID[outcome];
	return {
		key: 'content',
		question: 'Which content makes candidates move?',
		answer: contentAnswer(best, contents.hits, said),
		notes: [
			`Each content is compared with candidates who did as much, as recently, on the same day, and did not meet it; 1× is no difference, and the line shows where it lies with 95 % confidence. Looked ${horizonDays} days ahead.`,
			'First and last touches only say what was there, not what helped.',
			...(contents.leftOut > 0
				? [`${number(contents.leftOut)} or more rare contents were left out.`]
				: []),
		],
		charts:
			told.length > 0
				? [
						rangesAcross(
							'content',
							`How many times as often candidates who met a content ${said}`,
							told.slice(0, MOST_SHOWN).map(({ content, lift, from, to, people }) => ({
								name: content,
								value: lift,
								from,
								to,
								label: `${lift.toFixed(1)}×  (${number(people)} met it)`,
							})),
							{ even: 1, isRatio: true },
						),
					]
				: [],
		columns: {
			content: 'Content',
			people: 'Met by',
			hits: `Who ${said}`,
			lift: 'Lift',
			from: 'at least',
			to: 'at most',
			firstTouches: 'First touch',
			lastTouches: 'Last touch',
		},
		rows: contents.contents.slice(0, MOST_ROWS).map(({ lift, ...one }) => ({
			...one,
			lift: lift && round(lift.lift, 2),
			from: lift && round(lift.from, 2),
			to: lift && round(lift.to, 2),
		})),
	};
}

function contentAnswer(
	best: { content: string; lift: number; from: number } | undefined,
	hits: number,
	said: string,
): string {
	if (!best)
		return hits < FEWEST_HITS
			? `Too early to tell: ${count(hits, 'candidate')} ${said} so far where it can be compared.`
			: 'Too few candidates met any one content to tell.';
	return best.from > 1
		? `“${best.content}”: who met it ${said} ${best.lift.toFixed(1)} times as often as equally active candidates who did not.`
		: 'No content is surely better than the others: differences may be chance.';
}

function vacanciesSection({ vacancies }: PeopleInsights): Section {
	const warmest = [...vacancies].sort((a, b) => b.warm - a.warm)[0];
	return {
		key: 'vacancies',
		question: 'Which vacancies draw interest?',
		answer:
			vacancies.length === 0
				? 'No vacancy was viewed in this period.'
				: `${count(vacancies.length, 'vacancy').replace('vacancys', 'vacancies')} viewed; most warm viewers (${number(warmest.warm)}) look at “${warmest.vacancy}”.`,
		notes: ['Warm are viewers in the two hottest buckets.'],
		charts:
			vacancies.length === 0
				? []
				: [
						barsAcross(
							'vacancies',
							'Candidates who viewed each vacancy',
							vacancies.slice(0, MOST_SHOWN).map(({ vacancy, viewers, warm }) => ({
								name: vacancy,
								value: viewers,
								label: `${number(viewers)}, ${number(warm)} warm`,
							})),
						),
					],
		columns: {
			vacancy: 'Vacancy',
			viewers: 'Viewers',
			views: 'Views',
			returned: 'Came back',
			warm: 'Warm',
			applied: 'Applied',
		},
		rows: vacancies
			.slice(0, MOST_ROWS)
			.map(({ vacancy, viewers, views, returned, warm, applied }) => ({
				vacancy,
				viewers,
				views,
				returned,
				warm,
				applied,
			})),
	};
}

function sourceSection(
	key: 'channels' | 'sources' | 'campaigns',
	question: string,
	counts: readonly SourceCount[],
	{ outcome }: { outcome: OutcomeName },
): Section {
	const silent = counts.filter(({ isSilent }) => isSilent);
	const said = OUTCOME_SAID[outcome];
	const [most] = counts;
	return {
		key,
		question,
		answer: most
			? `“${most.name}” brings most: ${count(most.people, 'candidate')}, of whom ${percent(most.outcomes.share)} ${said}.`
			: `No event of this period says its ${key.slice(0, -1)}.`,
		notes: [
			...(silent.length > 0
				? [`Fell silent in the later half: ${silent.map(({ name }) => name).join(', ')}.`]
				: []),
			'A candidate counts with each of them; none gets all the credit.',
		],
		charts:
			counts.length === 0
				? []
				: [
						barsAcross(
							key,
							`Candidates by ${key.slice(0, -1)}, with how many of them ${said}`,
							counts.slice(0, MOST_SHOWN).map(({ name, people, outcomes }) => ({
								name,
								value: people,
								label: `${number(people)}, ${percent(outcomes.share)} ${said.split(' ').at(-1)}`,
							})),
						),
					],
		columns: {
			name: 'Name',
			people: 'Candidates',
			events: 'Events',
			firstTouches: 'First touch',
			hits: `Who ${said}`,
			share: 'Share',
			from: 'at least',
			to: 'at most',
			silent: 'Fell silent',
		},
		rows: counts.slice(0, MOST_ROWS).map(({ outcomes, isSilent, ...one }) => ({
			...one,
			hits: outcomes.hits,
			share: round(outcomes.share),
			from: round(outcomes.from),
			to: round(outcomes.to),
			silent: isSilent ? 'yes' : '',
		})),
	};
}

function qualitySection({ quality, candidates }: PeopleInsights): Section {
	const shares = quality.map((one) => ({ ...one, share: one.of > 0 ? one.count / one.of : 0 }));
	const bad = shares.filter(
		({ key, share }) => key !== 'anonymous' && key !== 'oneDay' && share > 0,
	);
	const worst = bad.sort((a, b) => b.share - a.share)[0];
	return {
		key: 'quality',
		question: 'Can the figures be trusted?',
		answer:
			candidates === 0
				? 'There is nothing to look at yet.'
				: worst
					? `${worst.label}: ${percent(worst.share)}. ${worst.advice}`
					: 'Nothing is missing from the events.',
		notes: [],
		charts: [],
		columns: { label: 'What', count: 'How many', of: 'Of', share: 'Share', advice: 'What to do' },
		rows: quality.map(({ key, label, count: own, of, advice }) => ({
			key,
			label,
			count: own,
			of,
			share: of > 0 ? round(own / of) : null,
			advice,
		})),
	};
}
