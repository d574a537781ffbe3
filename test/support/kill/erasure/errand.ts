/** What a process that is going to be killed is sent to do. */
export interface ErasureErrand {
	/** Of the place whose people it erases. */
	address: string;
	/** Candidate ids, in the order of erasing. */
	people: number[];
	atMs: number;
}
