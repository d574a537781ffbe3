import type { Incoming } from '../../mail';
import type { CandidateStore, KeptMail } from '../../store';
import { keepBounces } from './bounces';
import { loadSequence } from './sequences';
import { addressKey, suppress } from './suppressions';

/** What a mail that came in means for somebody we wrote to. */
export interface IncomingNews {
	kind: 'bounced' | 'complained' | 'replied';
	address: string;
	candidateId: number;
	/** Whether nothing is sent to the address from now on. */
	isSuppressed: boolean;
	/** To be recorded, as `lib/intake` reads events. */
	event: Readonly<Record<string, unknown>>;
}

/** What is said of a mail of ours. */
interface Told {
	mail: KeptMail;
	address: string;
}

type IncomingStore = Pick<CandidateStore, 'nurture' | 'claimNote'>;

/**
 * Takes what came into the mailbox for answers: bounces and complaints suppress, replies end what they answer to. What is
 * said of a mail counts only where that mail went to the address.
 *
 * @returns for each mail what it meant; nothing for what is none of ours
 */
export async function takeIncoming(
	store: IncomingStore,
	mails: readonly Incoming[],
	nowMs: number,
): Promise<IncomingNews[][]> {
	const ids = mails.flatMap((one) => ('messageId' in one ? (one.messageId ?? []) : []));
	const ours = await store.nurture.mailsByMessageId([...new Set(ids)]);
	const byId = new Map(ours.map((mail) => [mail.messageId, mail]));
	const news: IncomingNews[][] = [];
	for (const incoming of mails) {
		const mail = 'messageId' in incoming ? byId.get(incoming.messageId) : undefined;
		news.push(mail ? await takeOne(store, incoming, mail, nowMs) : []);
	}
	return news;
}

async function takeOne(
	store: IncomingStore,
	incoming: Incoming,
	mail: KeptMail,
	nowMs: number,
): Promise<IncomingNews[]> {
	const isOurs = (address: string | null) =>
		address !== null && addressKey(address) === addressKey(mail.address);
	if (incoming.kind === 'bounce') {
		const bounced = incoming.recipients.filter(({ address }) => isOurs(address));
		const news = bounced.map(({ address, ...bounce }) =>
			takeBounce(store, { mail, address }, bounce, nowMs),
		);
		return await Promise.all(news);
	}
	if (incoming.kind === 'complaint') {
		const [address] = incoming.addresses.filter(isOurs);
		return address ? [await takeComplaint(store, { mail, address }, nowMs)] : [];
	}
	if (incoming.kind !== 'reply' || !isOurs(incoming.from)) return [];
	return [await takeReply(store, { mail, address: mail.address }, nowMs)];
}

async function takeBounce(
	store: IncomingStore,
	told: Told,
	{ bounce, diagnosis }: { bounce: 'hard' | 'soft' | 'policy'; diagnosis: string },
	nowMs: number,
): Promise<IncomingNews> {
	const { mail, address } = told;
	const kept = { address, mail: mail.id, at: nowMs, bounce, diagnosis };
	const suppressed = await keepBounces(store, [kept], nowMs);
	const isSuppressed = suppressed.has(addressKey(address));
	if (isSuppressed) await end(store, told, 'bounced', nowMs);
	return newsOf('bounced', told, isSuppressed, nowMs, { kind: bounce });
}

async function takeComplaint(
	store: IncomingStore,
	told: Told,
	nowMs: number,
): Promise<IncomingNews> {
	const why = { reason: 'complaint' as const, at: nowMs };
	await suppress(store, [told.address], why);
	await end(store, told, 'complained', nowMs);
	return newsOf('complained', told, true, nowMs);
}

async function takeReply(store: IncomingStore, told: Told, nowMs: number): Promise<IncomingNews> {
	const { sequence, version, enrolmentId } = told.mail;
	const { exits } = await loadSequence(store.nurture, sequence, version);
	const filter = { enrolmentIds: [enrolmentId] };
	if (exits.includes('replied')) await store.nurture.enrolments.end(filter, 'replied', nowMs);
	return newsOf('replied', told, false, nowMs);
}

/** Ends all sequences of a candidate. */
async function end(
	{ nurture }: IncomingStore,
	{ mail }: Told,
	reason: string,
	nowMs: number,
): Promise<void> {
	await nurture.enrolments.end({ candidateIds: [mail.candidateId] }, reason, nowMs);
}

function newsOf(
	kind: IncomingNews['kind'],
	{ mail, address }: Told,
	isSuppressed: boolean,
	nowMs: number,
	properties: Record<string, unknown> = {},
): IncomingNews {
	return {
		kind,
		address,
		candidateId: mail.candidateId,
		isSuppressed,
		event: {
			eventId: `email.${kind}:${mail.id}`,
			type: `email.${kind}`,
			email: mail.address,
			occurredAt: new Date(nowMs).toISOString(),
			channel: 'email',
			properties: { ...properties, message: `${mail.sequence}/${mail.step}` },
		},
	};
}
