import { BlockList, isIP } from 'node:net';
import { isbot } from 'isbot';
import { plainAddress } from '../address';
import { TrackingError } from '../errors';
import type { QuarantineReason } from '../event';
import { headerOf, type TrackingRequest } from '../request';

const HEADLESS = /headless|phantomjs|electron/i;
const FETCHED_AHEAD = /prefetch|prerender|preview/i;

/** What a network looks like. */
export const NETWORK_ADVICE = 'use a network like 203.0.113.0/24';

/**
 * Networks of machines, e.g. of a mail scanner or a data centre, as `203.0.113.0/24`.
 *
 * @throws {TrackingError} `bad-settings` for what {@link isNetwork} refuses
 */
export function machineNetworks(networks: readonly string[]): BlockList {
	const list = new BlockList();
	for (const network of networks) {
		const parts = splitNetwork(network);
		if (!parts) {
			const message = `${network} is not a network`;
			throw new TrackingError('bad-settings', message, NETWORK_ADVICE);
		}
		list.addSubnet(parts.address, parts.bits, parts.family);
	}
	return list;
}

/** Whether a text is an address, or a range of addresses in CIDR notation. */
export function isNetwork(network: string): boolean {
	return splitNetwork(network) !== null;
}

function splitNetwork(network: string) {
	const [address, bits = '', ...rest] = network.split('/');
	const version = isIP(address);
	const most = version === 6 ? 128 : 32;
	if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > most)
		return null;
	return { address, bits: Number(bits), family: version === 6 ? 'ipv6' : 'ipv4' } as const;
}

/**
 * Whether a request was made by a machine, as far as it shows: by the name it gives itself, by signs of a browser
 * without a screen, by being fetched ahead, or by where it comes from.
 *
 * @returns null for what a person may have sent
 */
export function machineSign(
	request: TrackingRequest,
	networks: BlockList,
): QuarantineReason | null {
	const userAgent = headerOf(request, 'user-agent');
	if (userAgent === '' || isbot(userAgent)) return 'bot';
	if (HEADLESS.test(userAgent) || HEADLESS.test(headerOf(request, 'sec-ch-ua'))) return 'automated';
	const purpose = headerOf(request, 'sec-purpose') || headerOf(request, 'purpose');
	if (FETCHED_AHEAD.test(purpose)) return 'prefetch';
	return isWithin(request.address, networks) ? 'machine-network' : null;
}

/**
 * {@link machineSign} for what only a browser sends: browsers name the languages of their owner, and programs
 * that imitate one often forget.
 */
export function browserSign(
	request: TrackingRequest,
	networks: BlockList,
): QuarantineReason | null {
	const sign = machineSign(request, networks);
	return sign ?? (headerOf(request, 'accept-language') === '' ? 'automated' : null);
}

function isWithin(address: string, networks: BlockList): boolean {
	const plain = plainAddress(address);
	const version = isIP(plain);
	return version !== 0 && networks.check(plain, version === 6 ? 'ipv6' : 'ipv4');
}
