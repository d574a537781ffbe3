import type { IDataObject } from 'n8n-workflow';
import type { SingleOutcome } from '../../../lib/nurture';
import { presentMail } from '../presentMail';
import type { Request } from './readRequests';

const WAITS = 'Waits for its hour, or for the mail server to take it; the next Send Due sends it';

const WHY: Readonly<Record<string, string>> = {
	claimed: 'Another run is sending it now',
	queued: WAITS,
	sending: 'Another run is sending it now',
	unknown: 'Nobody can tell whether it arrived; it is sent again only by hand, with Send Again',
};

/** What became of a mail on its own, as an item. */
export function presentSingle(
	{ candidate, occasion }: Request,
	label: string,
	outcome: SingleOutcome,
): IDataObject {
	const { candidateId, identities } = candidate;
	const who = { candidateId, email: identities.email ?? null, mail: label, occasion };
	if (outcome === null)
		return { ...who, state: 'none', isNew: false, why: 'Has no e-mail address yet' };
	const { mailId, at, messageId } = presentMail(outcome);
	const { state, isNew } = outcome;
	return { ...who, state, isNew, why: whyOf(outcome), at, mailId, messageId };
}

function whyOf({ state, isNew, detail }: NonNullable<SingleOutcome>): string | null {
	if (state === 'sent') return isNew ? null : 'Was sent before, for the same occasion';
	return state === 'failed' ? detail : WHY[state];
}
