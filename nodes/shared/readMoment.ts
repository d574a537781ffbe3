import { DateTime } from 'luxon';

/**
 * A moment a user gave, as n8n's date fields and expressions have it.
 *
 * @param timezone - zone of texts that name none; a date alone is its start there
 * @returns UTC ms; null for what is no date
 */
export function readMoment(value: unknown, timezone: string): number | null {
	if (DateTime.isDateTime(value)) return value.toMillis();
	const at = DateTime.fromISO(String(value).trim().replace(' ', 'T'), { zone: timezone });
	return at.isValid ? at.toMillis() : null;
}
