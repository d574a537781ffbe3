import {
	HubSpot,
	isHubSpotError,
	ProcessPacing,
	setUp,
	wantedSchema,
	type HubSpotError,
	type HubSpotOptions,
} from '../../../lib/hubspot';
import { preset } from '../preset';
import { Twin } from './twin/Twin';
import { VirtualClock } from './virtualClock';

export { contactRecords } from './contactRecords';

/** Sunday noon in Amsterdam. */
export const START = Date.parse('2026-11-22T11:00:00Z');

/** A HubSpot account of its own, with what calls it. */
export interface Scene {
	twin: Twin;
	clock: VirtualClock;
	key: string;
	/** A worker of its own: what it knows of the limits it knows from HubSpot. */
	connect(options?: Partial<HubSpotOptions>): Promise<HubSpot>;
}

const open: Twin[] = [];

/** Closes the accounts of a test file after each test. */
export function closeScenes(): void {
	afterEach(async () => {
		for (const twin of open.splice(0)) await twin.close();
	});
}

/** An empty account at the limits of the smallest subscription, unless settings say otherwise. */
export async function openScene(
	settings: Partial<Parameters<typeof Twin.start>[0]> = {},
): Promise<Scene> {
	const clock = new VirtualClock(START);
	const twin = await Twin.start({ clock, ...settings });
	open.push(twin);
	const key = twin.key();
	return {
		twin,
		clock,
		key,
		connect: (options) =>
			HubSpot.connect({
				token: key,
				baseUrl: twin.url,
				clock,
				pacing: new ProcessPacing(clock),
				...options,
			}),
	};
}

/** An account in which Set Up has run. */
export async function openReadyScene(
	settings?: Parameters<typeof openScene>[0],
): Promise<Scene & { hubspot: HubSpot }> {
	const scene = await openScene(settings);
	const hubspot = await scene.connect();
	await setUp(hubspot, wantedSchema(preset));
	scene.twin.calls.length = 0;
	return { ...scene, hubspot };
}

/** What is thrown, checked for what every error of HubSpot promises. */
export async function hubSpotErrorOf(work: Promise<unknown>): Promise<HubSpotError> {
	const error: unknown = await work.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	if (!isHubSpotError(error)) throw new Error(`not a HubSpot error: ${String(error)}`);
	expectPlainWords(error.message, error.advice);
	return error;
}

/** n8n replaces a message that holds one of these, in any case. */
const SYSTEM_CODES =
	/EACCES|EPERM|ENOENT|EEXIST|EISDIR|ENOTDIR|EMFILE|ENFILE|ENOSPC|EROFS|ETIMEDOUT|ECONN|ENOTFOUND/i;

/** Messages are for people: short, without what n8n replaces, and without keys, headers and bodies. */
export function expectPlainWords(message: string, advice: string): void {
	for (const text of [message, advice]) {
		expect(text).not.toMatch(SYSTEM_CODES);
		expect(text).not.toMatch(/pat-eu1|Bearer|correlationId|<html|\{"/);
		expect(text.length).toBeLessThan(500);
	}
	expect(message).not.toBe('');
	expect(advice).not.toBe('');
}
