import type { SequenceInput } from '../../../lib/nurture';

const content = (subject: string) => ({
	subject,
	html: '<p>Hallo {{ candidate.firstName | default: "daar" }}</p><a href="{{ links.unsubscribe }}">stop</a>',
	text: 'Hallo {{ candidate.firstName | default: "daar" }}. Stop: {{ links.unsubscribe }}',
});

/** A short sequence of two mails in Dutch. */
export function shortSequence(): SequenceInput {
	return {
		key: 'short',
		label: 'Short',
		version: 1,
		steps: [
			{ key: 'first', label: 'First', afterDays: 0, content: { nl: content('Eerste') } },
			{ key: 'second', label: 'Second', afterDays: 4, content: { nl: content('Tweede') } },
		],
	};
}

/** The sequence with values set at paths such as `steps.0.key`. */
export function changedSequence(set: Record<string, unknown>): unknown {
	const sequence: unknown = shortSequence();
	for (const [path, value] of Object.entries(set)) {
		const steps = path.split('.');
		const last = steps.pop() ?? '';
		let at = sequence as Record<string, unknown>;
		steps.forEach((step, i) => {
			const next = steps[i + 1] ?? last;
			at = (at[step] ??= /^\d+$/.test(next) ? [] : {}) as Record<string, unknown>;
		});
		at[last] = value;
	}
	return sequence;
}
