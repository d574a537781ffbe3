import { hash } from 'node:crypto';
import { keyFrom } from '../../scoring/model/edit/keyFrom';
import type { MailLayouts } from '../content/layouts';
import type { MailLanguage, SequenceInput } from '../sequence/types';
import type { OwnMail } from './ownContent';
import { ownSequence } from './ownSequence';

/** A mail on its own as a form has it. */
export interface OwnSingle {
	/** What people call it. */
	label: string;
	/** See `OwnMail.isAskedFor`. */
	isAskedFor: boolean;
	/** One in each language; the first is for everybody whose language is not there. */
	texts: ReadonlyArray<OwnMail & { language: MailLanguage }>;
}

const LONGEST_NAME = 40;

/**
 * Makes a sequence of one mail, that is kept as others are. What it says is part of its key, so that a text that was
 * changed is another one and no other version: two nodes may call their mails alike.
 */
export function ownSingle(
	{ label, isAskedFor, texts }: OwnSingle,
	layouts: MailLayouts,
): SequenceInput {
	const mails = texts.map((text) => ({
		...{ ...text, isAskedFor, name: label, afterDays: 0 },
		when: {},
	}));
	const digest = hash('sha256', JSON.stringify([label, isAskedFor, texts]), 'hex').slice(0, 8);
	const name = keyFrom(label, 'mail').slice(0, LONGEST_NAME);
	return ownSequence(
		{ label, key: `single-${name}-${digest}`, mails, exits: [], single: true },
		layouts,
	);
}
