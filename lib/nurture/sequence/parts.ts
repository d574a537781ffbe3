import { isRecord } from '../../scoring/model/isRecord';
import { sequenceSchema } from './schema';
import type { MailContent, MailLanguage, PlacedContent, SendWindow, Sequence } from './types';

const stepShape = sequenceSchema.shape.steps.element.shape;
const contentShape = stepShape.content.shape;
const languages = Object.keys(contentShape) as MailLanguage[];

/** What of a step has the right shape. */
export interface SoundStep {
	key?: string;
	afterDays?: number;
	window?: SendWindow;
	/** Languages of its main content, also where that is wrong otherwise. */
	languages: string[];
	variants: Array<{ key?: string; share?: number; languages: string[] }>;
}

/** What of a sequence has the right shape, so that the cross-checks can look at it while the rest is wrong. */
export interface SequenceParts {
	language?: MailLanguage;
	isSingle: boolean;
	window?: SendWindow;
	/** Steps keep their place in the list. */
	steps: SoundStep[];
	contents: PlacedContent[];
}

/** Takes from anything the parts that a sequence may be made of. */
export function soundSequence(input: Record<string, unknown>): SequenceParts {
	const steps = listOf(input.steps);
	return {
		language: sound<Sequence['language']>(sequenceSchema.shape.language, input.language),
		isSingle: input.single === true,
		window: sound<SendWindow>(sequenceSchema.shape.window, input.window),
		steps: steps.map(soundStep),
		contents: steps.flatMap((step, i) => [
			...contentsOf(step.content, `steps.${i}.content`),
			...listOf(step.variants).flatMap((variant, j) =>
				contentsOf(variant.content, `steps.${i}.variants.${j}.content`),
			),
		]),
	};
}

function soundStep(step: Record<string, unknown>): SoundStep {
	return {
		key: sound<string>(stepShape.key, step.key),
		afterDays: sound<number>(stepShape.afterDays, step.afterDays),
		window: sound<SendWindow>(stepShape.window, step.window),
		languages: languagesOf(step.content),
		variants: listOf(step.variants).map(({ key, share, content }) => ({
			key: sound<string>(stepShape.key, key),
			share: typeof share === 'number' ? share : undefined,
			languages: languagesOf(content),
		})),
	};
}

function contentsOf(content: unknown, path: string): PlacedContent[] {
	if (!isRecord(content)) return [];
	return languages.flatMap((language) => {
		const one = sound<MailContent>(contentShape[language], content[language]);
		return one ? [{ path: `${path}.${language}`, content: one }] : [];
	});
}

function languagesOf(content: unknown): string[] {
	return isRecord(content) ? Object.keys(content) : [];
}

function listOf(list: unknown): Array<Record<string, unknown>> {
	return Array.isArray(list) ? list.map((entry) => (isRecord(entry) ? entry : {})) : [];
}

function sound<Value>(
	schema: { safeParse(value: unknown): { data?: unknown } },
	value: unknown,
): Value | undefined {
	return schema.safeParse(value).data as Value | undefined;
}
