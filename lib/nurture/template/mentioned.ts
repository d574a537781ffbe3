import type { Sequence } from '../sequence/types';
import { compileContent } from './content';
import type { FIELD_ROOTS } from './data';
import { fieldsOf } from './engine';

/** The fields of a root that any mail of a sequence mentions, each once: so many need to be kept with it. */
export function mentionedFields(
	{ steps }: Pick<Sequence, 'steps'>,
	root: (typeof FIELD_ROOTS)[number],
): string[] {
	const contents = steps.flatMap((step) => [
		...Object.values(step.content),
		...step.variants.flatMap(({ content }) => Object.values(content)),
	]);
	const mentioned = contents.flatMap((content) =>
		Object.values(compileContent(content)).flatMap(fieldsOf),
	);
	return [...new Set(mentioned.flatMap(([own, name]) => (own === root && name ? name : [])))];
}
