import type { TrackingRequest, TrackingSettingsInput } from '../../../lib/tracking';
import { nextFields, serve } from '../../../lib/tracking';
import {
	decoded,
	NOW_MS,
	postedForm,
	requestOf,
	SITE,
	trackingOf,
	VISITOR,
} from '../../support/tracking/requests';

const settings: Partial<TrackingSettingsInput> = {
	forms: [
		{ key: 'contact' },
		{ key: 'salary-guide', type: 'asset.downloaded', subject: 'salary-guide' },
	],
	profileFields: [
		{ name: 'firstName', label: 'First name', aliases: ['first_name', 'voornaam'] },
		{ name: 'function', label: 'Job title' },
		{ name: 'years', label: 'Years of experience', kind: 'number' },
		{ name: 'driver', label: 'Driving licence', kind: 'yesNo' },
		{ name: 'sectors', label: 'Sectors', kind: 'list' },
		{ name: 'region', label: 'Region', options: ['Utrecht', 'Gelderland'] },
	],
};

function send(request: TrackingRequest) {
	return serve('form', request, trackingOf(settings));
}

function sendFields(fields: Record<string, unknown>) {
	const answer = send(
		requestOf({ body: { form: 'contact', email: 'noor@example.com', ...fields } }),
	);
	expect(decoded(answer)).toHaveLength(1);
	return answer;
}

const recordOf = (fields: Record<string, unknown>) => sendFields(fields).events[0].record;
const profileOf = (fields: Record<string, unknown>) => recordOf(fields).profile;

describe('a form makes somebody known (UP-05, UP-06)', () => {
	it('with address, browser, form and consent, as the model expects them', () => {
		const [event] = decoded(
			sendFields({
				email: 'Noor@Example.com',
				visitorId: VISITOR,
				eventId: '0123456789abcdef',
				consent: 'nurture',
				utm_source: 'indeed',
				utm_medium: 'cpc',
				utm_campaign: 'care',
			}),
		);
		expect(event).toMatchObject({
			eventId: 'web:0123456789abcdef',
			type: 'form.submitted',
			occurredAt: NOW_MS,
			identities: [
				{ kind: 'email', value: 'noor@example.com' },
				{ kind: 'visitorId', value: VISITOR },
			],
			isKnown: true,
			consent: ['nurture'],
			properties: { form: 'contact' },
			source: 'indeed',
			channel: 'cpc',
			campaign: 'care',
		});
	});

	it('counts as what its owner says it counts as', () => {
		expect(recordOf({ form: 'Salary-Guide' })).toMatchObject({
			type: 'asset.downloaded',
			subject: 'salary-guide',
			properties: { form: 'salary-guide' },
		});
		expect(recordOf({ form: 'salary-guide', subject: 'guide-2026' }).subject).toBe('guide-2026');
		expect(recordOf({ form: 'unheard-of' })).toMatchObject({ type: 'form.submitted' });
	});

	it('without an address is about the browser', () => {
		const record = recordOf({ email: '', visitorId: VISITOR });
		expect(record).toMatchObject({ visitorId: VISITOR });
		expect(record.email).toBeUndefined();
	});

	it.each([
		[undefined, undefined],
		['', undefined],
		[false, undefined],
		['no', undefined],
		['on', ['nurture']],
		[true, ['nurture']],
		['Nurture', ['nurture']],
		[
			['nurture', 'job-alert', 'nurture'],
			['nurture', 'job-alert'],
		],
		[{ deep: true }, undefined],
	])('with consent %j agrees to %j', (consent, expected) => {
		expect(recordOf({ consent }).consent).toEqual(expected);
	});

	it.each([
		['nobody', { email: undefined }],
		['an address that is none', { email: 'noor@' }],
		['several addresses', { email: ['a@example.com', 'b@example.com'] }],
		['no form', { form: undefined }],
		['a form with a strange name', { form: '<b>' }],
	])('is refused with %s', (_, fields) => {
		const body = { form: 'contact', email: 'noor@example.com', ...fields };
		expect(send(requestOf({ body }))).toMatchObject({ status: 422, events: [] });
	});

	it('is refused from the page of another site', () => {
		const body = { form: 'contact', email: 'noor@example.com' };
		const headers = { origin: 'https://evil.example' };
		expect(send(requestOf({ body, headers }))).toMatchObject({ status: 403, events: [] });
	});

	it.each(['[]', 'null', '"x"', '7'])('is refused when it is %s', (body) => {
		expect(send(requestOf({ body }))).toMatchObject({ status: 400, events: [] });
	});
});

