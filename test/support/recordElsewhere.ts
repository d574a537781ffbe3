import { dayMs } from './events';
import { preset } from './preset';
import { openStoreAt } from './storeAt';
import { dealTown } from './town';

/**
 * A process of its own that records one hand of the town, one batch after the other, and tells after each. It ends
 * without closing the store.
 */
async function main([place, hand, hands, size]: string[]): Promise<void> {
	const store = await openStoreAt(place);
	const events = dealTown(Number(hands))[Number(hand)];
	for (let i = 0; i < events.length; i += Number(size)) {
		const batch = events.slice(i, i + Number(size));
		await store.record(batch, preset, dayMs(30));
		process.stdout.write(`${i + batch.length}\n`);
	}
}

void main(process.argv.slice(2));
