import fc from 'fast-check';
import { isNurtureError, type MailContent, type NurtureError } from '../../../lib/nurture';
import { addressesIn } from '../../../lib/nurture/template/links';
import { missingFields, writeMail, type MailFrame } from '../../../lib/nurture/template/writeMail';
import { frameFor, NOOR, STRANGER, targetOf } from '../../support/nurture/examples';
import { SITE } from '../../support/tracking/requests';

const contentOf = (changes: Partial<MailContent> = {}): MailContent => ({
	subject: 'Hallo {{ candidate.firstName }}',
	preheader: '',
	html: '<body><p>Hallo {{ candidate.firstName }}</p><a href="{{ links.unsubscribe }}">stop</a></body>',
	text: 'Hallo {{ candidate.firstName }}. {{ links.unsubscribe }}',
	...changes,
});
const bodyOf = (html: string) => contentOf({ html: `<body>${html}</body>` });
const named = (firstName: string) => ({ ...NOOR, candidate: { firstName } });

function errorOf(write: () => unknown): NurtureError {
	try {
		write();
	} catch (error) {
		if (isNurtureError(error)) return error;
		throw error;
	}
	throw new Error('Nothing was thrown');
}

describe('the fields of a mail', () => {
	it('are filled in, and shown as they are', () => {
		const mail = writeMail(contentOf(), frameFor(named('Zoë & <b>Jan</b>')));
		expect(mail.subject).toBe('Hallo Zoë & <b>Jan</b>');
		expect(mail.html).toContain('<p>Hallo Zoë &amp; &lt;b&gt;Jan&lt;/b&gt;</p>');
		expect(mail.text).toContain('Hallo Zoë & <b>Jan</b>.');
	});

	it('are all named when they are missing, before anything is sent', () => {
		const content = contentOf({
			subject: '{{ vacancy.title }}',
			text: '{{ recruiter.name }} {{ candidate.firstName }} {{ recruiter.phone }}',
		});
		const { code, issues, advice } = errorOf(() => writeMail(content, frameFor(STRANGER)));
		expect(code).toBe('missing-fields');
		expect(issues.map(({ path }) => path).sort()).toEqual([
			'candidate.firstName',
			'recruiter.name',
			'recruiter.phone',
			'vacancy.title',
		]);
		expect(advice).toContain('default');
		expect(missingFields(content, STRANGER).sort()).toEqual(issues.map(({ path }) => path).sort());
		expect(missingFields(content, { ...NOOR })).toEqual([]);
	});

	it.each([
		['with a default', '{{ candidate.region | default: "uw regio" }}'],
		['asked after first', '{% if candidate.region %}{{ candidate.region }}{% endif %}'],
		['compared', '{% if candidate.region == "Utrecht" %}x{% endif %}'],
	])('are not missing %s', (_, text) => {
		expect(missingFields(contentOf({ text }), NOOR)).toEqual([]);
	});

	it.each([null, undefined, '', '  '])('that are %j are missing', (firstName) => {
		expect(missingFields(contentOf(), { ...NOOR, candidate: { firstName } })).toEqual([
			'candidate.firstName',
		]);
	});

	it.each(['constructor', '__proto__', 'toString', 'constructor.constructor'])(
		'do not reach into JavaScript by %s',
		(name) => {
			const content = contentOf({ text: `{{ candidate.${name} }}` });
			expect(errorOf(() => writeMail(content, frameFor(NOOR))).code).toBe('missing-fields');
		},
	);

	it('cannot carry a template of their own', () => {
		const mail = writeMail(contentOf(), frameFor(named('{{ company.name }}{% include "x" %}')));
		expect(mail.text).toContain('Hallo {{ company.name }}{% include "x" %}.');
	});

	it('make a subject of one line, whatever they are', () => {
		const subject = 'x {{ candidate.firstName | default: "" }}';
		const content = contentOf({ subject, html: bodyOf('x').html, text: 'x' });
		const sign = fc.constantFrom(
			'a',
			'\r',
			'\n',
			'\0',
			'\u0085',
			'\u2028',
			'{',
			'%',
			'"',
			'<',
			'😀',
		);
		fc.assert(
			fc.property(fc.string({ unit: sign }), (name) => {
				const mail = writeMail(content, frameFor(named(name)));
				// eslint-disable-next-line no-control-regex -- control characters are what it looks for
				expect(mail.subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
			}),
			{ seed: 2, numRuns: 300 },
		);
	});

	it('add no element to the HTML, whatever they are', () => {
		const tags = (html: string) => html.match(/<[^>]*>/g)?.length;
		const content = contentOf();
		const plain = tags(writeMail(content, frameFor(named('Noor'))).html);
		const name = fc.oneof(
			fc.string(),
			fc.constantFrom('<script>', '"><img src=x>', '</p>', '&lt;b&gt;', '-->'),
		);
		fc.assert(
			fc.property(name, (firstName) => {
				fc.pre(firstName.trim() !== '');
				expect(tags(writeMail(content, frameFor(named(firstName))).html)).toBe(plain);
			}),
			{ seed: 2, numRuns: 300 },
		);
	});
});

describe('the links of a mail (UP-09)', () => {
	it('lead to their page, tracked, with where they come from', () => {
		const content = bodyOf(`<a class="x" href='${SITE}/jobs?a=1&amp;utm_medium=own#top'>jobs</a>`);
		const [address] = addressesIn(writeMail(content, frameFor(NOOR)).html);
		expect(targetOf(address)).toBe(
			`${SITE}/jobs?a=1&utm_medium=own&utm_source=candidate-journey&utm_campaign=see#top`,
		);
	});

	it('of a plain text are tracked too, without the full stop after them', () => {
		const { text } = writeMail(
			contentOf({ text: `Kijk op ${SITE}/jobs. Dag (${SITE}/x)!` }),
			frameFor(NOOR),
		);
		const [first, second] = text.match(/https:\S+?(?=\. |\))/g) ?? ['', ''];
		expect(new URL(targetOf(first)).pathname).toBe('/jobs');
		expect(new URL(targetOf(second)).pathname).toBe('/x');
	});

	it.each([
		'https://evil.example/',
		'http://www.example.com/',
		'//evil.example/',
		'javascript:alert(1)',
		'JaVaScRiPt:alert(1)',
		'data:text/html,x',
		'https://www.example.com@evil.example/',
		'/relative',
		'&#106;avascript:alert(1)',
	])('to %s are refused', (address) => {
		for (const html of [
			`<a href="${address}">x</a>`,
			`<A HREF='${address}' title="a > b">x</A>`,
			`<area href=${address}>`,
		]) {
			const error = errorOf(() => writeMail(bodyOf(html), frameFor(NOOR)));
			expect(error.code).toBe('foreign-link');
		}
	});

	it('made of a field are checked like all others', () => {
		const content = bodyOf('<a href="{{ candidate.website }}">x</a>');
		const data = { ...NOOR, candidate: { firstName: 'Noor', website: 'https://evil.example/"x' } };
		expect(errorOf(() => writeMail(content, frameFor(data))).code).toBe('foreign-link');
	});

	it.each(['mailto:anna@example.com', 'tel:+31301234567', '#top'])('to %s stay', (address) => {
		const { html } = writeMail(bodyOf(`x<a href="${address}">x</a>`), frameFor(NOOR));
		expect(addressesIn(html)).toEqual([address]);
	});

	it('to a channel of one’s own stay, and to others there do not', () => {
		const channels = ['https://www.linkedin.com/company/voorbeeld/'];
		const write = (address: string) =>
			addressesIn(
				writeMail(bodyOf(`x<a href="${address}">x</a>`), frameFor(NOOR, { channels })).html,
			)[0];
		const own = 'https://www.linkedin.com/company/voorbeeld/life';
		expect(write(own)).toBe(own);
		for (const address of [
			'https://www.linkedin.com/company/voorbeeldig',
			'https://www.linkedin.com/in/x',
		])
			expect(errorOf(() => write(address)).code).toBe('foreign-link');
	});

	it('are the signed page for preferences, or for unsubscribing where there is none', () => {
		const frame = frameFor(NOOR, { preferencesUrl: undefined });
		const addresses = (links: MailFrame['links']) =>
			addressesIn(
				writeMail(bodyOf('x<a href="{{ links.preferences }}">x</a>'), { ...frame, links }).html,
			);
		expect(addresses(frame.links)).toEqual([frame.links.preferences]);
		expect(frame.links.preferences).toMatch(/\/m\?k=/);
		const { unsubscribe } = frame.links;
		expect(addresses({ ...frame.links, preferences: undefined })).toEqual([unsubscribe]);
	});
});

