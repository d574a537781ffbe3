import type { CompiledModel } from '../../scoring';
import { MEDALS, PHASES, ROUTES, VERDICT_CHOICES, type Choice } from './choices';

/** A property of HubSpot's contacts that this package keeps. */
export interface WantedProperty {
	name: string;
	label: string;
	description: string;
	type: 'number' | 'string' | 'enumeration' | 'date';
	fieldType: 'number' | 'text' | 'textarea' | 'select' | 'date';
	/** For enumerations, in the order they are shown. */
	choices?: Choice[];
}

/** A segment (HubSpot's API says list) that fills itself: contacts whose properties have one of these values. */
export interface WantedSegment {
	name: string;
	/** Key of the bucket it counts; null for one that is no bucket. */
	bucket: string | null;
	where: Array<{ property: string; values: string[] }>;
}

/** All that has to be in HubSpot for a model: a group, its properties, and segments. */
export interface WantedSchema {
	group: { name: string; label: string };
	properties: WantedProperty[];
	segments: WantedSegment[];
}

/** What HubSpot needs to hold the candidates of a model. */
export function wantedSchema(compiled: CompiledModel): WantedSchema {
	return {
		group: { name: 'candidate_journey', label: 'Candidate journey' },
		properties: wantedProperties(compiled),
		segments: wantedSegments(compiled),
	};
}

function wantedProperties({ model }: CompiledModel): WantedProperty[] {
	const buckets = model.buckets.map(({ key, label }) => ({ value: key, label })).reverse();
	const personas = (model.profile?.personas ?? []).map(({ key, label }) => ({ value: key, label }));
	return [
		number('cand_score', 'Candidate score', '0 to 100'),
		choice('cand_bucket', 'Candidate bucket', 'Hot, warm, lukewarm or cold by score', buckets),
		choice('cand_phase', 'Candidate phase', 'Where the candidate is in the journey', PHASES),
		choice('cand_medal', 'Candidate medal', 'The highest milestone ever reached', MEDALS),
		choice('cand_route', 'Candidate route', 'What should happen next', ROUTES),
		number(
			'cand_engagement',
			'Candidate engagement',
			'What behaviour makes of the score, 0 to 100',
		),
		number('cand_persona_fit', 'Candidate persona fit', 'How the profile fits, -100 to 100'),
		number('cand_culture_fit', 'Candidate culture fit', 'How the person fits, -100 to 100'),
		choice('cand_grade', 'Candidate grade', 'Fit as a letter, A fits best', letters('ABCD')),
		text('cand_matrix', 'Candidate fit and engagement', 'A1 (best) to D4'),
		...(personas.length > 0
			? [choice('cand_persona', 'Candidate persona', 'The prepared persona that fits', personas)]
			: []),
		date('cand_first_scored_on', 'Candidate first scored on', 'Day of the first points'),
		date('cand_first_qualified_on', 'Candidate first qualified on', 'Day of the first medal'),
		date('cand_first_placed_on', 'Candidate first placed on', 'Day of the first placement'),
		date('cand_last_active_on', 'Candidate last active on', 'Day of the last activity'),
		date(
			'cand_next_change_on',
			'Candidate changes next on',
			'Day the score changes without activity',
		),
		date('cand_scored_on', 'Candidate scored on', 'Day these values are of'),
		{
			...text('cand_reason', 'Candidate score explained', 'What the score adds up from'),
			fieldType: 'textarea',
		},
		text('cand_model', 'Candidate scoring model', 'Model and version that gave the score'),
		choice(
			'cand_verdict',
			'Recruiter verdict',
			'Filled in by recruiters, read back to improve the model',
			VERDICT_CHOICES,
		),
	];
}

function wantedSegments({ model }: CompiledModel): WantedSegment[] {
	const hottest = model.buckets[model.buckets.length - 1];
	return [
		...[...model.buckets].reverse().map(({ key, label }) => ({
			name: `Candidates: ${label}`,
			bucket: key,
			where: [{ property: 'cand_bucket', values: [key] }],
		})),
		{
			name: `Candidates: ${hottest.label} and with a medal`,
			bucket: null,
			where: [
				{ property: 'cand_bucket', values: [hottest.key] },
				{ property: 'cand_medal', values: MEDALS.map(({ value }) => value) },
			],
		},
	];
}

type Named = [name: string, label: string, description: string];

function number(...[name, label, description]: Named): WantedProperty {
	return { name, label, description, type: 'number', fieldType: 'number' };
}

function text(...[name, label, description]: Named): WantedProperty {
	return { name, label, description, type: 'string', fieldType: 'text' };
}

function date(...[name, label, description]: Named): WantedProperty {
	return { name, label, description, type: 'date', fieldType: 'date' };
}

function choice(...[name, label, description, choices]: [...Named, Choice[]]): WantedProperty {
	return { name, label, description, type: 'enumeration', fieldType: 'select', choices };
}

function letters(all: string): Choice[] {
	return [...all].map((letter) => ({ value: letter, label: letter }));
}
