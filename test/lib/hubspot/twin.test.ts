import { pushContacts } from '../../../lib/hubspot';
import { Twin, VirtualClock } from '../../support/hubspot';
import { accountAt, describeHubSpotContract } from '../../support/hubspot/contract';
import { closeScenes, contactRecords, openReadyScene } from '../../support/hubspot/scene';

closeScenes();

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

describe('The twin’s page', () => {
	it('shows contacts, tasks, segments and how many are in each bucket, whatever they are called', async () => {
		const { twin, hubspot, clock } = await openReadyScene();
		const records = contactRecords(101);
		records[100] = { ...records[100], email: '"><script>alert(1)</script>@example.com' };
		await pushContacts(hubspot, records);
		const contact = twin.makeContact({ email: '<img>@example.com', cand_bucket: 'hot' });
		const task = { hs_task_subject: 'Call <b>Noor</b>', hs_task_body: '<p>Score 91</p>' };
		twin.makeTask({ ...task, hs_task_status: 'NOT_STARTED' }, contact.id);
		clock.advance(60_000);
		const response = await fetch(twin.url);
		const page = await response.text();
		expect(response.headers.get('content-type')).toContain('text/html');
		expect(page).toContain('<h2>Contacts (101)</h2>');
		expect(page).toContain('candidate-99@example.com');
		expect(page).toMatch(/<text[^>]*>Hot<\/text><rect[^>]*><\/rect><text[^>]*>31<\/text>/);
		expect(page).toMatch(/Candidates: Warm<\/td><td>DYNAMIC<\/td><td>25</);
		expect(page).toContain('Call &#60;b&#62;Noor');
		expect(page).not.toMatch(/<img|<script/);
	});

	it('says so when there is nothing yet', async () => {
		const page = await (await fetch(twin.url)).text();
		expect(page).toContain('No bucket property yet');
	});
});
