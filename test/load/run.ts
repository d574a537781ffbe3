/**
 * Puts load on the Candidate Pixel Trigger in a real n8n, beside n8n's own Webhook on the same instance, and kills n8n
 * meanwhile: `npm run load`, optionally `-- --port 6000 --seconds 5`. The ratios are of one run; the rates are those of
 * the machine.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import { bootN8n, type RunningN8n } from '../../demo/n8n/boot';
import { startInstance } from '../../demo/n8n/instance';
import { root } from '../../demo/n8n/paths';
import { runChecks, type Check, type Tally } from '../e2e/check';
import { runAsScript } from '../e2e/runAsScript';
import { cpuSecondsOf } from './cpu';
import { verifyLedger } from './ledger';
import { send, type Sending, type Target } from './sender';
import { BOX, setUpWorkflows, SITE, type Urls } from './workflows';

/** How much faster than n8n's own Webhook, with the setting that docs/tracking.md asks for, and without. */
const LAZY_RATIO = 3;
const DEFAULT_RATIO = 1;
/** Events per second, told a hundred at a time. */
const REQUIRED_RATE = 20_000;
/** Requests under way at once; by default n8n needs so much for each that a few keep it busy. */
const CONNECTIONS = 20;
const DEFAULT_CONNECTIONS = 4;
/** A busy machine disturbs a single round; the middle one counts. */
const ROUNDS = 3;

const LAZY = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

const folder = path.join(root, '.e2e', 'load');
const say = (line: string) => console.log(line);

interface Scene {
	port: number;
	seconds: number;
	n8n: RunningN8n;
	urls: Urls;
	/** Ids of the events that were acknowledged so far. */
	acknowledged: string[];
}

function rateOf({ answered, seconds }: Sending): number {
	return answered / seconds;
}

function middleOf<Round>(rounds: readonly Round[], by: (round: Round) => number): Round {
	return rounds.toSorted((a, b) => by(a) - by(b))[Math.floor(rounds.length / 2)];
}

function failuresOf({ failures }: Sending): string {
	return [...failures].map(([why, times]) => `, ${times} × ${why}`).join('');
}

/** Both ways, one after the other, as often as there are rounds. */
async function compare(
	scene: Scene,
	run: string,
	connections: number,
): Promise<{ ratio: number; figures: string }> {
	const { urls, seconds, acknowledged } = scene;
	const browser = { origin: SITE, eventsPerRequest: 1, connections };
	const plain: Target = { ...browser, url: urls.plain, expected: 200 };
	const collect: Target = { ...browser, url: urls.collect, expected: 202 };
	const rounds: Array<{ ratio: number; figures: string }> = [];
	for (let round = 0; round <= ROUNDS; round++) {
		const isWarmUp = round === 0;
		const long = isWarmUp ? 2 : seconds;
		const theirs = await send(plain, `${run}-plain-${round}`, long);
		const ours = await send(collect, `${run}-${round}`, long);
		acknowledged.push(...ours.eventIds);
		if (isWarmUp) continue;
		assert.ok(
			theirs.answered > 0,
			'n8n answered nothing in time: there is nothing to compare with',
		);
		const ratio = rateOf(ours) / rateOf(theirs);
		const figures =
			`${rateOf(ours).toFixed(0)} requests/s against ${rateOf(theirs).toFixed(0)}: ` +
			`${ratio.toFixed(1)} times${failuresOf(ours)}${failuresOf(theirs)}`;
		rounds.push({ ratio, figures });
	}
	const { ratio } = middleOf(rounds, (round) => round.ratio);
	return { ratio, figures: rounds.map(({ figures }) => figures).join('; ') };
}

async function beatsWebhook(scene: Scene): Promise<string> {
	const { ratio, figures } = await compare(scene, 'lazy-one', CONNECTIONS);
	assert.ok(ratio >= LAZY_RATIO, `must be at least ${LAZY_RATIO} times: ${figures}`);
	return `${ratio.toFixed(1)} times; ${figures}`;
}

