import { errorIssue, type ModelIssue } from '../../../scoring/model/issue';
import type { SequenceParts } from '../parts';
import type { SendWindow } from '../types';

/** Windows that are never open. */
export function checkWindows({ window, steps }: SequenceParts): ModelIssue[] {
	return [
		...checkWindow('window', window),
		...steps.flatMap((step, i) => checkWindow(`steps.${i}.window`, step.window)),
	];
}

function checkWindow(path: string, window: SendWindow | undefined): ModelIssue[] {
	if (!window || window.from < window.to) return [];
	return [
		errorIssue({
			path: `${path}.to`,
			found: window.to,
			problem: `a window from ${window.from} to ${window.to} is never open`,
			allowed: `a time after ${window.from}, at most 24:00`,
		}),
	];
}
