import { mailLinks, serve, type Mail } from '../../../lib/tracking';
import { decoded, getOf, NOW_MS, postedForm, trackingOf } from '../../support/tracking/requests';

const DAY_MS = 86_400_000;
const TOPICS = ['New vacancies', 'Salary & pay <guide>'];
const tracking = trackingOf({ mailTopics: TOPICS });

const mail: Mail = {
	who: { kind: 'email', value: 'noor@example.com' },
	message: 'welcome-2',
	sentAt: NOW_MS - DAY_MS,
	expiresAt: NOW_MS + DAY_MS,
	language: 'nl',
};

const { preferences, unsubscribe } = mailLinks(mail, tracking);

const open = (url: string, settings = tracking) => serve('m', getOf(url), settings);

const choose = (fields: string, given = {}) =>
	serve(
		'm',
		{ ...postedForm({}, { url: preferences, ...given }), body: Buffer.from(fields) },
		tracking,
	);

describe('the page on which candidates choose what they get (UP-08)', () => {
	it('speaks the language of the mail, and tells neither the address nor an earlier choice', () => {
		const page = open(preferences);
		expect(page).toMatchObject({ status: 200, events: [] });
		expect(page.body).toContain('<html lang="nl">');
		expect(page.body).toContain('n…@example.com');
		expect(page.body).not.toContain('noor');
		expect(page.headers['content-security-policy']).toContain("default-src 'none'");
	});

	it.each(['en', 'nl', 'de', 'pl'])('has every text in %s', (language) => {
		const page = open(mailLinks({ ...mail, language }, tracking).preferences);
		expect(page.body).toContain(`<html lang="${language}">`);
		expect(page.body).not.toContain('undefined');
	});

	it('speaks that of the settings where nobody knows another', () => {
		const unknown = mailLinks({ ...mail, language: 'fr' }, tracking).preferences;
		expect(open(unknown).body).toContain('<html lang="en">');
	});

	it('shows topics as texts, and asks for none where there are none', () => {
		expect(open(preferences).body).toContain('value="Salary &amp; pay &lt;guide&gt;"');
		expect(open(preferences, trackingOf()).body).not.toContain('checkbox');
	});

	it('keeps a choice as fields of the profile', () => {
		const answer = choose('frequency=monthly&topic=New+vacancies&topic=made+up');
		expect(answer.status).toBe(200);
		expect(decoded(answer)).toMatchObject([
			{
				type: 'email.preferences_changed',
				identities: [{ kind: 'email', value: 'noor@example.com' }],
				profile: { mailFrequency: 'monthly', mailTopics: ['New vacancies'] },
			},
		]);
	});

	it('takes nothing but what it offers, and no topic for all of them', () => {
		const [event] = decoded(choose('frequency=hourly&__proto__=x'));
		expect(event.profile).toEqual({ mailFrequency: 'usual', mailTopics: null });
	});

	it('lets people change their mind with the same link', () => {
		const ids = [NOW_MS, NOW_MS + 1].map(
			(receivedAt) => choose('frequency=weekly', { receivedAt }).events[0].record.eventId,
		);
		expect(ids[0]).not.toBe(ids[1]);
	});

	it('unsubscribes from everything, as the link for it does', () => {
		const stopped = choose('frequency=usual&stop=yes').events.map(({ record }) => record.type);
		expect(stopped).toEqual(['email.unsubscribed', 'consent.withdrawn']);
	});

	it('works years later, and only with a link of its own', () => {
		expect(choose('frequency=weekly', { receivedAt: NOW_MS + 2_000 * DAY_MS }).status).toBe(200);
		for (const url of [unsubscribe, preferences.replace(/k=.{8}/, 'k=00000000')])
			expect(serve('m', getOf(url), tracking)).toMatchObject({ status: 403, events: [] });
	});

	it('refuses bodies that are no form', () => {
		const broken = { headers: { 'content-type': 'application/json' } };
		expect(choose('{', broken)).toMatchObject({ status: 400, events: [] });
		expect(choose('[]', broken)).toMatchObject({ status: 400, events: [] });
		expect(choose('', { headers: { 'content-type': 'image/png' } }).status).toBe(415);
	});
});
