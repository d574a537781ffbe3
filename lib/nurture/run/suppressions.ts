import type { CandidateStore, Suppression, SuppressionReason } from '../../store';

/** Sees to it that nothing is sent to addresses any more; of who is erased only a salted hash is kept. */
export async function suppress(
	store: CandidateStore,
	addresses: readonly string[],
	why: { reason: SuppressionReason; at: number; detail?: string },
): Promise<void> {
	throw new Error(`not implemented ${addresses.length} ${why.reason} ${String(store)}`);
}

/** @returns how many suppressions were taken back */
export async function liftSuppressions(
	store: CandidateStore,
	addresses: readonly string[],
	reasons?: readonly SuppressionReason[],
): Promise<number> {
	throw new Error(`not implemented ${addresses.length} ${reasons?.length} ${String(store)}`);
}

/** Why nothing is sent to each of these addresses, in the order given; empty where mail may be sent. */
export async function readSuppressions(
	store: CandidateStore,
	addresses: readonly string[],
): Promise<Suppression[][]> {
	throw new Error(`not implemented ${addresses.length} ${String(store)}`);
}
