import fc from 'fast-check';
import { keyFrom } from '../../../../../lib/scoring/model/edit/keyFrom';
import { seeded } from '../../arbitraries';

describe('the key made of a name', () => {
	it.each([
		['Vacancy view', 'vacancy-view'],
		['  Café-bezoek (Gouda)! ', 'cafe-bezoek-gouda'],
		['3 vacancies in a week', 'rule-3-vacancies-in-a-week'],
		['Übergröße', 'ubergro-e'],
		['日本', 'rule'],
		['', 'rule'],
		['constructor', 'constructor-2'],
		[`${'a'.repeat(59)} b`, 'a'.repeat(59)],
	])('of %j is %s', (label, key) => {
		expect(keyFrom(label, 'rule')).toBe(key);
	});

	it('differs from those that are taken', () => {
		expect(keyFrom('Chat', 'rule', ['chat', 'chat-2'])).toBe('chat-3');
		const long = 'a'.repeat(60);
		expect(keyFrom(long, 'rule', [long])).toBe(`${'a'.repeat(58)}-2`);
	});

	it('can stand in a model, whatever the name', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (label) => {
				const first = keyFrom(label, 'rule');
				const second = keyFrom(label, 'rule', [first]);
				expect(first).toMatch(/^[a-z][a-z0-9-]{0,59}$/);
				expect(second).toMatch(/^[a-z][a-z0-9-]{0,59}$/);
				expect(second).not.toBe(first);
			}),
			seeded(100),
		);
	});
});
