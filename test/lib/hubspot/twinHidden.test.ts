import { HIDDEN, Twin, VirtualClock } from '../../support/hubspot';
import { accountAt } from '../../support/hubspot/contract';
import { limitChecks } from '../../support/hubspot/hidden/limits';
import { portalChecks } from '../../support/hubspot/hidden/portal';
import { recordChecks } from '../../support/hubspot/hidden/records';
import type { HiddenCheck, HiddenId } from '../../support/hubspot/hidden/scene';
import { webhookChecks } from '../../support/hubspot/hidden/webhooks';

const NIGHT = Date.parse('2026-11-22T22:59:59Z');

/** A check for every behaviour that takes a fault or time to see. */
const CHECKS: Record<HiddenId, HiddenCheck> = {
	...limitChecks,
	...recordChecks,
	...portalChecks,
	...webhookChecks,
};

describe('The twin does what HubSpot is known to do, where it takes a fault or time to see', () => {
	it.each(Object.entries(HIDDEN).map(([id, { what, mark }]) => [id as HiddenId, mark, what]))(
		'%s (%s): %s',
		async (id) => {
			const [settings, check] = CHECKS[id];
			const clock = new VirtualClock(NIGHT);
			const twin = await Twin.start({ clock, ...settings });
			try {
				const account = accountAt(twin.url, twin.key(), 'hidden', (ms) => clock.sleep(ms));
				await check({ twin, clock, account });
			} finally {
				await twin.close();
			}
		},
	);
});
