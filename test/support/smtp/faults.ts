/** A mail server that misbehaves, at a stage of a mail. */
export interface Fault {
	at: 'mailFrom' | 'rcptTo' | 'afterData';
	/** What it answers; without one it cuts the connection. */
	reply?: { code: number; text: string };
	/** How often for one recipient; always when left out. */
	times?: number;
}

const reply = (at: Fault['at'], code: number, text: string, times?: number): Fault => ({
	at,
	reply: { code, text },
	times,
});

/** What goes wrong for a recipient, by what stands before the @ of the address. */
export const FAULTS = {
	busy421: reply('rcptTo', 421, '4.3.2 Service shutting down, closing channel'),
	busyAfterData421: reply('afterData', 421, '4.3.2 Try again later'),
	greylisted450: reply('rcptTo', 450, '4.2.0 Greylisted, please try again in 300 seconds'),
	greylistedOnce: reply('rcptTo', 451, '4.7.1 Greylisting in action, try later', 1),
	local451: reply('afterData', 451, '4.3.0 Local error in processing'),
	full452: reply('rcptTo', 452, '4.2.2 Mailbox full'),
	storage452: reply('rcptTo', 452, '4.3.1 Insufficient system resources'),
	unknown550: reply('rcptTo', 550, '5.1.1 User unknown'),
	plain550: reply('rcptTo', 550, 'Requested action not taken: mailbox unavailable'),
	spam550: reply('afterData', 550, '5.7.1 Message rejected as spam'),
	blocked550: reply('rcptTo', 550, 'Your address is on our blocklist'),
	full552: reply('rcptTo', 552, '5.2.2 Quota exceeded'),
	large552: reply('afterData', 552, '5.3.4 Message size exceeds fixed limit'),
	plain554: reply('afterData', 554, 'Transaction failed'),
	policy554: reply('rcptTo', 554, '5.7.1 Relay access denied'),
	sender550: reply('mailFrom', 550, '5.1.8 Sender domain does not exist'),
	dropBeforeData: { at: 'rcptTo' },
	dropBeforeDataOnce: { at: 'rcptTo', times: 1 },
	dropAfterData: { at: 'afterData' },
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

/** The address for which something goes wrong. */
export function faulty(name: FaultName): string {
	return `${name}@example.com`;
}

/** The fault of an address, whatever its case; undefined for all others. */
export function faultOf(address: string): Fault | undefined {
	const name = address.slice(0, address.lastIndexOf('@')).toLowerCase();
	return Object.entries(FAULTS).find(([fault]) => fault.toLowerCase() === name)?.[1];
}
