import type { SequenceInput } from '../sequence/types';
import type { WrittenContent, WrittenSequence } from './blocks';
import { careEn } from './care/en';
import { careNl } from './care/nl';
import { careSteps } from './care/steps';
import { doEn } from './do/en';
import { doNl } from './do/nl';
import { doSteps } from './do/steps';
import { seeEn } from './see/en';
import { seeNl } from './see/nl';
import { seeSteps } from './see/steps';
import type { StepPlan } from './steps';
import { thinkEn } from './think/en';
import { thinkNl } from './think/nl';
import { thinkSteps } from './think/steps';
import { toMjml } from './toMjml';
import { toText } from './toText';
import { EXAMPLE_WHY, type ExampleKey, type ExampleLanguage } from './words';

/** Turns MJML into HTML; the build brings it along, for it is not needed afterwards. */
export type MjmlToHtml = (mjml: string) => Promise<string>;

/** A sequence as it is written, before its mails are HTML. */
interface Example<Key extends string> {
	about: Omit<SequenceInput, 'steps' | 'version' | 'key'> & { key: ExampleKey };
	steps: ReadonlyArray<StepPlan<Key>>;
	contents: Record<ExampleLanguage, WrittenSequence<Key>>;
}

/**
 * Makes the example sequences: See, Think, Do and Care, in Dutch and English.
 *
 * @param layout - the MJML all mails share
 */
export async function compileExamples(
	layout: string,
	mjmlToHtml: MjmlToHtml,
): Promise<SequenceInput[]> {
	const compile = <Key extends string>(example: Example<Key>) =>
		compileExample(example, layout, mjmlToHtml);
	return [
		await compile({
			about: { key: 'see', label: 'See: getting to know us', audience: { phases: ['see'] } },
			steps: seeSteps,
			contents: { nl: seeNl, en: seeEn },
		}),
		await compile({
			about: { key: 'think', label: 'Think: a next step', audience: { phases: ['think'] } },
			steps: thinkSteps,
			contents: { nl: thinkNl, en: thinkEn },
		}),
		await compile({
			about: {
				key: 'do',
				label: 'Do: looked at a vacancy, did not apply',
				audience: { phases: ['do'] },
				exits: ['applied', 'appointment', 'replied', 'vacancyClosed'],
				reenrol: { allowed: true, afterDays: 90 },
			},
			steps: doSteps,
			contents: { nl: doNl, en: doEn },
		}),
		await compile({
			about: { key: 'care', label: 'Care: onboarding', audience: { phases: ['care'] }, exits: [] },
			steps: careSteps,
			contents: { nl: careNl, en: careEn },
		}),
	];
}

async function compileExample<Key extends string>(
	{ about, steps, contents }: Example<Key>,
	layout: string,
	mjmlToHtml: MjmlToHtml,
): Promise<SequenceInput> {
	const contentOf = async (written: WrittenContent, language: ExampleLanguage) => ({
		subject: written.subject,
		preheader: written.preheader,
		html: await mjmlToHtml(toMjml(layout, written, EXAMPLE_WHY[language][about.key], language)),
		text: toText(written, EXAMPLE_WHY[language][about.key], language),
	});
	return {
		...about,
		version: 1,
		language: 'nl',
		steps: await Promise.all(
			steps.map(async ({ key, label, afterDays }) => ({
				key,
				label,
				afterDays,
				content: {
					nl: await contentOf(contents.nl[key], 'nl'),
					en: await contentOf(contents.en[key], 'en'),
				},
			})),
		),
	};
}
