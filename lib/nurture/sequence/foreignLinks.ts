import { errorIssue, type ModelIssue } from '../../scoring/model/issue';
import { addressesIn, isChannel, isUntracked } from '../template/links';
import { soundSequence } from './parts';
import type { Sequence } from './types';

/**
 * The links of a sequence that lead to none of the sites and channels. Links made of fields are only known when a mail
 * is written, and are checked then.
 *
 * @param isSite - whether an address is on one of the own sites
 */
export function foreignLinks(
	sequence: Sequence,
	isSite: (address: string) => boolean,
	channels: readonly string[],
): ModelIssue[] {
	return soundSequence(sequence).contents.flatMap(({ path, content }) =>
		[...new Set(addressesIn(content.html))]
			.filter((address) => !isUntracked(address) && !address.includes('{{'))
			.filter((address) => !isSite(address) && !isChannel(address, channels))
			.map((address) =>
				errorIssue({
					path: `${path}.html`,
					found: address,
					problem: `the link ${address} leads to none of your sites and channels`,
				}),
			),
	);
}