async function takesArrays({ urls, seconds, acknowledged }: Scene): Promise<string> {
	const target: Target = {
		url: urls.collect,
		expected: 202,
		eventsPerRequest: 100,
		connections: CONNECTIONS,
	};
	const rounds: Array<{ rate: number; figures: string }> = [];
	for (let round = 0; round < ROUNDS; round++) {
		const before = cpuSecondsOf(folder);
		const { eventIds, ...sending } = await send(target, `lazy-many-${round}`, seconds);
		const after = cpuSecondsOf(folder);
		for (const eventId of eventIds) acknowledged.push(eventId);
		const rate = eventIds.length / sending.seconds;
		const perCpu =
			before === null || after === null
				? ''
				: ` (${(eventIds.length / (after - before)).toFixed(0)} per second of processor time)`;
		rounds.push({ rate, figures: `${rate.toFixed(0)} events/s${perCpu}` });
	}
	const figures = rounds.map((round) => round.figures).join(', ');
	const { rate } = middleOf(rounds, (one) => one.rate);
	assert.ok(rate >= REQUIRED_RATE, `must be at least ${REQUIRED_RATE} events/s: ${figures}`);
	return figures;
}

async function everythingIsRecorded({ acknowledged }: Scene): Promise<string> {
	const { events, seconds } = await verifyLedger(folder, BOX, acknowledged);
	return `${acknowledged.length} acknowledged, ${events} in the ledger, ${seconds.toFixed(0)} s after the load`;
}

async function killLosesNothing(scene: Scene): Promise<string> {
	const { urls, seconds, acknowledged, port } = scene;
	const target: Target = {
		url: urls.collect,
		expected: 202,
		eventsPerRequest: 10,
		connections: CONNECTIONS,
	};
	const underWay = send(target, 'kill', seconds);
	await delay((seconds * 1000) / 2);
	await scene.n8n.kill();
	const { eventIds, failures } = await underWay;
	assert.ok(eventIds.length > 0 && failures.size > 0, 'n8n was not killed under load');
	for (const eventId of eventIds) acknowledged.push(eventId);
	scene.n8n = await bootN8n(folder, port, { settings: LAZY });
	const { events } = await verifyLedger(folder, BOX, acknowledged);
	return `${eventIds.length} acknowledged before the kill, all of ${events} in the ledger once`;
}

async function equalsWebhookByDefault(scene: Scene): Promise<string> {
	await scene.n8n.stop();
	scene.n8n = await bootN8n(folder, scene.port);
	const { ratio, figures } = await compare(scene, 'default-one', DEFAULT_CONNECTIONS);
	assert.ok(ratio >= DEFAULT_RATIO, `must be at least ${DEFAULT_RATIO} times: ${figures}`);
	return `${ratio.toFixed(1)} times; ${figures}`;
}

const checks: ReadonlyArray<Check<Scene>> = [
	{
		name: `one event per request: at least ${LAZY_RATIO} times n8n's own Webhook → No Operation`,
		run: beatsWebhook,
	},
	{
		name: `a hundred events per request: at least ${REQUIRED_RATE} events per second`,
		run: takesArrays,
	},
	{
		name: 'every event that was acknowledged is in the ledger once, and counted once',
		run: everythingIsRecorded,
	},
	{ name: 'n8n killed under load loses nothing it acknowledged', run: killLosesNothing },
	{
		name: "with n8n's default settings: at least as fast as its own Webhook",
		run: equalsWebhookByDefault,
	},
];

async function runAll(): Promise<Tally> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '5840' },
			seconds: { type: 'string', default: '8' },
		},
	});
	const port = Number(values.port);
	const n8n = await startInstance(folder, port, say, LAZY);
	const urls = await setUpWorkflows(n8n);
	const scene: Scene = { port, seconds: Number(values.seconds), n8n, urls, acknowledged: [] };
	return await runChecks(checks, scene);
}

runAsScript(checks.length, runAll);
