import os from 'node:os';
import { PostgresStore } from '../lib/store/postgres/PostgresStore';
import type { Server } from '../test/support/postgres/server';
import { freshSchema } from './freshSchema';
import { printTable, ratio, whole } from './measure';
import { tryShareGroup } from './processorShare';
import { serverSeconds } from './serverCpu';
import { runWorkers, type Work } from './workers';

const CANDIDATES = 10_000;
const DELIVERIES = 100_000;
const BATCH = 2_500;
/** People each worker has recorded before, so that it is as warm as one that has been at work for a while. */
const OTHERS = 3_000;
const RUNS = 3;
const AIM = 1.5;
/** Of one processor: with two workers and their server two processors are busy for half at most. */
const SHARE = 0.25;
/** With these, two workers and their server are not in one another's way. */
const ENOUGH_PROCESSORS = 4;

/** What workers side by side took, and what the server computed for them; null where the system does not tell. */
interface Hands extends Work {
	serverSeconds: number | null;
}

/** One worker, and two who are dealt the same batches in turn or half a year each. */
type Round = [one: Hands, two: Hands, twoApart: Hands];

/**
 * How much faster two workers are than one, on the whole machine and with each worker held to a share of one processor
 * as if it had a slow machine of its own: then only what they wait for in each other and in the server is left to hold
 * them up. Judged by the first where the machine has processors enough for all three, else by the second.
 */
export async function recordByTwo(server: Server): Promise<string[]> {
	const processors = os.cpus().length;
	console.log(
		`  workers on the whole machine, with ${processors} processors for them and the server:`,
	);
	const times = await compare(server);
	if (!canShare()) {
		console.log('  workers held to a share of a processor: left out, for it takes root on Linux\n');
		return judge(times);
	}
	console.log(`  every worker held to ${SHARE} of a processor, as if it had a machine of its own:`);
	const timesOfShare = await compare(server, SHARE);
	return judge(processors < ENOUGH_PROCESSORS ? timesOfShare : times);
}

function judge(times: number): string[] {
	return times < AIM ? [`postgres: two workers ${ratio(times)} times one, aim ${AIM}`] : [];
}

function canShare(): boolean {
	const group = tryShareGroup(SHARE);
	group?.remove();
	return group !== null;
}

/** In turns, so that what else the machine does meets all alike. */
async function compare(server: Server, share?: number): Promise<number> {
	const rounds: Round[] = [];
	while (rounds.length < RUNS)
		rounds.push([
			await recordBy(server, 1, 'inTurn', share),
			await recordBy(server, 2, 'inTurn', share),
			await recordBy(server, 2, 'apart', share),
		]);
	const timesOf = ([one, two]: Round) => two.perSecond / one.perSecond;
	rounds.sort((a, b) => timesOf(a) - timesOf(b));
	const middle = rounds[Math.floor(rounds.length / 2)];
	const [one, two, twoApart] = middle;
	printTable(
		['', 'events/s', 'took', 'workers computing', 'server computing', 'processors at work'],
		[
			rowOf('one worker', one),
			rowOf('two workers, every other batch each', two),
			rowOf('two workers, half a year each', twoApart),
		],
	);
	const apart = ratio(twoApart.perSecond / one.perSecond);
	console.log(
		`  two workers: ${ratio(timesOf(middle))} times one (aim: ${AIM}), half a year each ${apart} times; the middle of ${RUNS}\n`,
	);
	return timesOf(middle);
}

/** Batches about the same people, dealt out to as many workers as n8n would have. */
async function recordBy(
	server: Server,
	hands: number,
	dealt: 'inTurn' | 'apart',
	share?: number,
): Promise<Hands> {
	const settings = await freshSchema(server);
	await (await PostgresStore.open(settings)).close();
	const whose = { candidates: CANDIDATES, deliveries: DELIVERIES, others: OTHERS };
	const tasks = Array.from({ length: hands }, (_, hand) => ({
		place: { settings },
		kind: 'record' as const,
		...{ ...whose, batch: BATCH, hand, hands, dealt },
	}));
	let before: number | null = null;
	const work = await runWorkers(tasks, {
		share,
		onReady: async () => void (before = await serverSeconds(server)),
	});
	const after = await serverSeconds(server);
	return { ...work, serverSeconds: before === null || after === null ? null : after - before };
}

function rowOf(name: string, { perSecond, seconds, busySeconds, serverSeconds: computed }: Hands) {
	const computing = busySeconds + (computed ?? 0);
	return [
		name,
		whole(perSecond),
		`${seconds.toFixed(1)} s`,
		`${busySeconds.toFixed(1)} s`,
		computed === null ? '' : `${computed.toFixed(1)} s`,
		computed === null ? '' : ratio(computing / seconds),
	];
}
