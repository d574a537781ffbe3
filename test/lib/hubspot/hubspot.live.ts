import { setTimeout } from 'node:timers/promises';
import { HUBSPOT_URL } from '../../../lib/hubspot';
import { accountAt, describeHubSpotContract } from '../../support/hubspot/contract';

jest.setTimeout(120_000);

/**
 * The same checks that the twin passes, on a real account: `HUBSPOT_SERVICE_KEY=pat-… npm run test:hubspot`.
 *
 * Use a developer test account (they are free). Contacts, properties, lists and tasks are made and taken away; a property
 * group stays. `HUBSPOT_URL` sends the calls elsewhere.
 */
const key = process.env.HUBSPOT_SERVICE_KEY;
if (!key) throw new Error('Set HUBSPOT_SERVICE_KEY to the service key of a developer test account');

describeHubSpotContract('HubSpot itself', () =>
	Promise.resolve(
		accountAt(
			process.env.HUBSPOT_URL ?? HUBSPOT_URL,
			key,
			Date.now().toString(36),
			async (ms) => void (await setTimeout(ms)),
		),
	),
);
