import { VISIBLE, type VisibleId } from '../behaviours';
import { cleanUp, prepare, type Account } from './account';
import { accessChecks, listChecks, ownerChecks, schemaChecks, searchChecks } from './portal';
import { batchChecks, contactChecks, taskChecks, valueChecks } from './records';

export { accountAt, type Account } from './account';

/** A check for every behaviour that can be seen. */
const CHECKS: Record<VisibleId, (account: Account) => Promise<void>> = {
	...accessChecks,
	...batchChecks,
	...contactChecks,
	...valueChecks,
	...schemaChecks,
	...searchChecks,
	...listChecks,
	...taskChecks,
	...ownerChecks,
};

/** What this package relies on HubSpot to do; signed by the twin, and by a real account where there is a key. */
export function describeHubSpotContract(name: string, open: () => Promise<Account>): void {
	describe(`${name} does what HubSpot is known to do`, () => {
		let account: Account;

		beforeAll(async () => {
			account = await open();
			await prepare(account);
		});

		afterAll(async () => await cleanUp(account));

		it.each(Object.entries(VISIBLE).map(([id, { what, mark }]) => [id as VisibleId, mark, what]))(
			'%s (%s): %s',
			async (id) => await CHECKS[id](account),
		);
	});
}
