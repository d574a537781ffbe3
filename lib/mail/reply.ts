import type { Bounce, Deferral, Verdict } from './verdict';

/** What was said to the server when it answered. */
export type SmtpStage = 'MAIL FROM' | 'RCPT TO' | 'DATA';

/** The answer of a mail server to a mail, or the diagnosis in a bounce. */
export interface SmtpReply {
	/** 400 to 599. */
	code: number;
	text: string;
	stage: SmtpStage;
}

/** Enhanced status codes (RFC 3463) as `class.subject.detail`; the last detail `*` is for all others of a subject. */
const PERMANENT: Readonly<Record<string, Bounce>> = {
	// addressing
	'1.1': 'hard', // bad mailbox
	'1.2': 'hard', // bad domain
	'1.3': 'hard', // bad syntax
	'1.6': 'hard', // moved, no forwarding
	'1.7': 'policy', // bad sender syntax
	'1.8': 'policy', // bad sender domain
	'1.10': 'hard', // null MX: the domain takes no mail
	'1.*': 'hard',
	// mailbox
	'2.1': 'hard', // disabled
	'2.2': 'soft', // full
	'2.3': 'policy', // message too long for it
	'2.*': 'soft',
	// mail system
	'3.4': 'policy', // message too big for the system
	'3.*': 'soft',
	// routing: the domain resolves to nothing that takes mail
	'4.1': 'soft',
	'4.4': 'hard',
	'4.*': 'soft',
	// protocol, content, security: about the sender and what was sent
	'5.*': 'policy',
	'6.*': 'policy',
	'7.*': 'policy',
};

const POLICY_WORDS =
	/spam|block|black ?list|deny|denied|reject(?:ed)? (?:due|for|by) |policy|reputation|spf|dkim|dmarc|not allowed|relay|unsolicited|content|too large|message size/i;
const FULL_WORDS = /quota|full|insufficient|storage|over ?limit/i;
const NOBODY_WORDS =
	/(?:user|mailbox|recipient|address|account|alias)\b.{0,30}(?:unknown|not found|does ?n[o']t exist|invalid|disabled|unavailable|no longer)|(?:unknown|no such|invalid|nonexistent) (?:user|mailbox|recipient|address|account)|doesn't have an? .{1,30} account/i;
const GREY_WORDS =
	/gr[ea]y ?-?list|try (?:again )?(?:later|in)|retry|deferred due to|temporarily (?:deferred|rejected)/i;

/**
 * What a refusal of a mail server means, by its enhanced status code (RFC 3463) where there is one, and otherwise by
 * its code, by what had been said to the server, and by its words.
 *
 * Only what says that the mailbox does not exist is a hard bounce; a plain 554 or 550 to the content of a mail is the
 * server's policy, for a wrongly suppressed candidate is lost and a wrongly tried one is not.
 */
export function readReply(reply: SmtpReply): Extract<Verdict, { kind: 'deferred' | 'refused' }> {
	const { code, text } = reply;
	if (code < 500)
		return { kind: 'deferred', reason: deferralOf(reply), reply: text, ...askedWait(text) };
	return { kind: 'refused', bounce: bounceOf(reply), status: enhancedStatus(text), reply: text };
}

/** The enhanced status code in a reply: `5.1.1`. */
export function enhancedStatus(text: string): string | null {
	return /(?:^|[\s#(])([245]\.\d{1,3}\.\d{1,3})(?![.\d])/.exec(text)?.[1] ?? null;
}

/** What a permanent status code means for an address; null for one that is not permanent. */
export function bounceOfStatus(status: string): Bounce | null {
	const [level, subject, detail] = status.split('.');
	if (level !== '5') return null;
	return PERMANENT[`${subject}.${detail}`] ?? PERMANENT[`${subject}.*`] ?? null;
}

function deferralOf({ code, text }: SmtpReply): Deferral {
	const status = enhancedStatus(text);
	const isFull = status === '4.2.2' || (status === null && code === 452 && FULL_WORDS.test(text));
	if (isFull) return 'mailboxFull';
	return (code === 450 || code === 451) && GREY_WORDS.test(text) ? 'greylisted' : 'busy';
}

function bounceOf({ code, text, stage }: SmtpReply): Bounce {
	const status = enhancedStatus(text);
	const told = status === null ? null : bounceOfStatus(status);
	if (stage === 'MAIL FROM') return 'policy';
	if (told !== null) return told;
	if (POLICY_WORDS.test(text)) return 'policy';
	if (code === 552 || FULL_WORDS.test(text)) return 'soft';
	if (NOBODY_WORDS.test(text)) return 'hard';
	const isAboutAddress = stage === 'RCPT TO' && [501, 550, 551, 553].includes(code);
	return isAboutAddress ? 'hard' : 'policy';
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
const MOST_MS = 24 * UNIT_MS.h;

/** For how long a server asks to wait, as greylisting does: "try again in 300 seconds". */
function askedWait(text: string): { afterMs?: number } {
	const found = /\b(?:in|after|for)\s+(\d{1,5})\s*(s|m|h)(?:ec|in|our|r)?/i.exec(text);
	if (!found) return {};
	const [, amount, unit] = found;
	return { afterMs: Math.min(MOST_MS, Number(amount) * UNIT_MS[unit.toLowerCase()]) };
}
