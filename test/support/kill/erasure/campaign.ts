import assert from 'node:assert/strict';
import path from 'node:path';
import { Dice } from '../../../../demo/town/dice';
import type { CandidateStore } from '../../../../lib/store';
import { dayMs, eventOf } from '../../events';
import { preset } from '../../preset';
import type { Place } from '../../promises/place';
import { playRounds } from '../bundle';
import type { Engine } from '../campaign';
import { live } from '../life';
import type { ErasureErrand } from './errand';
import { meetPeople, type Known } from './people';

/** How much is asked of an engine. */
export interface ErasurePlan {
	/** How many kills within an erasure there are to be. */
	kills: number;
	/** People who are erased in each store. */
	people: number;
	/** Decides who is killed when. */
	seed: number;
}

/** What happened in a campaign. */
export interface ErasureCampaign {
	/** Kills while somebody was being erased, and at other moments. */
	within: number;
	between: number;
	/** Stores from which everybody was erased in the end. */
	rounds: number;
}

const AT_MS = dayMs(6);
const LONGEST_MS = 60;
const BYSTANDER = 'bob@example.com';

/**
 * Erases everybody from one store after the other, by processes that are killed at random moments, until enough died
 * within an erasure. After each death everybody is either whole or gone; in the end nobody is left.
 *
 * @throws {AssertionError} when somebody is half erased, or gone without a line in the audit log
 */
export async function runErasureCampaign(
	engine: Engine,
	plan: ErasurePlan,
): Promise<ErasureCampaign> {
	const campaign: ErasureCampaign = { within: 0, between: 0, rounds: 0 };
	const isOver = () => campaign.within >= plan.kills;
	await playRounds(path.join(__dirname, 'eraser.ts'), isOver, (script) =>
		playRound(engine, script, plan, campaign),
	);
	return campaign;
}

async function playRound(
	engine: Engine,
	script: string,
	plan: ErasurePlan,
	campaign: ErasureCampaign,
): Promise<void> {
	const place = await engine.makePlace();
	try {
		const store = await place.open();
		await store.record([eventOf({ email: BYSTANDER })], preset, AT_MS);
		const people = await meetPeople(store, plan.people);
		const dice = new Dice(plan.seed).fork(campaign.rounds);
		for (let left = await wholeOf(place, store, people); left.length > 0;) {
			await eraseSome(script, place.address, left, dice, plan, campaign);
			left = await wholeOf(place, store, people);
		}
		assert.ok((await place.rows()).includes(BYSTANDER), 'somebody else was erased');
		await engine.checkFiles(place.address);
		campaign.rounds++;
	} finally {
		await place.remove();
	}
}

/** Starts a process that erases, and kills it unless there were kills enough. */
async function eraseSome(
	script: string,
	address: string,
	left: readonly Known[],
	dice: Dice,
	plan: ErasurePlan,
	campaign: ErasureCampaign,
): Promise<void> {
	const people = left.map(({ candidateId }) => candidateId);
	const errand: ErasureErrand = { address, people, atMs: AT_MS };
	const isDoomed = campaign.within < plan.kills;
	const death = isDoomed ? { since: 'opened' as const, afterMs: LONGEST_MS * dice.next() } : null;
	const { killedAt } = await live([script, JSON.stringify(errand)], 0, death);
	if (killedAt === 'recording') campaign.within++;
	else if (killedAt !== null) campaign.between++;
}

/** Who is still there, whole: all they left, and no word of an erasure. Of everybody else there is nothing but that. */
export async function wholeOf(
	place: Place,
	store: CandidateStore,
	people: readonly Known[],
): Promise<Known[]> {
	const rows = await place.rows();
	const audit = await store.rights.readAudit(0, Number.MAX_SAFE_INTEGER, 0, 10_000);
	const erased = audit.filter(({ action }) => action === 'erased');
	return people.filter(({ candidateId, traces }) => {
		const found = traces.filter((trace) => rows.includes(trace));
		const lines = erased.filter((line) => line.candidateId === candidateId).length;
		if (found.length === 0) assert.equal(lines, 1, `${candidateId} is gone, and nobody noted it`);
		else assert.deepEqual([found, lines], [traces, 0], `${candidateId} is half erased`);
		return found.length > 0;
	});
}
