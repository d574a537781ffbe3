import { compileTopic } from '../../../../../lib/scoring/model/lint/topic';
import { termWords, wordsOf } from '../../../../../lib/scoring/model/lint/words';

describe('the words of a text', () => {
	it.each([
		['properties.dateOfBirth', '·properties··date··of··birth·'],
		['date_of_birth', '·date··of··birth·'],
		['min-age', '·min··age·'],
		['HTTPServer', '·http··server·'],
		['CV2Text', '·cv2··text·'],
		['top10Jobs', '·top10··jobs·'],
		['Oriëntatie', '·orientatie·'],
		['CAFÉ Crème', '·cafe··creme·'],
		['  age ?  ', '·age·'],
		['ÉÉNOuder', '·een··ouder·'],
		['年齢 42', '·年齢··42·'],
		['…', ''],
		['', ''],
	])('“%s” → %s', (text, words) => {
		expect(wordsOf(text)).toBe(words);
	});
});

describe('a term', () => {
	it.each([
		['age', '·age·'],
		['date of birth', '·date··of··birth·'],
		['zwanger*', '·zwanger'],
		['union member*', '·union··member'],
	])('“%s” → %s', (term, words) => {
		expect(termWords(term)).toBe(words);
	});

	it.each([
		['age', 'Average', false],
		['age', 'Age', true],
		['date of birth', 'birth date', false],
		['zwanger*', 'Zwangerschap', true],
		['zwanger*', 'onzwanger', false],
	])('“%s” stands in “%s”: %s', (term, text, stands) => {
		expect(wordsOf(text).includes(termWords(term))).toBe(stands);
	});
});

describe('a topic', () => {
	const find = compileTopic({
		name: 'age',
		terms: ['older than', 'age', 'leeftijd*'],
		except: ['page age', 'age of the page'],
	});

	it.each([
		['Minimum age', 'age'],
		['Older than their age', 'older than'],
		['Leeftijdsgrens', 'leeftijd'],
		['Page age', undefined],
		['Age of the page, and page age', undefined],
		['Page age and age', 'age'],
		['Older than the page age', 'older than'],
		['Storage', undefined],
		['', undefined],
	])('in “%s”: %s', (text, term) => {
		expect(find(wordsOf(text))).toBe(term);
	});

	it('may have no exceptions', () => {
		expect(compileTopic({ name: 'age', terms: ['age'] })(wordsOf('Page age'))).toBe('age');
	});

	it('does not join the words around an exception', () => {
		const joined = compileTopic({ name: 'x', terms: ['a b', 'z'], except: ['z'] });
		expect(joined(wordsOf('a z b'))).toBeUndefined();
	});
});
