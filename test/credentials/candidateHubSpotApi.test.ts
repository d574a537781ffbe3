import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { CandidateHubSpotApi } from '../../credentials/CandidateHubSpotApi.credentials';
import { API_VERSION, HUBSPOT_URL } from '../../lib/hubspot';
import packageJson from '../../package.json';
import { ALL_SCOPES, Twin, VirtualClock } from '../support/hubspot';

const folder = path.join(__dirname, '../../credentials');
const credential = new CandidateHubSpotApi();
const fieldOf = (name: string) => credential.properties.find((property) => property.name === name);

it('the package lists every credential, where the build puts it', () => {
	const files = readdirSync(folder).filter((file) => file.endsWith('.credentials.ts'));
	expect(packageJson.n8n.credentials).toEqual(
		files.map((file) => `dist/credentials/${file.replace(/\.ts$/, '.js')}`),
	);
});

describe('the credential for HubSpot', () => {
	it('has an icon for light and dark', () => {
		const { light, dark } = credential.icon as { light: string; dark: string };
		for (const icon of [light, dark])
			expect(existsSync(path.join(folder, icon.replace(/^file:/, '')))).toBe(true);
	});

	it('hides the key, and goes to HubSpot unless told otherwise', () => {
		expect(fieldOf('accessToken')?.typeOptions?.password).toBe(true);
		expect(fieldOf('apiUrl')?.default).toBe(HUBSPOT_URL);
	});

	it('names every scope that is needed', () => {
		for (const scope of ALL_SCOPES) expect(fieldOf('notice')?.displayName).toContain(scope);
	});

	it('is tested by a call of the version that everything else uses', () => {
		expect(credential.test.request.url).toContain(`/${API_VERSION}/`);
	});

	it.each([
		['a good key', 'pat-eu1-twin', 200],
		['a wrong key', 'pat-eu1-other', 401],
	])('%s: the test answers %s with %i', async (_, accessToken, status) => {
		const twin = await Twin.start({ clock: new VirtualClock(0) });
		twin.key();
		const filled = (text: unknown) =>
			String(text)
				.replace(/^=/, '')
				.replace('{{$credentials.apiUrl}}', twin.url)
				.replace('{{$credentials.accessToken}}', accessToken);
		const { baseURL, url, qs } = credential.test.request;
		const { headers } = credential.authenticate.properties;
		const response = await fetch(`${filled(baseURL)}${url}?limit=${qs?.limit}`, {
			headers: { authorization: filled(headers?.Authorization) },
		});
		expect(response.status).toBe(status);
		await twin.close();
	});
});
