import type { Operation } from '../../shared/operation';
import { explainCandidates, getCandidates } from '../lookUp';
import { searchCandidates } from '../search';
import * as consent from './consent';
import * as endOverride from './endOverride';
import * as erase from './erase';
import * as evidence from './evidence';
import * as exportPerson from './exportPerson';
import * as merge from './merge';
import * as override from './override';
import * as recordEvent from './recordEvent';
import * as recordProfile from './recordProfile';
import * as retention from './retention';
import * as snooze from './snooze';
import * as unmerge from './unmerge';
import * as verdict from './verdict';

const explain: Operation = {
	option: {
		name: 'Explain',
		value: 'explain',
		description: 'Show line by line where a score comes from',
		action: 'Explain the score of a candidate',
	},
	execute: explainCandidates,
};

const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		description: 'Get where a candidate stands',
		action: 'Get a candidate',
	},
	execute: getCandidates,
};

const search: Operation = {
	option: {
		name: 'Search',
		value: 'search',
		description: 'Find candidates by where they stand and what they did, hottest first',
		action: 'Search candidates',
	},
	execute: searchCandidates,
};

/** Every operation by its value, in the order the editor shows them. */
export const OPERATIONS = {
	retention,
	endOverride,
	erase,
	evidence,
	explain,
	export: exportPerson,
	get,
	merge,
	override,
	consent,
	recordEvent,
	recordProfile,
	verdict,
	search,
	snooze,
	unmerge,
} satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;
