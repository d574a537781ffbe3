import { countBuckets as countBoth, type BucketCount, type CountBy } from '../../../lib/hubspot';
import type { Done, Work } from '../work';

/** Counts each bucket here and in HubSpot. */
export async function countBuckets({
	context,
	hubspot,
	store,
	compiled,
	asOfMs,
}: Work): Promise<Done> {
	const countBy = context.getNodeParameter('countBy', 0, 'segments') as CountBy;
	const counts = await countBoth(hubspot, store, compiled, asOfMs, countBy);
	const sum = (of: 'ours' | 'waiting' | 'notInHubSpot') =>
		counts.reduce((total, count) => total + count[of], 0);
	return {
		results: counts.map((count) => ({ ...count })),
		summary: {
			summary: sumUp(counts),
			ours: sum('ours'),
			waiting: sum('waiting'),
			notInHubSpot: sum('notInHubSpot'),
			hubspot: counts.some(({ hubspot: there }) => there === null)
				? null
				: counts.reduce((total, { hubspot: there }) => total + (there ?? 0), 0),
			hasDrift: counts.some(({ drift }) => drift !== 0),
		},
	};
}

function sumUp(counts: readonly BucketCount[]): string {
	const unknown = counts.filter(({ drift }) => drift === null);
	if (unknown.length > 0)
		return `HubSpot has not counted ${named(unknown)}: run Set Up, or wait until it has filled the segments.`;
	const drifting = counts.filter(({ drift }) => drift !== 0);
	if (drifting.length === 0) return 'HubSpot counts every bucket as we do.';
	const waiting = counts.reduce((total, count) => total + count.waiting, 0);
	const why =
		waiting > 0
			? `${waiting} candidate(s) changed since the last push.`
			: 'HubSpot counts a moment late; if it stays so, somebody changes the bucket there: push all once.';
	return `HubSpot counts otherwise: ${named(drifting)}. ${why}`;
}

function named(counts: readonly BucketCount[]): string {
	return counts
		.map(({ label, drift }) =>
			drift === null ? label : `${label} ${drift > 0 ? '+' : ''}${drift}`,
		)
		.join(', ');
}
