import { NodeOperationError, type INode } from 'n8n-workflow';
import { isHubSpotError } from '../../lib/hubspot';
import { isIntakeError } from '../../lib/intake';
import { isMailError } from '../../lib/mail/errors';
import { isNurtureError } from '../../lib/nurture/errors';
import { isScoringError } from '../../lib/scoring';
import { isStoreError } from '../../lib/store';
import { isTrackingError } from '../../lib/tracking/errors';
import { isParameterError, isUnfinishedError } from './errors';

/** Where in the input something went wrong. */
export interface Place {
	itemIndex?: number;
	/** Position in the item's list of events, where it carries several. */
	recordIndex?: number;
}

/**
 * Turns anything thrown into the error n8n shows: what went wrong and with which value, and below it what to do.
 * The only place that makes n8n errors.
 */
export function toNodeError(
	node: INode,
	error: unknown,
	{ itemIndex, recordIndex }: Place = {},
): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	const { message, advice } = describe(error);
	const where = itemIndex === undefined ? '' : placeName(itemIndex, recordIndex);
	const cause = error instanceof Error ? error : new Error(String(error));
	const nodeError = new NodeOperationError(node, cause, { description: advice, itemIndex });
	// Set afterwards: given to the constructor, a message in which the letters of a system code like EPERM
	// occur, say in "scorePermille", is replaced by what that code means.
	nodeError.message = `${where}${message}`;
	return nodeError;
}

function placeName(itemIndex: number, recordIndex: number | undefined): string {
	return recordIndex === undefined
		? `Item ${itemIndex}: `
		: `Item ${itemIndex}, event ${recordIndex}: `;
}

function describe(error: unknown): { message: string; advice?: string } {
	if (isIntakeError(error)) return { message: error.problem.message, advice: error.problem.advice };
	if (
		isStoreError(error) ||
		isTrackingError(error) ||
		isParameterError(error) ||
		isUnfinishedError(error) ||
		isHubSpotError(error) ||
		isMailError(error)
	)
		return { message: error.message, advice: error.advice };
	if (isNurtureError(error)) {
		const mistakes = error.issues.map((issue) => `${issue.path}: ${issue.message}`);
		return { message: error.message, advice: [error.advice, ...mistakes].join('\n') };
	}
	if (isScoringError(error)) {
		return {
			message: error.message,
			advice: error.issues.map((i) => `${i.path}: ${i.message}`).join('\n'),
		};
	}
	return { message: error instanceof Error ? error.message : String(error) };
}
