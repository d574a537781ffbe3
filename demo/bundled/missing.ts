import type { Workflow } from '../n8n/workflows';

/** What the demo has no stand-in for, by type of node. */
const ELSEWHERE: ReadonlyArray<[type: RegExp, account: string]> = [
	[/\.emailReadImap$/, 'a mailbox that answers come to (IMAP)'],
	[/\.lm(Chat)?[A-Z]\w*$/, 'an account with a language model'],
	[/\.httpRequest$/, 'the address and key of your ATS'],
	[/\.slack$/, 'a Slack account'],
	[/\.microsoftTeams$/, 'a Microsoft Teams account'],
];

/** The accounts that a workflow knows what to do with and the demo has not. */
export interface Missing {
	/** Without these it cannot be live. */
	needed: string[];
	/** Of steps that are switched off until there is one. */
	optional: string[];
}

/** What a workflow misses in the demo. */
export function missingIn({ nodes }: Workflow): Missing {
	const accounts = (isOff: boolean) =>
		ELSEWHERE.filter(([pattern]) =>
			nodes.some(({ type, disabled }) => (disabled === true) === isOff && pattern.test(type)),
		).map(([, account]) => account);
	return { needed: accounts(false), optional: accounts(true) };
}
