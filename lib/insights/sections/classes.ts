import type { Bar } from '../charts/bars';
import type { Counted } from '../counts/standing';
import { number, percent, round, type Section } from './section';

/** The columns of candidates counted by class. */
export const COLUMNS = { label: 'Class', candidates: 'Candidates', share: 'Share' };

/** The answer as long as there is nobody to count. */
export const NOBODY = 'Nobody is scored yet: record events with a Candidate Score node first.';

/** A class as a bar, with how many and which part. */
export function barOf({ label, candidates, share }: Counted): Bar {
	return { name: label, value: candidates, label: `${number(candidates)} (${percent(share)})` };
}

/** Classes as rows of {@link COLUMNS}. */
export function rowsOf(counted: readonly Counted[]): Section['rows'] {
	return counted.map(({ key, label, candidates, share }) => ({
		key,
		label,
		candidates,
		share: round(share),
	}));
}
