import fc from 'fast-check';
import { checkSequence } from '../../../lib/nurture/sequence/checkSequence';
import { foreignLinks } from '../../../lib/nurture/sequence/foreignLinks';
import { sequenceJsonSchema } from '../../../lib/nurture/sequence/jsonSchema';
import { parseSequence } from '../../../lib/nurture/sequence/parseSequence';
import { changedSequence, shortSequence } from '../../support/nurture/sequence';
import rows from './sequence.json';

interface Row {
	name: string;
	set: Record<string, unknown>;
	errors?: Array<{ path: string }>;
	warnings?: Array<{ path: string }>;
}

const byPath = (a: { path: string }, b: { path: string }) => a.path.localeCompare(b.path);

describe('checking a sequence', () => {
	it.each(rows as Row[])('$name', ({ set, errors = [], warnings = [] }) => {
		const check = checkSequence(changedSequence(set));
		expect(check.errors.sort(byPath)).toMatchObject([...errors].sort(byPath));
		expect(check.warnings.sort(byPath)).toMatchObject([...warnings].sort(byPath));
		expect(check.sequence === undefined).toBe(errors.length > 0);
	});

	it('warns of HTML that Gmail cuts off', () => {
		const html = `<p>Hallo</p>${'<!-- nothing -->'.repeat(8_000)}<a href="{{ links.unsubscribe }}">stop</a>`;
		const { errors, warnings } = checkSequence(
			changedSequence({ 'steps.0.content.nl.html': html }),
		);
		expect([errors.length, warnings.map(({ path }) => path)]).toEqual([
			0,
			['steps.0.content.nl.html'],
		]);
	});

	it('says what is wrong, what is allowed and what was probably meant', () => {
		const { errors } = checkSequence(changedSequence({ 'audience.phases': ['thnk'] }));
		expect(errors.map(({ message }) => message)).toEqual([
			'"thnk" cannot stand here; allowed: "see", "think", "do", "care"; did you mean "think"?',
		]);
	});

	it('fills in the defaults', () => {
		expect(parseSequence(shortSequence())).toMatchObject({
			language: 'nl',
			window: { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '20:00' },
			holdoutPercent: 0,
			reenrol: { allowed: false, afterDays: 180 },
		});
	});

	it('throws every mistake at once', () => {
		expect(() =>
			parseSequence(changedSequence({ language: 'du', 'steps.1.key': 'first' })),
		).toThrow(/^The sequence has 2 issue\(s\): language: .*; steps\.1\.key: /);
	});

	it('names links that lead elsewhere, and leaves those made of fields for later', () => {
		const html =
			'<a href="https://evil.example/">x</a><a href="https://www.example.com/a">y</a>' +
			'<a href="{{ vacancy.url }}">z</a><a href="mailto:a@b.nl">m</a><a href="{{ links.unsubscribe }}">s</a>';
		const sequence = parseSequence(changedSequence({ 'steps.0.content.nl.html': html }));
		const isSite = (address: string) => address.startsWith('https://www.example.com/');
		const found = foreignLinks(sequence, isSite, []).map(({ path, found: link }) => [path, link]);
		expect(found).toEqual([['steps.0.content.nl.html', 'https://evil.example/']]);
		expect(foreignLinks(sequence, isSite, ['https://evil.example'])).toEqual([]);
	});

	it('has a JSON Schema for editors', () => {
		expect(sequenceJsonSchema()).toMatchObject({
			type: 'object',
			required: ['key', 'label', 'version', 'steps'],
		});
	});
});

describe('whatever is put into a sequence', () => {
	const paths = [
		'key',
		'steps',
		'window',
		'steps.0',
		'steps.0.content',
		'steps.0.content.nl.html',
		'steps.0.variants',
	];

	it('is checked, not stumbled over', () => {
		fc.assert(
			fc.property(fc.constantFrom(...paths), fc.anything(), (path, value) => {
				const { sequence, errors } = checkSequence(changedSequence({ [path]: value }));
				expect(sequence === undefined).toBe(errors.length > 0);
			}),
			{ seed: 8, numRuns: 300 },
		);
	});

	it('is checked, also when it is none at all', () => {
		fc.assert(
			fc.property(fc.anything(), (input) => {
				expect(checkSequence(input).errors).not.toEqual([]);
			}),
			{ seed: 8, numRuns: 200 },
		);
	});
});
