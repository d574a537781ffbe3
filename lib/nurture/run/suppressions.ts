import { createHmac, randomBytes } from 'node:crypto';
import { readAddress } from '../../mail';
import type { CandidateStore, Suppression, SuppressionReason } from '../../store';
import type { ExitReason } from '../governor/timeline';

/** Under which the store keeps what hashes of erased addresses are salted with. */
const SALT = 'nurture suppression salt';

type SuppressingStore = Pick<CandidateStore, 'nurture' | 'claimNote'>;

/** What a suppression means for a sequence. */
export const EXIT_OF: Readonly<Record<SuppressionReason, ExitReason>> = {
	hardBounce: 'bounced',
	softBounces: 'bounced',
	complaint: 'complained',
	unsubscribed: 'optedOut',
	erased: 'erased',
	byHand: 'stopped',
};

/** An address for comparing: in lower case, its domain in ASCII. */
export function addressKey(address: string): string {
	return (readAddress(address) ?? address.trim()).toLowerCase();
}

/** Sees to it that nothing is sent to addresses any more; of who is erased only a salted hash is kept. */
export async function suppress(
	store: SuppressingStore,
	addresses: readonly string[],
	{ reason, at, detail = null }: { reason: SuppressionReason; at: number; detail?: string | null },
): Promise<void> {
	if (addresses.length === 0) return;
	const hashOf = await hasherOf(store);
	const keep = reason === 'erased' ? hashOf : addressKey;
	await store.nurture.suppressions.add(
		addresses.map((address) => ({ address: keep(address), reason, at, detail })),
	);
}

/** @returns how many suppressions were taken back */
export async function liftSuppressions(
	store: SuppressingStore,
	addresses: readonly string[],
	reasons?: readonly SuppressionReason[],
): Promise<number> {
	const hashOf = await hasherOf(store);
	const keys = addresses.flatMap((address) => [addressKey(address), hashOf(address)]);
	return await store.nurture.suppressions.lift(keys, reasons);
}

/** Why nothing is sent to each of these addresses, in the order given; empty where mail may be sent. */
export async function readSuppressions(
	store: SuppressingStore,
	addresses: readonly string[],
): Promise<Suppression[][]> {
	if (addresses.length === 0) return [];
	const hashOf = await hasherOf(store);
	const keys = addresses.map((address) => [addressKey(address), hashOf(address)]);
	const found = await store.nurture.suppressions.find(keys.flat());
	const byKey = Map.groupBy(found, ({ address }) => address);
	return keys.map((own) => own.flatMap((key) => byKey.get(key) ?? []));
}

const hashers = new WeakMap<object, Promise<(address: string) => string>>();

/** The salt is made by whoever needs it first, and never changes. */
async function hasherOf(store: SuppressingStore): Promise<(address: string) => string> {
	const known = hashers.get(store.nurture);
	if (known) return await known;
	const made = store
		.claimNote(SALT, randomBytes(32).toString('base64'))
		.then((salt) => (address: string) => {
			const digest = createHmac('sha256', salt).update(addressKey(address)).digest('base64url');
			return `erased:${digest}`;
		});
	hashers.set(store.nurture, made);
	made.catch(() => hashers.delete(store.nurture));
	return await made;
}
