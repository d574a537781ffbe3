import { isTrackingError } from '../../../lib/tracking';
import { trackingOf } from '../../support/tracking/requests';

function issuesOf(changes: Record<string, unknown>) {
	try {
		trackingOf(changes);
	} catch (error) {
		if (isTrackingError(error)) return error.issues.map(({ path }) => path);
		throw error;
	}
	return [];
}

describe('settings', () => {
	it('have defaults for all but the address, the sites and the secret', () => {
		const { settings, flood } = trackingOf({ limits: undefined });
		expect(settings).toMatchObject({
			language: 'en',
			soonestClickMs: 10_000,
			limits: { eventsPerRequest: 100, bodyBytes: 131_072 },
		});
		expect(flood).not.toBeNull();
	});

	it('lose the slash at the end of the address', () => {
		const { settings } = trackingOf({ publicUrl: 'https://n8n.example.com/webhook/journey//' });
		expect(settings.publicUrl).toBe('https://n8n.example.com/webhook/journey');
	});

	it('write the address as a header and a page can hold it', () => {
		const { settings } = trackingOf({ publicUrl: 'https://N8N.example.com/a"<b>' });
		expect(settings.publicUrl).toBe('https://n8n.example.com/a%22%3Cb%3E');
	});

	it.each([
		['publicUrl', { publicUrl: 'n8n.example.com' }],
		['publicUrl', { publicUrl: 'javascript:alert(1)' }],
		['publicUrl', { publicUrl: 'https://n8n.example.com/x?y' }],
		['sites', { sites: [] }],
		['sites.0', { sites: ['www.example.com'] }],
		['sites.0', { sites: ['https://www.example.com/jobs'] }],
		['sites.0', { sites: ['https://*'] }],
		['sites.0', { sites: ['https://*.com'] }],
		['sites.0', { sites: ['https://*.*.com'] }],
		['sites.0', { sites: ['https://user@example.com'] }],
		['sites.1', { sites: ['https://example.com', 'ftp://example.com'] }],
		['linkSecrets', { linkSecrets: [] }],
		['tag.cookieDomain', { tag: { cookieDomain: 'example.com;x=y' } }],
		['tag', { tag: { endpoint: 'https://evil.example/' } }],
		['linkSecrets.0', { linkSecrets: ['short'] }],
		['forms.0.key', { forms: [{ key: 'Contact form' }] }],
		['forms.0.type', { forms: [{ key: 'contact', type: 'form.*' }] }],
		['profileFields.0.name', { profileFields: [{ name: 'email', label: 'E-mail' }] }],
		[
			'profileFields.0.aliases.0',
			{ profileFields: [{ name: 'x', label: 'X', aliases: ['consent'] }] },
		],
		['profileFields.0.kind', { profileFields: [{ name: 'x', label: 'X', kind: 'date' }] }],
		['machineNetworks.0', { machineNetworks: ['203.0.113.0'] }],
		['machineNetworks.0', { machineNetworks: ['203.0.113.0/33'] }],
		['eventTypes.0', { eventTypes: ['*'] }],
		['limits.eventsPerRequest', { limits: { eventsPerRequest: 0 } }],
		['', { unheardOf: 1 }],
	])('are refused at %s: %j', (path, changes) => {
		expect(issuesOf(changes)).toEqual([path]);
	});

	it('are refused all at once, without repeating a secret', () => {
		const secret = 'too-short-but-secret';
		try {
			trackingOf({ linkSecrets: [secret], sites: ['x'], language: 'nl' });
		} catch (error) {
			expect(String(error)).not.toContain(secret);
			expect(isTrackingError(error) && error.issues).toHaveLength(2);
		}
		expect.assertions(2);
	});
});
