import { evaluateOn } from '../evaluate';
import type { Memory } from '../evaluation';
import { formatDay, type LocalDay } from '../localDay';
import type { CompiledModel } from '../model/compileModel';

/** The bucket a candidate comes to stand in when nothing happens. */
export interface Outlook {
	/** Local date, YYYY-MM-DD. */
	on: string;
	bucket: string;
	/** The bucket as people call it. */
	label: string;
}

/** The next change of bucket without new activity; null when there will be none. */
export function outlookOn(memory: Memory, compiled: CompiledModel, day: LocalDay): Outlook | null {
	const { model } = compiled;
	const { changes } = evaluateOn(memory, compiled, day + model.horizonDays + 1);
	const next = changes.find((change) => change.kind === 'bucket' && change.day > day);
	const bucket = model.buckets.find(({ key }) => key === next?.to);
	return next && bucket
		? { on: formatDay(next.day), bucket: bucket.key, label: bucket.label }
		: null;
}
