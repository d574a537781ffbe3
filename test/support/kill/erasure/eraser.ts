/** A process of its own that erases people one after the other, until all are gone or it is killed. */
import { openStoreAt } from '../../storeAt';
import type { Word } from '../errand';
import type { ErasureErrand } from './errand';

function say(word: Word): void {
	process.stdout.write(`${word}\n`);
}

async function main([text]: string[]): Promise<void> {
	const { address, people, atMs } = JSON.parse(text) as ErasureErrand;
	const store = await openStoreAt(address);
	say('opened');
	for (const [i, candidateId] of people.entries()) {
		say(`sends ${i + 1}`);
		await store.rights.erase(candidateId, { by: 'Lisa', reason: 'asked for it' }, atMs);
		say(`kept ${i + 1}`);
	}
	await store.close();
}

void main(process.argv.slice(2));
