/** Steps of a sequence, at most. */
export const MAX_STEPS = 50;

/** Gmail cuts mails whose HTML is larger, with the link for unsubscribing that stands at its end. */
export const MAX_HTML_BYTES = 102 * 1024;
