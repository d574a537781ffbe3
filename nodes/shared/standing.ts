import type { INodeProperties } from 'n8n-workflow';
import { STORE_PARAMETERS } from './storePlace';

/** A list that is filled from the chosen model. */
export const fromModel = (loadOptionsMethod: string) => ({
	loadOptionsMethod,
	loadOptionsDependsOn: ['model', ...STORE_PARAMETERS],
});

/** The letters of the fit, best first. */
export const GRADES = ['A', 'B', 'C', 'D'].map((grade) => ({ name: grade, value: grade }));

/** Candidates, and those who work at clients. */
export const KINDS = [
	{ name: 'Candidate', value: 'candidate' },
	{ name: 'Contact of a Client', value: 'contact' },
];

export const atLeastGrade: INodeProperties = {
	displayName: 'At Least of Grade',
	name: 'minGrade',
	type: 'options',
	options: GRADES,
	default: 'B',
	description:
		'How well the profile fits: this letter or a better one; who has none is not among them',
};

export const atLeastMedal: INodeProperties = {
	displayName: 'At Least With Medal',
	name: 'minMedal',
	type: 'options',
	options: [
		{ name: 'Bronze', value: 'bronze' },
		{ name: 'Gold', value: 'gold' },
		{ name: 'Silver', value: 'silver' },
	],
	default: 'bronze',
	description: 'This medal or a higher one',
};

export const inBuckets: INodeProperties = {
	displayName: 'In Buckets',
	name: 'buckets',
	type: 'multiOptions',
	typeOptions: fromModel('getBuckets'),
	default: [],
	description: 'Is in one of these now',
};

export const inPhases: INodeProperties = {
	displayName: 'In Phases',
	name: 'phases',
	type: 'multiOptions',
	typeOptions: fromModel('getPhases'),
	default: [],
	description: 'Is in one of these now',
};

/** A number that is not below zero. */
export const count = (
	displayName: string,
	name: string,
	usual: number,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0 },
	default: usual,
	description,
});

/** What counts as success, in words of the application process. */
export const outcome = (description: string): INodeProperties => ({
	displayName: 'Outcome',
	name: 'outcome',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Applied', value: 'applied', description: 'Sent in an application' },
		{ name: 'Hired', value: 'hired', description: 'Got the status of the highest medal' },
		{ name: 'Interviewed', value: 'interviewed', description: 'Got a status that earns a medal' },
	],
	default: 'applied',
	description,
});
