import { keyFrom } from '../../scoring/model/edit/keyFrom';
import type { MailLayouts } from '../content/layouts';
import type { Audience, MailLanguage, SequenceInput } from '../sequence/types';
import { ownContent, type OwnMail } from './ownContent';

/** One mail of a form: several of the same name are one step in several languages. */
export interface OwnStep extends OwnMail {
	name: string;
	afterDays: number;
	language: MailLanguage;
	/** Whom it is for; everybody where it is empty. */
	when: Audience;
}

/** A sequence as a form has it. */
export interface OwnSequence extends Partial<Omit<SequenceInput, 'key' | 'version' | 'steps'>> {
	label: string;
	/** Made from the label where it is empty. */
	key: string;
	mails: readonly OwnStep[];
}

/** Makes a sequence of what somebody filled in; `checkSequence` tells whether it can be used. */
export function ownSequence(
	{ label, key, mails, ...about }: OwnSequence,
	layouts: MailLayouts,
): SequenceInput {
	const names = [...new Set(mails.map(({ name }) => name))];
	const keys: string[] = [];
	const steps = names.map((name) => {
		const same = mails.filter((mail) => mail.name === name);
		const stepKey = keyFrom(name, 'mail', keys);
		keys.push(stepKey);
		const [{ afterDays, when }] = same;
		const content = Object.fromEntries(
			same.map((mail) => [mail.language, ownContent(mail, mail.language, layouts[mail.language])]),
		);
		return { key: stepKey, label: name, afterDays, when, content };
	});
	const language = mails[0]?.language;
	return { ...about, label, key: key || keyFrom(label, 'sequence'), version: 1, language, steps };
}
