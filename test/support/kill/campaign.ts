import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Dice } from '../../../demo/town/dice';
import type { IncomingEvent } from '../../../lib/store';
import { dayMs } from '../events';
import { preset } from '../preset';
import type { MakePlace } from '../promises/place';
import { townEvents } from '../town';
import { playRounds } from './bundle';
import type { Errand, Part } from './errand';
import { allOrFirstError, chooseDeath } from './hands';
import { live, type Life, type Stage } from './life';
import { verifyStore } from './verify';

/** An engine whose processes are killed. */
export interface Engine {
	makePlace: MakePlace;
	/** Rejects when the files of a store are damaged. */
	checkFiles(address: string): Promise<void>;
}

/** How much is asked of an engine. */
export interface Plan {
	/** How many kills there are to be, whatever at. */
	kills: number;
	/** How many candidates the known stream is about. */
	candidates: number;
	/** Decides who is killed when, and what is sent again. */
	seed: number;
}

/** What happened in a campaign. */
export interface Campaign {
	/** Stores that were filled to the end, each by some processes at once, and found right. */
	rounds: number;
	/** Different events and candidates of each of them. */
	events: number;
	/** Processes started. */
	lives: number;
	/** Events sent, again and again. */
	sent: number;
	kills: Record<Stage, number>;
}

const AS_OF_MS = dayMs(30);
const LONGEST_MS = 300;
/** Processes that record at once in the rounds, in turns. */
const HANDS = [2, 4, 3, 1];
/** Events a process that will be killed sends at a time. */
const SIZES = [1, 5, 25, 100];
/** Events a process sends at a time that is let go. */
const LARGEST = 100;
/** Every how manieth event is sent by all processes. */
const SHARED = 7;
/** Events that were reported as recorded, and are sent again after a kill, at most. */
const AGAIN = 150;
/** Who was killed so often is let go, so that a slow machine comes to an end. */
const MOST_KILLS = 12;

/** How many kills there were, whatever at. */
export function countKills({ kills }: Campaign): number {
	return Object.values(kills).reduce((sum, count) => sum + count, 0);
}

/**
 * Fills one store after the other with a known stream, by processes that are killed at random moments and restarted
 * until they are done, until there were enough kills. Every store must end up as if nothing had happened.
 *
 * @param onRound - told after each store
 * @throws {AssertionError} when a store is wrong
 */
export async function runCampaign(
	engine: Engine,
	plan: Plan,
	onRound: (campaign: Campaign) => void = () => undefined,
): Promise<Campaign> {
	const campaign: Campaign = {
		rounds: 0,
		events: 0,
		lives: 0,
		sent: 0,
		kills: { starting: 0, recording: 0, 'between batches': 0 },
	};
	const isOver = () => countKills(campaign) >= plan.kills;
	await playRounds(path.join(__dirname, 'recorder.ts'), isOver, async (script) => {
		await playRound(engine, script, plan, campaign);
		onRound(campaign);
	});
	return campaign;
}

async function playRound(
	engine: Engine,
	script: string,
	plan: Plan,
	campaign: Campaign,
): Promise<void> {
	const place = await engine.makePlace();
	try {
		const hands = deal(townEvents(plan.candidates), HANDS[campaign.rounds % HANDS.length]);
		const file = path.join(path.dirname(script), 'errand.json');
		const errand: Errand = { address: place.address, model: preset.model, asOfMs: AS_OF_MS, hands };
		writeFileSync(file, JSON.stringify(errand));
		const dice = new Dice(plan.seed).fork(campaign.rounds);
		const work = hands.map(({ length }, hand) =>
			finishHand([script, file], { hand, length }, dice.fork(hand), plan, campaign),
		);
		await allOrFirstError(work);
		const events = hands.flat();
		await verifyStore(await place.open(), events, preset, AS_OF_MS);
		await engine.checkFiles(place.address);
		campaign.rounds++;
		campaign.events = new Set(events.map(({ eventId }) => eventId)).size;
	} finally {
		await place.remove();
	}
}

/** A stream for each process: they are about the same people, and overlap. */
function deal(town: readonly IncomingEvent[], hands: number): IncomingEvent[][] {
	return Array.from({ length: hands }, (_, hand) =>
		town.filter((__, i) => i % hands === hand || i % SHARED === 0),
	);
}

/** Starts a process again and again until one comes to the end of the stream. */
async function finishHand(
	args: readonly string[],
	{ hand, length }: { hand: number; length: number },
	dice: Dice,
	plan: Plan,
	campaign: Campaign,
): Promise<void> {
	let kept = 0;
	for (let starts = 0; kept < length; starts++) {
		const isDoomed = starts < MOST_KILLS && countKills(campaign) < plan.kills;
		const from = Math.max(0, kept - dice.whole(0, AGAIN));
		const part: Part = { hand, from, size: isDoomed ? dice.pick(SIZES) : LARGEST };
		const death = isDoomed ? chooseDeath(dice, LONGEST_MS, 0.2) : null;
		const life = await live([...args, JSON.stringify(part)], from, death);
		kept = Math.max(kept, life.kept);
		count(life, campaign);
	}
}

function count({ sent, killedAt }: Life, campaign: Campaign): void {
	campaign.lives++;
	campaign.sent += sent;
	if (killedAt) campaign.kills[killedAt]++;
}
