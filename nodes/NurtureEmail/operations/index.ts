import type { Operation } from '../../shared/operation';
import * as enrol from './enrol';
import * as getSequence from './getSequence';
import * as listSequences from './listSequences';
import * as preview from './preview';
import * as readAnswers from './readAnswers';
import * as saveSequence from './saveSequence';
import * as sendAgain from './sendAgain';
import * as sendDue from './sendDue';
import * as sendOne from './sendOne';
import * as status from './status';
import * as stop from './stop';
import * as suppression from './suppression';

/** Every operation by its value, in the order the editor shows them. */
export const OPERATIONS = {
	enrol,
	getSequence,
	listSequences,
	preview,
	readAnswers,
	saveSequence,
	sendAgain,
	sendDue,
	sendOne,
	status,
	stop,
	suppression,
} satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;
