import type { MailLayouts } from '../../../lib/nurture/content/layouts';
import { ownSequence, type OwnStep } from '../../../lib/nurture/own/ownSequence';
import { readBody, textToHtml, textToPlain } from '../../../lib/nurture/own/readBody';
import { checkSequence } from '../../../lib/nurture/sequence/checkSequence';
import { parseSequence } from '../../../lib/nurture/sequence/parseSequence';
import { addressesIn } from '../../../lib/nurture/template/links';
import { writeMail } from '../../../lib/nurture/template/writeMail';
import { builtLayouts, frameFor, NOOR, STRANGER } from '../../support/nurture/examples';
import { SITE } from '../../support/tracking/requests';

let layouts: MailLayouts;

beforeAll(async () => {
	layouts = await builtLayouts();
}, 60_000);

const mail = (changes: Partial<OwnStep> = {}): OwnStep => ({
	name: 'Welcome',
	afterDays: 0,
	language: 'en',
	subject: 'Welcome, {{ candidate.firstName | default: "you" }}',
	preheader: '',
	body: [
		'Good that you are here & well.\nOn two lines.',
		'- five < six\n- [all jobs]({{ company.siteUrl }}/jobs)',
		'[Look around]({{ company.siteUrl }}/stories?a=1&b=2)',
	].join('\n\n'),
	text: '',
	when: {},
	...changes,
});

const written = (changes: Partial<OwnStep> = {}) =>
	parseSequence(ownSequence({ label: 'My series', key: '', mails: [mail(changes)] }, layouts));

describe('a text as marketers write it', () => {
	it('is read as paragraphs, lists and buttons', () => {
		expect(readBody(mail().body)).toEqual([
			{ kind: 'text', text: 'Good that you are here & well.\nOn two lines.' },
			{ kind: 'list', items: ['five < six', '[all jobs]({{ company.siteUrl }}/jobs)'] },
			{ kind: 'button', label: 'Look around', url: '{{ company.siteUrl }}/stories?a=1&b=2' },
		]);
		expect(readBody(' \n\n \r\n')).toEqual([]);
	});

	it('cannot bring HTML in, and keeps templates as they are', () => {
		expect(textToHtml('a <b> & {% if x > 1 %}c{% endif %}')).toBe(
			'a &lt;b&gt; &amp; {% if x > 1 %}c{% endif %}',
		);
		expect(textToHtml('[x](https://a.example/"onclick=")')).toContain(
			`href="https://a.example/'onclick='"`,
		);
		expect(textToPlain('see [jobs](https://a.example/j)')).toBe('see jobs (https://a.example/j)');
	});
});

describe('a sequence made in a form (UP-08)', () => {
	it('looks like the examples, and has neither errors nor warnings', () => {
		const sequence = ownSequence({ label: 'My series', key: '', mails: [mail()] }, layouts);
		const { errors, warnings } = checkSequence(sequence);
		expect([...errors, ...warnings]).toEqual([]);
		expect(sequence).toMatchObject({ key: 'my-series', language: 'en' });
	});

	it.each([
		['everything', NOOR],
		['next to nothing', STRANGER],
	])('writes whole mails where %s is known', (_, data) => {
		const [{ content }] = written().steps;
		const frame = frameFor(data);
		const { html, text } = writeMail(content.en ?? fail(), frame);
		expect(html).not.toMatch(/%[A-Z]+%|\{\{|\{%/);
		expect(html).toContain('five &lt; six');
		const addresses = addressesIn(html);
		expect(addresses).toContain(frame.links.unsubscribe);
		for (const address of addresses.filter((one) => !one.startsWith('tel:')))
			expect(text).toContain(address);
		expect(addresses.some((one) => one.startsWith(SITE))).toBe(true);
	});

	it('takes rows of the same name as one mail in several languages', () => {
		const mails = [mail(), mail({ language: 'pl' }), mail({ name: 'Later', afterDays: 4 })];
		const { steps } = ownSequence({ label: 'x', key: 'own', mails }, layouts);
		expect(steps.map(({ key, content }) => [key, Object.keys(content)])).toEqual([
			['welcome', ['en', 'pl']],
			['later', ['en']],
		]);
	});

	it('leaves HTML as it is, and asks for its plain text', () => {
		const html = '<html><body>Hi <a href="{{ links.unsubscribe }}">stop</a></body></html>';
		const sequence = ownSequence({ label: 'x', key: '', mails: [mail({ body: html })] }, layouts);
		expect(sequence.steps[0].content.en).toMatchObject({ html, text: '' });
		expect(checkSequence(sequence).errors).toMatchObject([{ path: 'steps.0.content.en.text' }]);
	});

	it('says of an empty mail that it is empty', () => {
		const sequence = ownSequence({ label: 'x', key: '', mails: [mail({ body: ' ' })] }, layouts);
		expect(checkSequence(sequence).errors.map(({ path }) => path)).toContain(
			'steps.0.content.en.html',
		);
	});
});

function fail(): never {
	throw new Error('the content is not there');
}
