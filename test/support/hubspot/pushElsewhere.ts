import { HubSpot, pushContacts } from '../../../lib/hubspot';
import { openStoreAt } from '../storeAt';
import { contactRecords } from './contactRecords';

/**
 * A process of its own, like a worker of n8n, that pushes contacts with a key that others use as well, and prints how
 * many it wrote.
 */
async function main([address, baseUrl, token, from, count]: string[]): Promise<void> {
	const store = await openStoreAt(address);
	const hubspot = await HubSpot.connect({ token, baseUrl, store });
	const { results, stoppedBy } = await pushContacts(
		hubspot,
		contactRecords(Number(count), Number(from)),
	);
	if (stoppedBy) throw stoppedBy;
	process.stdout.write(String(results.filter(({ status }) => status === 'created').length));
	await store.close();
	process.exit(0);
}

void main(process.argv.slice(2));
