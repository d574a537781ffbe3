import {
	candidateProperties,
	propertiesFingerprint,
	pushContacts,
	wantedSchema,
	type CandidateForHubSpot,
} from '../../../lib/hubspot';
import { compileModel, parseDay, type CompiledModel } from '../../../lib/scoring';
import { parseModel } from '../../../lib/scoring/model/parseModel';
import { candidateNl } from '../../../lib/scoring/presets/candidateNl';
import { closeScenes, openReadyScene } from '../../support/hubspot/scene';
import { preset } from '../../support/preset';

closeScenes();

const noor: CandidateForHubSpot = {
	score: 73,
	engagement: 70,
	persona: 80,
	culture: null,
	grade: 'A',
	personaKey: null,
	bucket: 'hot',
	phase: 'do',
	medal: 'bronze',
	route: 'recruiter',
	evaluatedOn: parseDay('2026-11-22'),
	nextChangeOn: parseDay('2026-12-01'),
	firstScoredAt: '2026-10-01',
	firstQualifiedAt: '2026-11-01',
	firstPlacedAt: null,
	lastActiveOn: '2026-11-21',
	reason: 'Hot with 73 of 100 points = 29 Webinar attended + 44 from 3 others.',
};

const nobody: CandidateForHubSpot = {
	...noor,
	score: null,
	engagement: null,
	persona: null,
	grade: null,
	bucket: null,
	phase: 'see',
	medal: null,
	route: 'keepWarm',
	nextChangeOn: null,
	firstScoredAt: null,
	firstQualifiedAt: null,
	lastActiveOn: null,
	reason: 'No points yet.',
};

function withPersonas(): CompiledModel {
	const criterion = { key: 'care', label: 'Care', field: 'function', op: 'equals', value: 'nurse' };
	const personas = [{ key: 'nurse', label: 'Nurse', where: [{ field: 'function', op: 'exists' }] }];
	const profile = { persona: { criteria: [{ ...criterion, points: 20 }] }, personas };
	return compileModel(parseModel({ ...candidateNl, profile }));
}

describe('a candidate as HubSpot is told of them (MSR-11, StD-03, PL-09)', () => {
	it('every value there is, as text', () => {
		expect(candidateProperties(noor, preset)).toEqual({
			cand_score: '73',
			cand_bucket: 'hot',
			cand_phase: 'do',
			cand_medal: 'bronze',
			cand_route: 'recruiter',
			cand_engagement: '70',
			cand_persona_fit: '80',
			cand_culture_fit: '',
			cand_grade: 'A',
			cand_matrix: 'A2',
			cand_first_scored_on: '2026-10-01',
			cand_first_qualified_on: '2026-11-01',
			cand_first_placed_on: '',
			cand_last_active_on: '2026-11-21',
			cand_next_change_on: '2026-12-01',
			cand_scored_on: '2026-11-22',
			cand_reason: noor.reason,
			cand_model: 'Candidate NL, version 1',
		});
	});

	it('an empty text for what there is not: nobody unscored has a bucket or a medal (MSR-12)', () => {
		const { cand_score, cand_bucket, cand_medal, cand_first_qualified_on, cand_next_change_on } =
			candidateProperties(nobody, preset);
		expect([cand_score, cand_bucket, cand_medal, cand_first_qualified_on]).toEqual([
			'',
			'',
			'',
			'',
		]);
		expect(cand_next_change_on).toBe('');
	});

	it.each([
		['the preset', preset, noor],
		['a model with personas', withPersonas(), { ...noor, personaKey: 'nurse' }],
		['somebody without a score', preset, nobody],
	])(
		'are all properties that Set Up makes, and HubSpot takes them: %s',
		async (_, compiled, who) => {
			const { twin, hubspot } = await openReadyScene();
			const { setUp } = await import('../../../lib/hubspot');
			await setUp(hubspot, wantedSchema(compiled));
			const properties = candidateProperties(who, compiled);
			const names = wantedSchema(compiled).properties.map(({ name }) => name);
			expect([...Object.keys(properties), 'cand_verdict'].sort()).toEqual([...names].sort());
			const record = { key: 'noor', email: 'noor@example.com', properties };
			const { results } = await pushContacts(hubspot, [record]);
			expect(results[0].status).toBe('created');
			const { values } = twin.portal.find('contacts', results[0].hubspotId ?? '')!;
			for (const [name, value] of Object.entries(properties))
				expect(values[name] ?? '').toBe(value);
		},
	);
});

describe('the fingerprint of what HubSpot has', () => {
	const fingerprint = (more: Partial<CandidateForHubSpot> = {}) =>
		propertiesFingerprint(candidateProperties({ ...noor, ...more }, preset));

	it('stays while only days pass and the sentence says so', () => {
		const later = { evaluatedOn: noor.evaluatedOn + 3, reason: 'Time has taken 3 points.' };
		expect(fingerprint(later)).toBe(fingerprint());
	});

	it.each<[string, Partial<CandidateForHubSpot>]>([
		['score', { score: 72 }],
		['bucket', { bucket: 'warm' }],
		['medal', { medal: 'gold' }],
		['culture', { culture: 0 }],
		['last activity', { lastActiveOn: '2026-11-22' }],
		['next change', { nextChangeOn: null }],
	])('changes with the %s', (_, more) => expect(fingerprint(more)).not.toBe(fingerprint()));

	it('does not depend on the order of the properties', () => {
		const properties = candidateProperties(noor, preset);
		const reversed = Object.fromEntries(Object.entries(properties).reverse());
		expect(propertiesFingerprint(reversed)).toBe(propertiesFingerprint(properties));
	});
});
