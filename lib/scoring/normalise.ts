/** Statuses compare without regard to case and surrounding spaces. */
export function normalise(status: string): string {
	return status.trim().toLowerCase();
}
