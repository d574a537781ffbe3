import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runNode } from './harness';

/** Runs a Scoring Model node; what it gives, and what went wrong. */
export async function useModel(
	operation: string,
	parameters: INodeParameters = {},
	items: readonly IDataObject[] = [{}],
) {
	const ran = await runNode('ScoringModel', items, { parameters: { operation, ...parameters } });
	return { ran, error: ran.error, found: ran.json('ScoringModel') };
}

/** {@link useModel} for what must go well and give one item. */
export async function onModel(
	operation: string,
	parameters: INodeParameters = {},
): Promise<IDataObject> {
	const { error, found } = await useModel(operation, parameters);
	expect(error).toBeUndefined();
	expect(found).toHaveLength(1);
	return found[0];
}

/** The form's entry that gives a rule other values. */
export function ruleChange(rule: string, changes: INodeParameters): INodeParameters {
	return { ruleChanges: { rule: [{ rule, action: 'change', changes }] } };
}

/** Makes a vacancy view worth so many points, from what is live, and publishes that. */
export async function publishViewsWorth(points: number, more: INodeParameters = {}) {
	await onModel('saveDraft', { ...ruleChange('vacancy-view', { points }), ...more });
	return await onModel('publish', { note: `views are worth ${points}` });
}

/** Something a candidate did the day before the fixed clock. */
export const deed = (name: string, type: string, subject = 's') => ({
	eventId: `${name} ${type} ${subject}`,
	type,
	email: `${name}@example.com`,
	occurredAt: '2026-11-21T10:00:00Z',
	subject,
});

/** Scores events, which must go well. */
export async function score(events: IDataObject[], parameters: INodeParameters = {}) {
	const ran = await runNode('CandidateScore', events, { parameters });
	expect(ran.error).toBeUndefined();
	return ran.json('CandidateScore');
}
