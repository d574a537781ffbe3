/** The same thing under the live model and under the draft. */
export interface Both<Value> {
	live: Value;
	draft: Value;
}
