/** PostgreSQL's numbers for its types; they never change. */
const INT4 = 23;
const INT8 = 20;
const TEXT = 25;

/** Bytes before the first element: dimensions, whether there are nulls, type, length, index of the first. */
const HEADER = 20;
const NULL = -1;
const TWO_32 = 2 ** 32;

/**
 * A parameter of type `text[]`, in PostgreSQL's own binary form.
 *
 * A batch goes in as one array per column; written as text each would be quoted here and parsed there, which
 * takes more than twice as long. Source: PostgreSQL, `array_recv` in src/backend/utils/adt/arrayfuncs.c.
 */
export function textArray(values: ReadonlyArray<string | null>): Buffer {
	let size = HEADER;
	for (const value of values) size += 4 + (value === null ? 0 : value.length * 3); // UTF-8 needs at most that
	const buffer = begin(Buffer.allocUnsafe(size), TEXT, values.length);
	let at = HEADER;
	for (const value of values) {
		const length = value === null ? NULL : buffer.write(value, at + 4);
		buffer.writeInt32BE(length, at);
		at += 4 + Math.max(length, 0);
	}
	return buffer.subarray(0, at);
}

/** A parameter of type `integer[]`. */
export function intArray(values: ReadonlyArray<number | null>): Buffer {
	const buffer = begin(Buffer.allocUnsafe(HEADER + values.length * 8), INT4, values.length);
	let at = HEADER;
	for (const value of values) {
		at = buffer.writeInt32BE(value === null ? NULL : 4, at);
		if (value !== null) at = buffer.writeInt32BE(value, at);
	}
	return buffer.subarray(0, at);
}

/** A parameter of type `bigint[]`, of whole numbers that JavaScript counts exactly. */
export function bigintArray(values: readonly number[]): Buffer {
	const buffer = begin(Buffer.allocUnsafe(HEADER + values.length * 12), INT8, values.length);
	let at = HEADER;
	for (const value of values) {
		const high = Math.floor(value / TWO_32);
		at = buffer.writeInt32BE(8, at);
		at = buffer.writeInt32BE(high, at);
		at = buffer.writeUInt32BE(value - high * TWO_32, at);
	}
	return buffer;
}

function begin(buffer: Buffer, type: number, length: number): Buffer {
	buffer.writeInt32BE(1, 0);
	buffer.writeInt32BE(1, 4);
	buffer.writeInt32BE(type, 8);
	buffer.writeInt32BE(length, 12);
	buffer.writeInt32BE(1, 16);
	return buffer;
}
