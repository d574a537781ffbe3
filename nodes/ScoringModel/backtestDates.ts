import { formatDay, parseDay, type CompiledModel, type LocalDay } from '../../lib/scoring';
import { ParameterError } from '../shared/errors';

/** Days before today on which a backtest looks where no dates were chosen. */
const USUAL_DAYS_AGO = [90, 60, 30, 0];
const MAX_DATES = 60;

/**
 * Reads the dates of a backtest: a list, or text with commas or spaces between.
 *
 * @returns local days; today and the days 30, 60 and 90 days ago where none is given
 * @throws {ParameterError} naming the first that is no date, or lies ahead
 */
export function readDates(value: unknown, compiled: CompiledModel): LocalDay[] {
	const today = compiled.toLocalDay(Date.now());
	const texts = [value]
		.flat()
		.flatMap((one) => String(one ?? '').split(/[\s,;]+/))
		.filter((text) => text !== '');
	if (texts.length === 0) return USUAL_DAYS_AGO.map((days) => today - days);
	if (texts.length > MAX_DATES)
		throw new ParameterError(`${texts.length} dates are too many`, `Give at most ${MAX_DATES}.`);
	return texts.map((text) => readDate(text, today));
}

function readDate(text: string, today: LocalDay): LocalDay {
	const advice = 'Use dates like 2026-10-01, with commas between, up to today.';
	const named = `Date "${text.slice(0, 40)}"`;
	const day = parseDay(text);
	if (Number.isNaN(day) || formatDay(day) !== text)
		throw new ParameterError(`${named} is not a date`, advice);
	if (day > today) throw new ParameterError(`${named} lies ahead`, advice);
	return day;
}
