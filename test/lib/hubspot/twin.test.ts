import { Twin, VirtualClock } from '../../support/hubspot';
import { accountAt, describeHubSpotContract } from '../../support/hubspot/contract';

const clock = new VirtualClock(Date.parse('2026-11-22T09:00:00Z'));
let twin: Twin;

beforeAll(async () => {
	twin = await Twin.start({ clock, perWindow: 1000 });
	twin.portal.owners.push({
		id: '64492917',
		email: 'Lisa@agency.example',
		firstName: 'Lisa',
		lastName: 'de Boer',
		archived: false,
	});
});

afterAll(async () => await twin.close());

describeHubSpotContract('The twin', () => {
	const key = twin.key();
	return Promise.resolve(accountAt(twin.url, key, 'twin', (ms) => clock.sleep(ms)));
});
