import { hash } from 'node:crypto';
import type { Mailer } from '../lib/mail';
import {
	DEFAULT_RULES,
	enrolCandidates,
	runNurture,
	saveSequence,
	type MailContent,
	type NurtureScene,
	type RunOptions,
} from '../lib/nurture';
import { letterFor, type MailDesk } from '../lib/nurture/run/letter';
import type { CandidateStore, Identity } from '../lib/store';
import { compiled } from './townEvents';

/** Four weeks: the same hour of the same day of the week, and no mail in between counts any more. */
const ROUND_MS = 28 * 86_400_000;
const KEY = 'bench';

/** Sends a mail to each of many candidates of a store, round after round. */
export class StoreSender {
	private rounds = 0;

	private constructor(
		private readonly scene: NurtureScene,
		private readonly candidateIds: readonly number[],
		private readonly mailer: Mailer,
		private readonly desk: MailDesk,
		private readonly startMs: number,
	) {}

	/** Fills a store with candidates, and publishes a sequence of one mail. */
	static async open(
		store: CandidateStore,
		{
			mailer,
			desk,
			content,
			mails,
			startMs,
		}: {
			mailer: Mailer;
			desk: MailDesk;
			content: MailContent;
			mails: number;
			startMs: number;
		},
	): Promise<StoreSender> {
		const people = Array.from({ length: mails }, (_, i): Identity => ({
			kind: 'email',
			value: `candidate-${i}@example.com`,
		}));
		const events = people.map((who) => ({
			eventId: hash('sha256', who.value),
			type: 'newsletter.subscribed',
			occurredAt: startMs - ROUND_MS,
			kind: 'candidate' as const,
			identities: [who],
			isKnown: true,
			profile: { firstName: 'Noor' },
		}));
		await store.record(events, compiled, startMs - ROUND_MS);
		const step = { key: 'see-1', label: 'See 1', afterDays: 0, content: { nl: content } };
		const reenrol = { allowed: true, afterDays: 0 };
		const sequence = { key: KEY, label: 'Bench', version: 1, reenrol, steps: [step] };
		await saveSequence(store.nurture, sequence, { by: '', note: '', atMs: startMs });
		await store.nurture.sequences.publish(KEY, '', '', startMs);
		const ids = (await store.findIds(people)).map((id) => id ?? 0);
		const scene = { store, compiled, rules: DEFAULT_RULES };
		return new StoreSender(scene, ids, mailer, desk, startMs);
	}

	/** Enrols everybody anew. */
	async prepare(): Promise<void> {
		this.rounds++;
		await this.scene.store.nurture.enrolments.end({ sequence: KEY }, 'finished', this.now() - 1);
		const requests = this.candidateIds.map((candidateId) => ({ candidateId }));
		await enrolCandidates(this.scene, KEY, requests, this.now());
	}

	/** Plans and sends what is due. */
	async run(): Promise<void> {
		const options: RunOptions = {
			worker: `round ${this.rounds}`,
			clock: { now: () => this.now() },
			perHour: 1_000_000,
		};
		const write = (mail: Parameters<typeof letterFor>[0]) => letterFor(mail, this.desk);
		const { sent } = await runNurture(this.scene, { mailer: this.mailer, write }, options);
		if (sent !== this.candidateIds.length)
			throw new Error(`${sent} of ${this.candidateIds.length} mails were sent`);
	}

	private now(): number {
		return this.startMs + this.rounds * ROUND_MS;
	}
}
