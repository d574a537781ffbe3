import type { IDataObject } from 'n8n-workflow';
import { placesOf, type Routing } from './outputs';

/** How items are routed. */
export interface RouteSettings {
	routeBy: Routing;
	/** Keys of the buckets that have an output of their own; the usual four when empty. */
	buckets: readonly string[];
	threshold: number;
	onlyWhenCrossing: boolean;
}

/**
 * The output an item leaves by; the one after the last named output means "no change".
 *
 * An item that does not say where the candidate stood before (say, from a search) counts as a crossing.
 */
export function routeItem(json: IDataObject, settings: RouteSettings): number {
	const { count } = placesOf(settings.routeBy, settings.buckets);
	const now = placeOf(json, '', settings);
	if (!settings.onlyWhenCrossing || !knowsBefore(json, settings.routeBy)) return now;
	const isFirst = json[`${fieldOf(settings.routeBy)}Before`] === null && json.phaseBefore === null;
	return isFirst || placeOf(json, 'Before', settings) !== now ? now : count;
}

function fieldOf(routeBy: Routing): string {
	return routeBy === 'threshold' ? 'score' : routeBy;
}

function knowsBefore(json: IDataObject, routeBy: Routing): boolean {
	return Object.hasOwn(json, `${fieldOf(routeBy)}Before`);
}

function placeOf(
	json: IDataObject,
	when: '' | 'Before',
	{ routeBy, buckets, threshold }: RouteSettings,
): number {
	const { values, fallback } = placesOf(routeBy, buckets);
	const value = json[`${fieldOf(routeBy)}${when}`];
	const place =
		routeBy === 'threshold'
			? Number(typeof value !== 'number' || value < threshold)
			: values.findIndex((known) => known === value);
	return place < 0 ? fallback : place;
}
