import type { SequenceInput } from '../../../lib/nurture';

const content = (subject: string, changes: Readonly<Record<string, string>> = {}) => ({
	subject,
	html:
		'<p>Hallo {{ candidate.firstName | default: "daar" }}</p>' +
		'<a href="{{ company.siteUrl }}/vacancies/nurse-utrecht">vacature</a> <a href="{{ links.preferences }}">keuze</a> <a href="{{ links.unsubscribe }}">stop</a>',
	text: 'Hallo {{ candidate.firstName | default: "daar" }}: {{ company.siteUrl }}/vacancies/nurse-utrecht {{ links.preferences }} {{ links.unsubscribe }}',
	...changes,
});

/**
 * A sequence of two mails that may go out at any hour of any day.
 *
 * @param changes - of the first mail
 */
export function openSequence(changes: Readonly<Record<string, string>> = {}): SequenceInput {
	return {
		key: 'open',
		label: 'Open',
		version: 1,
		window: { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' },
		steps: [
			{ key: 'first', label: 'First', afterDays: 0, content: { nl: content('Eerste', changes) } },
			{ key: 'second', label: 'Second', afterDays: 4, content: { nl: content('Tweede') } },
		],
	};
}
