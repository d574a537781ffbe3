import type { IDataObject } from 'n8n-workflow';
import { heldBack, matchRule, type HeldBack, type OwnRule } from '../../lib/routing';
import type { OutputSettings, Places, Routing } from './outputs';

/** How items are routed. */
export interface RouteSettings extends OutputSettings {
	threshold: number;
	rules: readonly OwnRule[];
}

/** Where an item leaves by, and why it is kept warm though it belongs elsewhere. */
export interface Placed {
	place: number;
	heldBack: HeldBack | null;
}

/** What items tell of before, under the name of now with this behind it. */
const BEFORE = 'Before';
const RULE_FIELDS = ['score', 'bucket', 'phase', 'medal', 'grade'];

/**
 * The output an item leaves by.
 *
 * Who must not be approached is kept warm, wherever they come to stand. An item that does not say where the candidate
 * stood before (say, from a search) counts as a crossing.
 */
export function routeItem(
	json: IDataObject,
	settings: RouteSettings,
	places: Places,
	nowMs: number,
): Placed {
	const now = placeOf(json, settings, places, nowMs);
	const stays =
		settings.onlyWhenCrossing &&
		knowsBefore(json, settings.routeBy) &&
		!isFirst(json, settings.routeBy) &&
		placeOf(asBefore(json), settings, places, nowMs) === now;
	if (stays) return { place: places.noChange, heldBack: null };
	const hold = settings.holdsBack ? heldBack(json, nowMs) : null;
	return { place: hold ? places.keepWarm : now, heldBack: hold };
}

function fieldsOf(routeBy: Routing): string[] {
	if (routeBy === 'rules') return RULE_FIELDS;
	return [routeBy === 'threshold' ? 'score' : routeBy];
}

function knowsBefore(json: IDataObject, routeBy: Routing): boolean {
	return fieldsOf(routeBy).some((field) => Object.hasOwn(json, field + BEFORE));
}

/** Whether nothing was presented of the candidate before. */
function isFirst(json: IDataObject, routeBy: Routing): boolean {
	const told = fieldsOf(routeBy).filter((field) => Object.hasOwn(json, field + BEFORE));
	return json.phaseBefore === null && told.every((field) => json[field + BEFORE] === null);
}

function asBefore(json: IDataObject): IDataObject {
	const before = { ...json };
	for (const field of [...RULE_FIELDS, 'route'])
		if (Object.hasOwn(json, field + BEFORE)) before[field] = json[field + BEFORE];
	return before;
}

function placeOf(
	json: IDataObject,
	{ routeBy, threshold, rules }: RouteSettings,
	{ values, fallback }: Places,
	nowMs: number,
): number {
	const place = values.indexOf(valueOf());
	return place < 0 ? fallback : place;

	function valueOf(): string {
		if (routeBy === 'rules') return rules[matchRule(json, rules, nowMs)]?.output ?? 'keepWarm';
		if (routeBy !== 'threshold') return String(json[routeBy]);
		return typeof json.score === 'number' && json.score >= threshold ? 'above' : 'below';
	}
}
