/** A process of its own that plans and sends what is due in a store, until nothing is, or until it is killed. */
import { Mailer } from '../../../../lib/mail';
import { runNurture } from '../../../../lib/nurture';
import { sceneOf, write } from '../../nurture/scene';
import { plainSettings } from '../../smtp/letters';
import { openStoreAt } from '../../storeAt';
import type { Word } from '../errand';
import type { MailErrand } from './errand';

function say(word: Word): void {
	process.stdout.write(`${word}\n`);
}

async function main([text]: string[]): Promise<void> {
	const { address, port, worker, lateMs } = JSON.parse(text) as MailErrand;
	const store = await openStoreAt(address);
	const mailer = await Mailer.open(plainSettings(port));
	say('opened');
	say('sends 1');
	const clock = { now: () => Date.now() + lateMs };
	await runNurture(sceneOf(store), { mailer, write }, { worker, clock });
	mailer.close();
	await store.close();
}

void main(process.argv.slice(2));
