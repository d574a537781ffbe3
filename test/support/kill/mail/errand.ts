/** What a process that is going to be killed is sent to do. */
export interface MailErrand {
	/** Of the place whose mails it sends. */
	address: string;
	/** Of the mail server, on this machine. */
	port: number;
	/** Tells the process from all others. */
	worker: string;
	/** By how much its clock is fast: the last one comes when all leases have run out. */
	lateMs: number;
}
