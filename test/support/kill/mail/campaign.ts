import path from 'node:path';
import { Dice } from '../../../../demo/town/dice';
import { enrolCandidates } from '../../../../lib/nurture';
import type { CandidateStore } from '../../../../lib/store';
import { meet, publishSequence, sceneOf } from '../../nurture/scene';
import { shortSequence } from '../../nurture/sequence';
import { TestSmtp } from '../../smtp/server';
import { playRounds } from '../bundle';
import type { Engine } from '../campaign';
import { allOrFirstError, chooseDeath } from '../hands';
import { live } from '../life';
import type { MailErrand } from './errand';
import { verifyMails, type Verified } from './verify';

/** How much is asked of an engine. */
export interface MailPlan {
	/** How many kills there are to be. */
	kills: number;
	/** Candidates who are due for a mail. */
	candidates: number;
	/** Processes that send at the same time. */
	workers: number;
	/** Decides who is killed when. */
	seed: number;
}

/** What happened in a campaign. */
export interface MailCampaign extends Verified {
	/** Stores whose mails were sent to the end, and found right. */
	rounds: number;
	/** Kills while a store was opened, and while mails were planned and sent. */
	kills: { starting: number; sending: number };
}

const LONGEST_MS = 1_500;
/** Longer than any lease. */
const LATE_MS = 3_600_000;

const SEQUENCE = 'short';

export function countMailKills({ kills }: MailCampaign): number {
	return kills.starting + kills.sending;
}

/**
 * Sends the mails of one store after the other, by processes that are killed at random moments, until there were enough
 * kills. Nobody may get a mail twice, and whoever got none must be listed.
 *
 * @param onRound - told after each store
 * @throws {AssertionError} when a store is wrong
 */
export async function runMailCampaign(
	engine: Engine,
	plan: MailPlan,
	onRound: (campaign: MailCampaign) => void = () => undefined,
): Promise<MailCampaign> {
	const campaign: MailCampaign = {
		...{ rounds: 0, mails: 0, sent: 0, unknown: 0, arrived: 0 },
		kills: { starting: 0, sending: 0 },
	};
	const isOver = () => countMailKills(campaign) >= plan.kills;
	await playRounds(path.join(__dirname, 'sender.ts'), isOver, async (script) => {
		await playRound(engine, script, plan, campaign);
		onRound(campaign);
	});
	return campaign;
}

async function playRound(
	engine: Engine,
	script: string,
	plan: MailPlan,
	campaign: MailCampaign,
): Promise<void> {
	const place = await engine.makePlace();
	const smtp = new TestSmtp();
	try {
		const port = await smtp.start();
		const store = await place.open();
		const addresses = await enrolMany(store, plan.candidates);
		const dice = new Dice(plan.seed).fork(campaign.rounds);
		const errand = (worker: string, lateMs: number): MailErrand => ({
			...{ address: place.address, port, worker, lateMs },
		});
		const hands = Array.from({ length: plan.workers }, (_, hand) =>
			sendUntilDone(script, (n) => errand(`${hand} ${n}`, 0), dice.fork(hand), plan, campaign),
		);
		await allOrFirstError(hands);
		await live([script, JSON.stringify(errand('last', LATE_MS))], 0, null);
		const found = await verifyMails(store, smtp, addresses);
		for (const what of ['mails', 'sent', 'unknown', 'arrived'] as const)
			campaign[what] += found[what];
		await engine.checkFiles(place.address);
		campaign.rounds++;
	} finally {
		await smtp.stop();
		await place.remove();
	}
}

/** Candidates who are due for a mail now, at whatever time of the day. */
async function enrolMany(store: CandidateStore, count: number): Promise<string[]> {
	const [first] = shortSequence().steps;
	await publishSequence(store, {
		steps: [first],
		window: { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' },
	});
	const addresses = Array.from({ length: count }, (_, i) => `p${i}@example.com`);
	const requests = (await meet(store, addresses)).map((candidateId) => ({ candidateId }));
	await enrolCandidates(sceneOf(store), SEQUENCE, requests, Date.now());
	return addresses;
}

/** Starts a process again and again until one finds nothing more to send. */
async function sendUntilDone(
	script: string,
	errandOf: (start: number) => MailErrand,
	dice: Dice,
	plan: MailPlan,
	campaign: MailCampaign,
): Promise<void> {
	for (let start = 0; ; start++) {
		const isDoomed = countMailKills(campaign) < plan.kills;
		const death = isDoomed ? chooseDeath(dice, LONGEST_MS, 0.1) : null;
		const { killedAt } = await live([script, JSON.stringify(errandOf(start))], 0, death);
		if (killedAt === null) return;
		campaign.kills[killedAt === 'starting' ? 'starting' : 'sending']++;
	}
}
