import type { INodePropertyOptions } from 'n8n-workflow';
import { SINGLES_BY } from '../../lib/nurture';
import type { CandidateStore } from '../../lib/store';
import { getModels, listFrom, type List } from '../shared/modelLists';
import { isBundled, untouchedExamples } from './examples';

export { getModels };

/** The sequences that candidates can enter, one's own first. */
export const getSequences: List = listFrom(async (_, store) => await sequenceOptions(store));

/** {@link getSequences}, and all of them together. */
export const getSequencesOrAll: List = listFrom(async (_, store) => [
	{ name: 'All Sequences', value: '' },
	...(await sequenceOptions(store)),
]);

/** The examples as they come. */
export const getExamples: List = listFrom(async () =>
	(await untouchedExamples([])).map(({ key, label, steps }) => ({
		name: label,
		value: key,
		description: `${steps.length} mails in Dutch and English`,
	})),
);

/** The mails of the chosen sequence, and all of them. */
export const getSteps: List = listFrom(async (context, store) => {
	const key = String(context.getCurrentNodeParameter('sequence'));
	const stored = await store?.nurture.sequences.get(key);
	const [example] = (await untouchedExamples([])).filter((one) => one.key === key);
	const { steps = [] } = (stored?.definition ?? example ?? {}) as Partial<typeof example>;
	return [
		{ name: 'All Mails', value: '' },
		...steps.map(({ key: value, label, afterDays }) => ({
			name: label,
			value,
			description: `Day ${afterDays}`,
		})),
	];
});

async function sequenceOptions(store: CandidateStore | null): Promise<INodePropertyOptions[]> {
	const versions = (await store?.nurture.sequences.list()) ?? [];
	const latest = new Map(
		versions
			.filter((one) => one.status === 'published' && !isBundled(one) && one.by !== SINGLES_BY)
			.toReversed()
			.map((one) => [one.key, one]),
	);
	const examples = await untouchedExamples(versions);
	return [
		...[...latest.values()].map(({ key, label, version, by }) => ({
			name: label,
			value: key,
			description: `Version ${version}, published by ${by}`,
		})),
		...examples.map(({ key, label, steps }) => ({
			name: `${label} (example)`,
			value: key,
			description: `${steps.length} mails in Dutch and English`,
		})),
	];
}
