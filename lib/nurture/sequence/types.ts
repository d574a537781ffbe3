import type { z } from 'zod/v4';
import type { sequenceSchema } from './schema';

/** An immutable, versioned series of mails, with whom it is for and what ends it. */
export type Sequence = z.output<typeof sequenceSchema>;

/** A sequence as people write it: what has a default may be left out. */
export type SequenceInput = z.input<typeof sequenceSchema>;

export type Step = Sequence['steps'][number];
export type Audience = Sequence['audience'];
export type SendWindow = Sequence['window'];
export type MailLanguage = Sequence['language'];
export type MailContent = NonNullable<Step['content'][MailLanguage]>;

/** Each content of a step and where in the sequence it stands. */
export interface PlacedContent {
	path: string;
	content: MailContent;
}
