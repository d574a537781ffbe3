import { isIP } from 'node:net';

const MAX_ADDRESS = 45;
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** An address as `node:net` understands it: without zone, an IPv4 address in its short form. */
export function plainAddress(address: string): string {
	const [plain] = address.trim().slice(0, MAX_ADDRESS).split('%', 1);
	return MAPPED.exec(plain)?.[1] ?? plain;
}

/**
 * What one household or server has to itself: an IPv4 address, or the first 64 bits of an IPv6 address, whose
 * other half its owner may choose anew with every request.
 */
export function networkOf(address: string): string {
	const plain = plainAddress(address);
	return isIP(plain) === 6 ? `${firstGroups(plain).join(':')}::` : plain;
}

function firstGroups(address: string): string[] {
	const [head, tail] = address.toLowerCase().split('::');
	const groups = head === '' ? [] : head.split(':');
	if (tail !== undefined) {
		const after = tail === '' ? 0 : tail.split(':').length + (tail.includes('.') ? 1 : 0);
		while (groups.length + after < 8) groups.push('0');
	}
	return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
}
