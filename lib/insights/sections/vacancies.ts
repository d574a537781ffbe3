import { barsAcross } from '../charts/bars';
import type { PeopleInsights } from '../gather';
import { count, MOST_ROWS, MOST_SHOWN, number, type Section } from './section';

/** Which vacancies are viewed, and by how many who are warm. */
export function vacanciesSection({ vacancies }: PeopleInsights): Section {
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
