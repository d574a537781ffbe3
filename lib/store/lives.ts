/** What of the lives of candidates is asked for. Times in UTC milliseconds. */
export interface LifeQuestion {
	/** Mails, events and buckets since then. */
	sinceMs: number;
	/** Types of the events that matter. */
	types: readonly string[];
	/** Since then events of every type matter. */
	everythingSinceMs: number;
	/** The model whose buckets matter. */
	modelKey: string;
}

/** Something of the ledger that happened to a candidate. */
export interface LifeEvent {
	type: string;
	occurredAt: number;
	subject: string | null;
	details: Readonly<Record<string, unknown>>;
}

/** What happened to a candidate, in any order. */
export interface Life {
	/** When nurture mails of any sequence went out, or may have. */
	mails: number[];
	events: LifeEvent[];
	/** Buckets that were reached, and when that was recorded. */
	buckets: Array<{ bucket: string | null; at: number }>;
}
