import type { CandidateStore, KeptBounce } from '../../store';
import { SOFT_WITHIN_MS, suppressionFor } from '../suppression';
import { addressKey, suppress } from './suppressions';

/**
 * Keeps bounces and suppresses the addresses for which that is enough; again it changes nothing.
 *
 * @returns the addresses that are suppressed for it, as `addressKey` writes them
 */
export async function keepBounces(
	store: Pick<CandidateStore, 'nurture' | 'claimNote'>,
	bounces: readonly KeptBounce[],
	nowMs: number,
): Promise<Set<string>> {
	if (bounces.length === 0) return new Set();
	const kept = bounces.map((one) => ({ ...one, address: addressKey(one.address) }));
	const { suppressions } = store.nurture;
	await suppressions.addBounces(kept);
	const addresses = [...new Set(kept.map(({ address }) => address))];
	const all = await suppressions.bouncesOf(addresses, nowMs - SOFT_WITHIN_MS);
	const suppressed = new Set<string>();
	for (const [address, own] of Map.groupBy(all, (one) => one.address)) {
		const reason = suppressionFor(own, nowMs);
		if (!reason) continue;
		const detail = own.at(-1)?.diagnosis ?? null;
		await suppress(store, [address], { reason, at: nowMs, detail });
		suppressed.add(address);
	}
	return suppressed;
}
