import { lintModel } from '../../../../../lib/scoring/model/lint';
import topics from './topics.json';

const lintLabel = (label: string) => lintModel({ rules: [{ label }] });

/** A word as a text would hold it: what a term leaves open is filled in. */
const asText = (term: string) => `Rule on ${term.replace('*', 'xyz')} or so`;

const rowsOf = (list: ReadonlyArray<{ name: string; terms: string[] }>) =>
	list.flatMap(({ name, terms }) => terms.map((term) => [term, name] as const));

describe('every word that is promised to be refused is refused', () => {
	it.each(rowsOf(topics.refused))('“%s” is about %s', (term, name) => {
		const law = topics.refused.find((topic) => topic.name === name)?.law;
		const said = lintLabel(asText(term))
			.filter(({ severity }) => severity === 'error')
			.map(({ message }) => message);
		expect(said).toContainEqual(expect.stringContaining(`is about ${name} ("`));
		expect(said).toContainEqual(expect.stringMatching(/which a score may not depend on \(.+\)$/));
		expect(said.some((message) => message.endsWith(`(${law})`))).toBe(true);
	});
});

describe('every word that is promised to be warned of is warned of', () => {
	it.each(rowsOf(topics.doubtful))('“%s” is about %s', (term, name) => {
		const topic = topics.doubtful.find((one) => one.name === name);
		const said = lintLabel(asText(term)).map(({ message }) => message);
		expect(said).toContainEqual(
			expect.stringMatching(new RegExp(`is about ${name} \\(".*"\\): .*; better: `)),
		);
		expect(said.some((one) => one.endsWith(`: ${topic?.reason}; better: ${topic?.instead}`))).toBe(
			true,
		);
	});
});

describe('every expression that means something else is left alone', () => {
	const expressions = [...topics.refused, ...topics.doubtful].flatMap(({ name, except = [] }) =>
		except.map((expression) => [expression, name] as const),
	);

	it.each(expressions)('“%s” is not about %s', (expression, name) => {
		const said = lintLabel(`Rule on ${expression} or so`).map(({ message }) => message);
		expect(said.filter((message) => message.includes(`is about ${name} (`))).toEqual([]);
	});
});
