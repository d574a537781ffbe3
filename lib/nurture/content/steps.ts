/** When a mail of an example sequence goes out. */
export interface StepPlan<Key extends string> {
	key: Key;
	label: string;
	/** Local days after the start of the sequence. */
	afterDays: number;
}
