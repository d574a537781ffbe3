import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MailContent, Sequence } from '../../../lib/nurture';
import { loadExamples } from '../../../lib/nurture/content/loadExamples';
import { MAX_HTML_BYTES } from '../../../lib/nurture/limits';
import { checkSequence } from '../../../lib/nurture/sequence/checkSequence';
import { addressesIn } from '../../../lib/nurture/template/links';
import { missingFields, visibleText, writeMail } from '../../../lib/nurture/template/writeMail';
import {
	exampleSequences,
	frameFor,
	NOOR,
	STRANGER,
	targetOf,
} from '../../support/nurture/examples';
import { SITE } from '../../support/tracking/requests';

jest.setTimeout(60_000);

let examples: Sequence[];

beforeAll(async () => {
	examples = await exampleSequences();
});

function everyMail(): Array<{ name: string; content: MailContent }> {
	return examples.flatMap(({ key, steps }) =>
		steps.flatMap((step) =>
			Object.entries(step.content).map(([language, content]) => ({
				name: `${key} ${step.key} ${language}`,
				content,
			})),
		),
	);
}

describe('the example sequences (UP-01, UP-08, MSR-21)', () => {
	it('are there for See, Think, Do and Care, each mail in Dutch and English', () => {
		const steps = examples.map(({ key, steps: list }) => [key, list.length]);
		expect(steps).toEqual([
			['see', 5],
			['think', 5],
			['do', 3],
			['care', 5],
		]);
		for (const { steps: list } of examples)
			for (const { content } of list) expect(Object.keys(content)).toEqual(['nl', 'en']);
	});

	it('have neither errors nor warnings', () => {
		for (const example of examples) {
			const { errors, warnings } = checkSequence(example);
			expect([...errors, ...warnings]).toEqual([]);
		}
	});

	it('need nothing but the name, address and site of the company, and can use more', () => {
		for (const { content } of everyMail()) {
			expect(missingFields(content, STRANGER)).toEqual([]);
			expect(missingFields(content, NOOR)).toEqual([]);
		}
	});

	it('stay below what Gmail cuts off, signed links and all (102 KB)', () => {
		const sizes = everyMail().map(({ content }) =>
			Buffer.byteLength(writeMail(content, frameFor(NOOR, { tellsOpens: true })).html),
		);
		expect(Math.max(...sizes)).toBeLessThan(MAX_HTML_BYTES);
	});

	it.each([
		['everything', NOOR],
		['next to nothing', STRANGER],
	])('link to the own site only, tracked, where %s is known (UP-09)', (_, data) => {
		for (const { content } of everyMail()) {
			const frame = frameFor(data);
			const { html, text } = writeMail(content, frame);
			const addresses = addressesIn(html);
			expect(addresses).toContain(frame.links.unsubscribe);
			expect(addresses).toContain(frame.preferencesUrl);
			const targets = addresses
				.filter((address) => address.includes('/c?k='))
				.map((address) => new URL(targetOf(address)));
			expect(targets.length).toBeGreaterThan(0);
			for (const target of targets) {
				expect(target.origin).toBe(SITE);
				expect(target.searchParams.get('utm_medium')).toBe('email');
			}
			const others = addresses.filter((address) => !/\/(c|u)\?k=|^tel:/.test(address));
			expect(others).toEqual([frame.preferencesUrl]);
			for (const address of addresses)
				if (!address.startsWith('tel:')) expect(text).toContain(address);
		}
	});

	it('say in plain text everything the HTML says', () => {
		const words = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu));
		for (const { content } of everyMail()) {
			const { html, text } = writeMail(content, frameFor(NOOR));
			const unsaid = [...words(visibleText(html).replace(/&amp;/g, '&'))].filter(
				(word) => !words(`${text} ${content.preheader}`).has(word),
			);
			expect(unsaid).toEqual([]);
		}
	});

	it('leave no field, and no tag of a template, unfilled', () => {
		for (const { content } of everyMail())
			for (const data of [NOOR, STRANGER]) {
				const mail = writeMail(content, frameFor(data));
				for (const part of Object.values(mail))
					expect(part).not.toMatch(/\{\{|\{%|undefined|%[A-Z]+%/);
			}
	});

	it('differ in their subjects', () => {
		const subjects = everyMail().map(({ content }) => content.subject);
		expect(new Set(subjects).size).toBe(subjects.length);
	});

	it('are read from what the build wrote, and missed where it did not', async () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'examples-'));
		try {
			const file = path.join(folder, 'examples.json');
			await expect(loadExamples(file)).rejects.toMatchObject({ code: 'examples-missing' });
			writeFileSync(file, JSON.stringify(examples));
			expect(await loadExamples(file)).toEqual(examples);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
