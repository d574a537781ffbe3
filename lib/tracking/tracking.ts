import type { BlockList } from 'node:net';
import { machineNetworks } from './bots/machine';
import { FloodLimit } from './flood';
import { LinkTokens } from './links/token';
import { withTag, type TrackingScript } from './script';
import { parseSettings, type TrackingSettings } from './settings';
import { Sites } from './sites';

/** The settings, made ready for use. All but the flood limit never changes. */
export interface Tracking {
	settings: TrackingSettings;
	sites: Sites;
	tokens: LinkTokens;
	networks: BlockList;
	/** Whether a browser may send events of a type. */
	isWebType(type: string): boolean;
	/** null for none. */
	flood: FloodLimit | null;
	script: TrackingScript;
}

/**
 * Makes settings ready for use; done once, not per request.
 *
 * @throws {TrackingError} `bad-settings`
 */
export function createTracking(input: unknown, script: TrackingScript): Tracking {
	const settings = parseSettings(input);
	const { sites, linkSecrets, machineNetworks: networks, limits, eventTypes, tag } = settings;
	return {
		settings,
		sites: new Sites(sites),
		tokens: new LinkTokens(linkSecrets),
		networks: machineNetworks(networks),
		isWebType: typeMatcher(eventTypes),
		flood: limits.flood && new FloodLimit(limits.flood),
		script: withTag(script, tag),
	};
}

function typeMatcher(patterns: readonly string[]): (type: string) => boolean {
	const exact = new Set(patterns.filter((pattern) => !pattern.endsWith('*')));
	const prefixes = patterns.filter((pattern) => pattern.endsWith('.*')).map((p) => p.slice(0, -1));
	return (type) => exact.has(type) || prefixes.some((prefix) => type.startsWith(prefix));
}
