/** Of an event: when it happened, so that ids of the same days lie side by side in the ledger, and random bits. */
export function eventId(): string {
	return Date.now().toString(36).padStart(9, '0') + randomId();
}

/** 128 random bits in 32 characters. */
export function randomId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
