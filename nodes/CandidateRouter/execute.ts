import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { settleFailures } from '../shared/failures';
import { toNodeError } from '../shared/toNodeError';
import { limitItems, type Capacity, type Limited } from './limit';
import { placesOf, type Places } from './outputs';
import { routeItem, type Placed } from './route';
import { readRouterSettings, type RouterSettings } from './settings';

/** Sends each item on. */
export async function routeItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const settings = readSettings(context);
	const places = placesOf(settings);
	const items = context.getInputData();
	const nowMs = Date.now();
	const placed = items.map(({ json }) => routeItem(json, settings, places, nowMs));
	const limited = await limit(context, placed, places, settings, nowMs);
	const failed = settleFailures(context, limited.failures);
	const isFailed = new Set(limited.failures.map(({ itemIndex }) => itemIndex));
	const outputs = Array.from({ length: places.count }, (): INodeExecutionData[] => []);
	items.forEach((item, index) => {
		if (isFailed.has(index)) return;
		const { place, more } = settle(placed[index], index, limited, places);
		const json = more ? { ...item.json, ...more } : item.json;
		outputs[place].push({ ...item, json, pairedItem: { item: index } });
	});
	for (const item of failed) outputs[Math.min(places.keepWarm, places.count - 1)].push(item);
	hintAboutBuckets(context, settings, places);
	if (limited.capacity) hintAboutCapacity(context, limited.capacity);
	return outputs;
}

function readSettings(context: IExecuteFunctions): RouterSettings {
	try {
		return readRouterSettings(context);
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** The store is only asked where something is limited. */
async function limit(
	context: IExecuteFunctions,
	placed: readonly Placed[],
	places: Places,
	settings: RouterSettings,
	nowMs: number,
): Promise<Limited> {
	if (settings.cooldownDays === 0 && settings.capacity === 0)
		return { decisions: [], failures: [], capacity: null };
	try {
		return await limitItems(context, context.getInputData(), placed, places, settings, nowMs);
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** Where an item leaves by in the end, and what is told with it. */
function settle(
	{ place, heldBack }: Placed,
	index: number,
	{ decisions, capacity }: Limited,
	{ values, noChange }: Places,
): { place: number; more: IDataObject | null } {
	const decision = decisions[index] ?? null;
	if (heldBack) return { place, more: { heldBack } };
	if (!decision) return { place, more: null };
	const told = capacity && (place === 0 || decision.isOver) ? { capacity: present(capacity) } : {};
	if (decision.output === null) return { place: noChange, more: { ...told, heldBack: 'cooldown' } };
	const more = decision.isOver ? { ...told, heldBack: 'capacity' } : told;
	return { place: values.indexOf(decision.output), more };
}

function present({ precision, ...capacity }: Capacity): IDataObject {
	return {
		...capacity,
		expectedPrecision: precision ? Math.round(precision.share * 100) / 100 : null,
		knownOutcomes: precision?.known ?? 0,
	};
}

function hintAboutCapacity(context: IExecuteFunctions, capacity: Capacity): void {
	const { places, per, used, threshold, precision } = capacity;
	const from = threshold === null ? '' : `, from a score of ${threshold} on`;
	const expected = precision
		? `Of ${precision.known} with at least that score who were sent on four weeks ago or earlier, ${precision.good} (${Math.round(precision.share * 100)} %) earned a medal or were placed.`
		: 'How many of them will be worth it is not known yet.';
	context.addExecutionHints({
		message: `${used} of ${places} places of this ${per} are taken${from}. ${expected}`,
		location: 'outputPane',
	});
}

/** Tells the user of buckets that have no output of their own: those of a model with other ones than the usual. */
function hintAboutBuckets(
	context: IExecuteFunctions,
	{ routeBy }: RouterSettings,
	{ values }: Places,
): void {
	if (routeBy !== 'bucket') return;
	const found = new Set(context.getInputData().map(({ json }) => json.bucket));
	const others = [...found].filter((one) => typeof one === 'string' && !values.includes(one));
	if (others.length === 0) return;
	context.addExecutionHints({
		message: `No output is named for ${others.join(', ')}: choose them under Buckets.`,
		location: 'outputPane',
	});
}
