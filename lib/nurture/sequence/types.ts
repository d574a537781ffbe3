import type { z } from 'zod/v4';
import type { sequenceSchema } from './schema';

/** An immutable, versioned series of mails, with whom it is for and what ends it. */
export type Sequence = z.output<typeof sequenceSchema>;

/** A sequence as people write it: what has a default may be left out. */
export type SequenceInput = z.input<typeof sequenceSchema>;

/** One mail of a sequence. */
export type Step = Sequence['steps'][number];
/** Who may enter a sequence. */
export type Audience = Sequence['audience'];
/** Days and hours in which a sequence sends. */
export type SendWindow = Sequence['window'];
/** A language mails can be written in. */
export type MailLanguage = Sequence['language'];
/** What a mail says in one language. */
export type MailContent = NonNullable<Step['content'][MailLanguage]>;

/** Each content of a step and where in the sequence it stands. */
export interface PlacedContent {
	path: string;
	content: MailContent;
}
