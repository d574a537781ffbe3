import type { Letter, Verdict } from '../../mail';
import type { KeptBounce, MailJob, NurtureStore, Outbox, Settlement } from '../../store';
import { keepBounces } from './bounces';
import { lookALastTime } from './lastLook';
import { Planning, type PlanReport } from './planning';
import type { ReadyMail } from './readyMail';
import type { NurtureScene } from './scene';
import { sendDue } from './sendDue';
import type { SendCounts, SendReport, SendRun } from './sendRun';
import type { SendQuota, SupplyRun } from './supply';
import { addressKey } from './suppressions';

/** How mails are written and sent. */
export interface Post {
	mailer: { send(letter: Letter): Promise<Verdict> };
	/** Writes a mail; `letterFor` of `run/letter` does. */
	write(mail: ReadyMail): Letter;
}

/** How a run plans and sends: who runs, by which clock, and how much. */
export interface RunOptions {
	/** Tells this run from all others. */
	worker: string;
	clock: { now(): number };
	/** So many mails at most within an hour, over all runs and workers; no limit when left out. */
	perHour?: number;
	/** Whose allowance {@link perHour} is, such as the address of the sender. */
	sender?: string;
	/** So many mails at most in this run. */
	limit?: number;
	signal?: AbortSignal;
	onProgress?: (counts: Readonly<SendCounts>) => void;
}

/** What a run planned and sent. */
export interface NurtureReport extends SendReport {
	plan: PlanReport;
}

/**
 * Plans and sends everything that is due. Right before a mail goes out it is looked at a last time: whether the sequence
 * has ended for the candidate, the governor, and last of all whether the address is suppressed.
 */
export async function runNurture(
	scene: NurtureScene,
	post: Post,
	options: RunOptions,
): Promise<NurtureReport> {
	const planning = new Planning(scene, options.clock.now());
	const more = () => planning.next();
	const sent = await send(scene, post, options, { more }).finally(() => planning.finish());
	return { ...sent, plan: await planning.finish() };
}

/** Sends mails that are in the outbox, as {@link runNurture} does, and no others. */
export async function sendThese(
	scene: NurtureScene,
	post: Post,
	options: RunOptions,
	only: readonly string[],
): Promise<SendReport> {
	return await send(scene, post, options, { only });
}

async function send(
	scene: NurtureScene,
	{ mailer, write }: Post,
	options: RunOptions,
	which: Pick<SupplyRun<MailJob>, 'more' | 'only'>,
): Promise<SendReport> {
	const { worker, clock, limit: budget, signal, onProgress } = options;
	const round = new Round(scene, clock);
	const prepare: SendRun<MailJob>['prepare'] = async (claimed) => {
		const looked = await lookALastTime(scene, claimed, write, clock.now());
		claimed.forEach(({ id, letter }, i) => round.remember(id, letter, looked[i].exit));
		return looked;
	};
	const quota = quotaOf(scene.store.nurture, options);
	const run = { outbox: round, mailer, prepare, clock, worker, budget, quota, signal, onProgress };
	return await sendDue({ ...run, ...which });
}

function quotaOf(
	nurture: NurtureStore,
	{ perHour, sender = '', clock }: RunOptions,
): SendQuota | undefined {
	if (perHour === undefined) return undefined;
	return {
		take: (wanted) => nurture.takeQuota(sender, wanted, perHour, clock.now()),
		giveBack: (unused) => nurture.returnQuota(sender, unused),
	};
}

/** The outbox of the store, with what the end of a mail means for the address and for the sequence. */
class Round implements Outbox<MailJob> {
	private readonly looked = new Map<string, { job: MailJob; exit?: string }>();

	private readonly outbox: Outbox<MailJob>;

	readonly put: Outbox<MailJob>['put'];
	readonly claim: Outbox<MailJob>['claim'];

	constructor(
		private readonly scene: NurtureScene,
		private readonly clock: RunOptions['clock'],
	) {
		this.outbox = scene.store.nurture.outbox;
		this.put = this.outbox.put.bind(this.outbox);
		this.claim = this.outbox.claim.bind(this.outbox);
	}

	remember(id: string, job: MailJob, exit?: string): void {
		this.looked.set(id, { job, exit });
	}

	/** What only arrived costs nothing of its own. */
	async begin(...[worker, ids, at, leaseMs, before = []]: Parameters<Outbox<MailJob>['begin']>) {
		const rest = before.filter(({ id, type }) => type !== 'sent' || this.looked.get(id)?.exit);
		if (rest.length > 0) await this.settle(rest);
		const sent = before.filter((one) => !rest.includes(one));
		const begun = await this.outbox.begin(worker, ids, at, leaseMs, sent);
		for (const { id } of sent) this.looked.delete(id);
		return begun;
	}

	/** Bounces are kept first: a mail that is settled is not looked at again. */
	async settle(settlements: readonly Settlement[]): Promise<void> {
		const bounces = settlements.flatMap((one) => this.bounceOf(one));
		const suppressed = await keepBounces(this.scene.store, bounces, this.clock.now());
		await this.outbox.settle(settlements);
		await this.endSequences(settlements);
		await this.endBounced(settlements, suppressed);
		for (const { id } of settlements) this.looked.delete(id);
	}

	private bounceOf(settlement: Settlement): KeptBounce[] {
		const job = this.looked.get(settlement.id)?.job;
		if (!job || settlement.type !== 'failed') return [];
		const { id, at, failure, detail } = settlement;
		if (failure !== 'hardBounce' && failure !== 'softBounce') return [];
		const bounce = failure === 'hardBounce' ? 'hard' : 'soft';
		return [{ address: job.address, mail: id, at, bounce, diagnosis: detail }];
	}

	private async endSequences(settlements: readonly Settlement[]): Promise<void> {
		const ends = settlements.flatMap(({ id }) => {
			const { job, exit } = this.looked.get(id) ?? {};
			return job && exit !== undefined ? [{ exit, id: job.enrolmentId }] : [];
		});
		const { enrolments } = this.scene.store.nurture;
		for (const [exit, group] of Map.groupBy(ends, (one) => one.exit)) {
			const enrolmentIds = group.map(({ id }) => id);
			await enrolments.end({ enrolmentIds }, exit, this.clock.now());
		}
	}

	/** Ends all sequences of who has no address any more. */
	private async endBounced(
		settlements: readonly Settlement[],
		suppressed: ReadonlySet<string>,
	): Promise<void> {
		if (suppressed.size === 0) return;
		const jobs = settlements.flatMap(({ id }) => this.looked.get(id)?.job ?? []);
		const candidateIds = jobs
			.filter(({ address }) => suppressed.has(addressKey(address)))
			.map(({ candidateId }) => candidateId);
		const { enrolments } = this.scene.store.nurture;
		await enrolments.end({ candidateIds }, 'bounced', this.clock.now());
	}
}
