import { HubSpotError } from '../errors';

const DAY_MS = 86_400_000;

/**
 * Loads the public holidays of a country or one of its states (200 ms the first time).
 *
 * Only days that everybody has off: not the eve of a feast, school holidays or remembrance days.
 *
 * @param country - two letters, e.g. `NL`
 * @param state - its short code, e.g. `BY` for Bavaria; '' for the whole country
 * @returns whether a local date (YYYY-MM-DD) is a holiday
 * @throws {HubSpotError} `bad-calendar` for a country or state that is not known
 */
export async function loadHolidays(
	country: string,
	state = '',
): Promise<(date: string) => boolean> {
	const { default: Holidays } = await import('date-holidays');
	const calendar = new Holidays({ country, state }, { types: ['public'] });
	const states: unknown = new Holidays().query(country);
	const isState = state === '' || Object.hasOwn(Object(states) as object, state);
	if (!calendar.getRules()?.length || !isState) {
		throw new HubSpotError(
			'bad-calendar',
			`There is no holiday calendar for "${country}"${state && ` and state "${state}"`}`,
			'Use a country code of two letters like NL, BE or DE, and a state like BY.',
		);
	}
	const years = new Map<string, Set<string>>();
	return (date) => {
		const year = date.slice(0, 4);
		const dates = years.get(year) ?? datesOf(calendar.getHolidays(Number(year)));
		years.set(year, dates);
		return dates.has(date);
	};
}

/** The dates of holidays, each day of those that last several; a half day is no holiday. */
function datesOf(holidays: ReadonlyArray<{ date: string; start: Date; end: Date }>): Set<string> {
	const whole = holidays.filter(({ date }) => date.slice(11, 16) === '00:00');
	return new Set(
		whole.flatMap(({ date, start, end }) => {
			const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
			const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
			return Array.from({ length: days }, (_, i) =>
				new Date(first + i * DAY_MS).toISOString().slice(0, 10),
			);
		}),
	);
}
