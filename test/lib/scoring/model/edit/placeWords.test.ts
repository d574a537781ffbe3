import { placeWords } from '../../../../../lib/scoring/model/edit/placeWords';
import { candidateNl } from '../../../../../lib/scoring/presets/candidateNl';

describe('a place in a model, in words', () => {
	it.each([
		['rules.1.points', 'rule “Vacancy view”, points'],
		['rules.1.limits.pointsPerDay', 'rule “Vacancy view”, points per day'],
		['rules.7.where.0.value', 'rule “Video watched to 75 %”, conditions value'],
		['rules.1', 'rule “Vacancy view”'],
		['rules', 'rules'],
		['rules.99.points', 'rules points'],
		['buckets.3.from', 'bucket “Hot”, from'],
		[
			'tests.2.expect.score',
			'golden candidate “a hire keeps gold after a year of silence”, expect score',
		],
		['routes.1.to', 'route “2”, to'],
		['timezone', 'time zone'],
		['decay.days', 'decay days'],
		['', 'the model'],
	])('of %j is %s', (path, words) => {
		expect(placeWords(candidateNl, path)).toBe(words);
	});

	it('is found deeper in the model', () => {
		const criteria = [{ key: 'region', label: 'Region' }];
		const model = { ...candidateNl, profile: { persona: { criteria } } };
		expect(placeWords(model, 'profile.persona.criteria.0.points')).toBe(
			'persona criterion “Region”, points',
		);
		expect(placeWords(model, 'profile.persona.cap')).toBe('profile persona cap');
	});

	it.each([null, 'text', { rules: 'none' }, { rules: [null] }])('is found in %j too', (model) => {
		expect(placeWords(model, 'rules.0.points')).toBe('rules points');
	});
});