describe('a mail', () => {
	it.each<[string, Partial<MailContent>]>([
		['subject', { subject: '{% if false %}x{% endif %}' }],
		['text', { text: ' {% if false %}x{% endif %} ' }],
		[
			'html',
			{ html: '<html><head><title>x</title></head><body><style>p{}</style>&nbsp;</body></html>' },
		],
	])('with an empty %s is not written', (part, changes) => {
		const error = errorOf(() => writeMail(contentOf(changes), frameFor(NOOR)));
		expect(error.code).toBe('empty-mail');
		expect(error.message).toContain(part);
	});

	it('may be a picture', () => {
		const { html } = writeMail(bodyOf('<img src="x">'), frameFor(NOOR));
		expect(html).toContain('<img src="x">');
	});

	it('that runs for ever is stopped', () => {
		const text = '{% for i in (1..100000) %}{% for j in (1..100000) %}x{% endfor %}{% endfor %}';
		expect(errorOf(() => writeMail(contentOf({ text }), frameFor(NOOR))).code).toBe('bad-template');
	});

	it('shows inboxes its preheader, and tells that it was shown only when it is to', () => {
		const frame = frameFor(NOOR);
		const content = contentOf({ preheader: 'Kort & <goed>' });
		expect(writeMail(content, frame).html).toMatch(
			/<body><div style="[^"]*">Kort &amp; &lt;goed&gt;<\/div>/,
		);
		expect(writeMail(content, frame).html).not.toContain('/o.gif');
		expect(writeMail(content, { ...frame, tellsOpens: true }).html).toMatch(
			/<img src="[^"]*\/o\.gif\?k=[^"]*"[^>]*><\/body>/,
		);
	});
});