describe('progressive profiling (UP-12)', () => {
	it('keeps the configured fields, under any of their names, and no other', () => {
		const fields = { voornaam: 'Noor', function: 'Nurse', salary: '90000', password: 'secret' };
		expect(profileOf(fields)).toEqual({ firstName: 'Noor', function: 'Nurse' });
		expect(profileOf({ firstName: ' ', voornaam: 'Noor' })).toEqual({ firstName: 'Noor' });
	});

	it.each([
		['function', '', undefined],
		['function', '  \n ', undefined],
		['function', null, undefined],
		['function', { a: 1 }, undefined],
		['function', 'Nurse\r\nBcc: x', 'Nurse Bcc: x'],
		['years', '8', 8],
		['years', '7,5', 7.5],
		['years', 'eight', undefined],
		['years', '1e9', undefined],
		['driver', 'ja', true],
		['driver', 'No', false],
		['driver', 'perhaps', undefined],
		['driver', true, true],
		['sectors', 'care, education,,care', ['care', 'education']],
		['sectors', ['care', '', 'education'], ['care', 'education']],
		['sectors', ',', undefined],
		['region', 'utrecht', 'Utrecht'],
		['region', 'Atlantis', undefined],
	])('reads %s %j as %j', (name, sent, expected) => {
		expect(profileOf({ [name]: sent })).toEqual(
			expected === undefined ? undefined : { [name]: expected },
		);
	});

	it('asks for the first field that is still missing', () => {
		const ask = (fields: Record<string, unknown>) =>
			(JSON.parse(String(sendFields(fields).body)) as { ask: Array<{ name: string }> }).ask.map(
				({ name }) => name,
			);
		expect(ask({})).toEqual(['firstName']);
		expect(ask({ firstName: 'Noor' })).toEqual(['function']);
		expect(ask({ firstName: 'Noor', known: 'function, years' })).toEqual(['driver']);
		expect(ask({ firstName: 'Noor', known: ['function', 'years'] })).toEqual(['driver']);
		const all = 'firstName function years driver sectors region';
		expect(ask({ known: all })).toEqual([]);
	});

	it('can ask for several, and knows what is known from elsewhere', () => {
		const { profileFields } = trackingOf(settings).settings;
		const asked = nextFields(profileFields, new Set(['function']), 2);
		expect(asked.map(({ label }) => label)).toEqual(['First name', 'Years of experience']);
	});

	it('does not tell what is known about an address that somebody types in', () => {
		const stranger = sendFields({ email: 'stranger@example.com' });
		expect(sendFields({}).body).toEqual(stranger.body);
	});
});

describe('a form without a script', () => {
	const fields = { form: 'contact', email: 'noor@example.com', voornaam: 'Noor' };

	it('leads on to a page of the site', () => {
		const answer = send(postedForm({ ...fields, next: `${SITE}/thanks?a=1` }));
		expect(answer).toMatchObject({ status: 303, headers: { location: `${SITE}/thanks?a=1` } });
		expect(answer.events[0].record.profile).toEqual({ firstName: 'Noor' });
	});

	it('says thank you where it leads nowhere', () => {
		const answer = send(postedForm(fields));
		expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('Thank you') });
		expect(answer.events).toHaveLength(1);
	});

	it('asks to check the address', () => {
		const answer = send(postedForm({ ...fields, email: 'noor' }));
		expect(answer).toMatchObject({ status: 422, events: [] });
		expect(answer.body).toContain('check the e-mail address');
	});

	it('is kept but not scored when the field was filled in that people do not see', () => {
		const { status, events } = send(postedForm({ ...fields, website: 'https://spam.example' }));
		expect(status).toBe(200);
		expect(events[0].quarantine).toBe('honeypot');
	});

	it('takes a box ticked several times for a list', () => {
		const body = 'form=contact&email=noor%40example.com&consent=nurture&consent=job-alert';
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const { events } = send(requestOf({ body, headers }));
		expect(events[0].record.consent).toEqual(['nurture', 'job-alert']);
	});
});
