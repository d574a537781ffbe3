import type { MailLanguage } from '../sequence/types';
import type { Block, WrittenContent } from './blocks';
import { WORDS } from './words';

/**
 * A mail as plain text: everything its HTML says.
 *
 * @param why - why somebody gets the mail
 */
export function toText(
	{ title, blocks }: Pick<WrittenContent, 'title' | 'blocks'>,
	why: string,
	language: MailLanguage,
): string {
	const words = WORDS[language];
	const signature =
		`${words.regards}\n{% if recruiter.name %}{{ recruiter.name }}` +
		'{% if recruiter.role %}\n{{ recruiter.role }}{% endif %}' +
		'{% if recruiter.phone %}\n{{ recruiter.phone }}{% endif %}' +
		`{% else %}${words.team}{% endif %}`;
	const footer = [
		why,
		`${words.preferences}: {{ links.preferences }}`,
		`${words.unsubscribe}: {{ links.unsubscribe }}`,
		'{{ company.name }}, {{ company.address }}',
	].join('\n');
	return [title, words.greeting, ...blocks.map(blockOf), signature, `-- \n${footer}`].join('\n\n');
}

function blockOf(block: Block): string {
	switch (block.kind) {
		case 'text':
			return block.text;
		case 'list':
			return block.items.map((item) => `- ${item}`).join('\n');
		case 'tip':
			return `${block.title}: ${block.text}`;
		case 'button':
			return `${block.label}:\n${block.url}`;
	}
}
