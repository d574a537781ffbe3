import os from 'node:os';
import type { Inbox, InboxEvent, IncomingEvent } from '../lib/store';
import { PostgresStore } from '../lib/store/postgres/PostgresStore';
import { Drain } from '../lib/tracking';
import type { Server } from '../test/support/postgres/server';
import { freshSchema } from './freshSchema';
import { printTable, ratio, whole } from './measure';
import { tryShareGroup } from './processorShare';
import { serverSeconds } from './serverCpu';
import { batchesOf, type Task } from './storeWorker';
import { townEvents } from './townEvents';
import { runWorkers, type Give, type Work } from './workers';

const CANDIDATES = 10_000;
const DELIVERIES = 100_000;
const BATCH = 2_500;
/** People each worker has recorded before, so that it is as warm as one that has been at work for a while. */
const OTHERS = 3_000;
const RUNS = 3;
const AIM = 1.5;
/** Schema with an inbox in which everything waits. */
const KEPT = 'kept';
const BOX = 'journey';
/** Events that are written into the inbox together. */
const TOLD_AT_ONCE = 100;
/** Of one processor: with two workers and their server two processors are busy for half at most. */
const SHARE = 0.25;
/** With these, two workers and their server are not in one another's way. */
const ENOUGH_PROCESSORS = 4;

/** What workers side by side took, and what the server computed for them; null where the system does not tell. */
interface Hands extends Work {
	serverSeconds: number | null;
}

/** Who works, and whether batches are dealt out by person or as they come. */
const HANDS = [
	{ name: 'one worker', hands: 1, byPerson: true },
	{ name: 'two workers', hands: 2, byPerson: true },
	{ name: 'one worker, batches as they come', hands: 1, byPerson: false },
	{ name: 'two workers, batches as they come', hands: 2, byPerson: false },
];

/**
 * How much faster two workers are than one when the Candidate Pixel Trigger hands them batches, and when everyone takes
 * every other batch whoever it is about. On the whole machine, and with each worker held to a share of one processor as
 * if it had a slow machine of its own: then only what they wait for in each other, in the server and in what deals out
 * is left to hold them up. Judged by the first where the machine has processors enough for all, else by the second.
 */
export async function recordByTwo(server: Server): Promise<string[]> {
	const processors = os.cpus().length;
	await keepInInbox(server);
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

/** In turns, so that what else the machine does meets all alike; the middle of several rounds. */
async function compare(server: Server, share?: number): Promise<number> {
	const rounds: Hands[][] = [];
	for (let i = 0; i < RUNS; i++) {
		const round: Hands[] = [];
		for (const { hands, byPerson } of HANDS)
			round.push(await recordBy(server, hands, byPerson, share));
		rounds.push(round);
	}
	const timesOf = ([one, two]: Hands[]) => two.perSecond / one.perSecond;
	rounds.sort((a, b) => timesOf(a) - timesOf(b));
	const middle = rounds[Math.floor(rounds.length / 2)];
	printTable(
		['', 'events/s', 'took', 'workers computing', 'server computing', 'processors at work'],
		HANDS.map(({ name }, i) => rowOf(name, middle[i])),
	);
	const asTheyCome = ratio(timesOf(middle.slice(2)));
	console.log(
		`  two workers: ${ratio(timesOf(middle))} times one (aim: ${AIM}); batches as they come ${asTheyCome} times; the middle of ${RUNS}\n`,
	);
	return timesOf(middle);
}

async function recordBy(
	server: Server,
	hands: number,
	byPerson: boolean,
	share?: number,
): Promise<Hands> {
	const settings = await freshSchema(server);
	const store = await PostgresStore.open(settings);
	if (byPerson)
		await server.admin(
			`INSERT INTO ${settings.schema}.inbox OVERRIDING SYSTEM VALUE SELECT * FROM ${KEPT}.inbox`,
		);
	const whose = { candidates: CANDIDATES, deliveries: DELIVERIES };
	const tasks = Array.from({ length: hands }, (_, hand): Task => {
		const worker = { place: { settings }, batch: BATCH, hand, others: OTHERS };
		return byPerson ? { ...worker, kind: 'take' } : { ...worker, ...whose, kind: 'record', hands };
	});
	let before: number | null = null;
	const work = await runWorkers(tasks, {
		share,
		onReady: async () => void (before = await serverSeconds(server)),
		...(byPerson && { feed: (workers) => drainTo(workers, store.inbox) }),
	});
	const after = await serverSeconds(server);
	await store.close();
	return { ...work, serverSeconds: before === null || after === null ? null : after - before };
}

/** Keeps what visitors told, what was told at about a time together, where runs take it from. */
async function keepInInbox(server: Server): Promise<void> {
	const store = await PostgresStore.open(await freshSchema(server, KEPT));
	for (const events of batchesOf(townEvents(CANDIDATES, DELIVERIES), TOLD_AT_ONCE))
		await store.inbox.keep(BOX, events.map(toInbox), 0);
	await store.close();
}

/** The event as workers record it, and who it is about as the inbox tells it. */
function toInbox(event: IncomingEvent): InboxEvent {
	const who = Object.fromEntries(event.identities.map(({ kind, value }) => [kind, value]));
	return {
		eventId: event.eventId,
		receivedAt: event.occurredAt,
		quarantine: null,
		record: { type: event.type, ...who, event },
	};
}

/** Empties the inbox as the Candidate Pixel Trigger does, with a run for each worker. */
async function drainTo(workers: readonly Give[], inbox: Inbox): Promise<void> {
	const free = [...workers];
	let tellEmpty = () => undefined as void;
	const isEmpty = new Promise<void>((resolve) => (tellEmpty = resolve));
	let left = DELIVERIES;
	const drain = new Drain({
		inbox,
		box: BOX,
		batchSize: BATCH,
		runsAtOnce: workers.length,
		delayMs: 1,
		now: Date.now,
		isBusy: () => false,
		hand: async (events) => {
			const give = free.pop();
			if (!give) return false;
			await give(events.map(({ record }) => record.event));
			free.push(give);
			left -= events.length;
			if (left === 0) tellEmpty();
			return true;
		},
		onState: () => undefined,
		onTrouble: (error) => {
			throw error;
		},
	});
	await isEmpty;
	drain.stop();
	await drain.finished;
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
