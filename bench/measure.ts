/** One of several ways to do the same work. */
export interface Contestant {
	name: string;
	/** How many operations one run does. */
	operations: number;
	/** What comes before each run and is not timed. */
	prepare?: () => unknown;
	run: () => unknown;
}

export interface Measured {
	name: string;
	operations: number;
	/** Operations per second: the median of the repetitions. */
	perSecond: number;
	/** Slowest and fastest repetition, operations per second. */
	range: [slowest: number, fastest: number];
}

/** A benchmark, chosen by its name on the command line. */
export interface Bench {
	name: string;
	/** What it measures, in one line. */
	about: string;
	/** Whether it only runs when it is asked for by name. */
	isLong?: boolean;
	/** Prints what it finds; returns the aims that were missed. */
	run: () => Promise<string[]>;
}

const WARM_UPS = 2;
const REPETITIONS = 7;

/**
 * Times contestants side by side: warmed up, then in turns, each round in another order, so that what else
 * the machine does meets all of them alike.
 */
export async function measure(
	contestants: readonly Contestant[],
	repetitions = REPETITIONS,
): Promise<Measured[]> {
	const seconds = new Map(contestants.map(({ name }) => [name, [] as number[]]));
	for (let round = -WARM_UPS; round < repetitions; round++) {
		const turn = [...contestants];
		for (let i = 0; i < Math.abs(round) % turn.length; i++) turn.push(...turn.splice(0, 1));
		for (const { name, prepare, run } of turn) {
			await prepare?.();
			const started = performance.now();
			await run();
			const took = (performance.now() - started) / 1_000;
			if (round >= 0) seconds.get(name)?.push(took);
		}
	}
	return contestants.map(({ name, operations }) => {
		const sorted = [...(seconds.get(name) ?? [])].sort((a, b) => a - b);
		const rate = (took: number) => operations / took;
		return {
			name,
			operations,
			perSecond: rate(sorted[Math.floor(sorted.length / 2)]),
			range: [rate(sorted[sorted.length - 1]), rate(sorted[0])],
		};
	});
}

/** Prints a table of the measured, the first one being what the others are compared with. */
export function printMeasured(measured: readonly Measured[], unit: string): void {
	const [first] = measured;
	printTable(
		['', `${unit}/s`, 'slowest – fastest', 'measured on', `${first.name} is`],
		measured.map((one) => [
			one.name,
			whole(one.perSecond),
			one.range.map(whole).join(' – '),
			whole(one.operations),
			one === first ? '' : `${ratio(first.perSecond / one.perSecond)} times as fast`,
		]),
	);
}

export function printTable(head: readonly string[], rows: ReadonlyArray<readonly string[]>): void {
	const widths = head.map((title, i) =>
		Math.max(...[title, ...rows.map((row) => row[i])].map(len)),
	);
	const line = (cells: readonly string[]) =>
		cells
			.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
			.join('  ')
			.trimEnd();
	for (const cells of [head, ...rows]) console.log(`  ${line(cells)}`);
	console.log();
}

export function whole(number: number): string {
	return Math.round(number).toLocaleString('en-US');
}

export function ratio(number: number): string {
	return number >= 10 ? whole(number) : number.toFixed(2);
}

/** Seeded pseudo-random numbers in [0, 1) (mulberry32): the same events on every machine. */
export function mulberry32(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

function len(text: string): number {
	return text.length;
}
