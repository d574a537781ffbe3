import { compileModel } from '../../../lib/scoring';
import { runGoldenTests } from '../../../lib/scoring/model/golden';
import { parseModel } from '../../../lib/scoring/model/parseModel';
import { PRESETS } from '../../../lib/scoring/presets';
import { PRESET_SUMMARIES } from '../../../lib/scoring/presets/summaries';

const models = PRESETS.map((input) => parseModel(input));
const [candidateNl, ...others] = models;

const typesOf = (model: (typeof models)[number]) =>
	model.rules.flatMap(({ on }) => on).filter((on) => on !== 'application.status_changed');

describe('the presets (MSR-21)', () => {
	it('are these, the default first', () => {
		expect(models.map(({ key, label }) => `${key}: ${label}`)).toEqual([
			'candidate-nl: Candidate NL',
			'msr: Mysolution style',
			'sendtodeliver: SendtoDeliver style',
			'bullhorn-like: Bullhorn style',
			'jobvite-like: Jobvite style',
			'hubspot-like: HubSpot style',
			'marketo-like: Marketo style',
			'pardot-like: Pardot style',
		]);
	});

	it('are each summed up for whoever chooses among them', () => {
		expect(Object.keys(PRESET_SUMMARIES)).toEqual(models.map(({ key }) => key));
	});

	it.each(others.map((model) => [model.key, model] as const))(
		'%s knows the events of Candidate NL and no others, so that changing over changes no workflow',
		(_, model) => {
			expect(new Set(typesOf(model))).toEqual(new Set(typesOf(candidateNl)));
		},
	);

	it.each(others.map((model) => [model.key, model] as const))(
		'%s has the buckets, phases, medals and routes that workflows know',
		(_, model) => {
			const keysOf = (list: ReadonlyArray<{ key: string }>) => list.map(({ key }) => key);
			expect(keysOf(model.buckets)).toEqual(keysOf(candidateNl.buckets));
			expect(keysOf(model.phases)).toEqual(keysOf(candidateNl.phases));
			expect(model.medals).toEqual(candidateNl.medals);
			expect(model.routes).toEqual(candidateNl.routes);
		},
	);

	it.each(models.map((model) => [model.key, model] as const))(
		'%s brings golden candidates, and makes of them what it should (PL-05)',
		(_, model) => {
			expect(model.tests.length).toBeGreaterThanOrEqual(2);
			const failed = runGoldenTests(compileModel(model)).filter(({ passed }) => !passed);
			expect(failed).toEqual([]);
		},
	);
});
