/** A process of its own that records its stream of an {@link Errand}, until it is done or killed. */
import { readFileSync } from 'node:fs';
import { compileModel } from '../../../lib/scoring';
import { openStoreAt } from '../storeAt';
import type { Errand, Part, Word } from './errand';

function say(word: Word): void {
	process.stdout.write(`${word}\n`);
}

async function main([file, part]: string[]): Promise<void> {
	const { address, model, asOfMs, hands } = JSON.parse(readFileSync(file, 'utf8')) as Errand;
	const { hand, from, size } = JSON.parse(part) as Part;
	const compiled = compileModel(model);
	const store = await openStoreAt(address);
	say('opened');
	for (let start = from; start < hands[hand].length; start += size) {
		const batch = hands[hand].slice(start, start + size);
		say(`sends ${start + batch.length}`);
		await store.record(batch, compiled, asOfMs);
		say(`kept ${start + batch.length}`);
	}
}

void main(process.argv.slice(2));
