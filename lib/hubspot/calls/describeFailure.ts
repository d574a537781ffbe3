import { HubSpotError, type HubSpotErrorCode, type HubSpotErrorFacts } from '../errors';
import { ADD_MISSING } from '../problem';
import { shortened } from '../text';
import type { Failure } from './failure';
import type { CallKind } from './kinds';
import { isFault } from './retry';

type Meaning = readonly [code: HubSpotErrorCode, message: string, advice: string];

const AGAIN = 'Run again: what was written is not written twice.';

/**
 * Says what a failed call means and what to do about it. Of HubSpot's answer only its own sentence is used, shortened:
 * no body, no headers, no token.
 *
 * @param doing - what the call was for, e.g. `writing contacts`
 */
export function describeFailure(failure: Failure, kind: CallKind, doing: string): HubSpotError {
	const [code, message, advice] = meaningOf(failure, kind, doing);
	return new HubSpotError(code, message, advice, factsOf(failure));
}

function meaningOf(failure: Failure, kind: CallKind, doing: string): Meaning {
	const { status } = failure;
	if (status === 401) return meaningOf401(failure);
	if (status === 403) return meaningOf403(failure, doing);
	if (status === 404)
		return [
			'not-found',
			`HubSpot does not have it (${doing}): ${refusalOf(failure)}`,
			'It may have been deleted in HubSpot, or belong to another account than the key.',
		];
	if (status === 429 || status === 423 || status === 477) return meaningOfLimit(failure, doing);
	const isUnread = status !== null && status < 400;
	if (isFault(status) || isUnread) return meaningOfFault(failure, kind, doing, isUnread);
	return ['refused', `HubSpot refused ${doing}: ${refusalOf(failure)}`, adviceOn(failure)];
}

function meaningOf401({ category }: Failure): Meaning {
	return category === 'EXPIRED_AUTHENTICATION'
		? [
				'expired-token',
				'The HubSpot key has expired',
				`Renew it in HubSpot (Development → Keys → Service keys), put it into the credential. ${AGAIN}`,
			]
		: [
				'bad-token',
				'HubSpot does not accept the key',
				'Copy the service key again (HubSpot: Development → Keys → Service keys) into the credential.',
			];
}

function meaningOf403({ scopes }: Failure, doing: string): Meaning {
	const named = scopes.length > 0 ? scopes.join(', ') : 'HubSpot does not say which';
	return [
		'missing-scopes',
		`The HubSpot key lacks a permission for ${doing}: ${named}`,
		"Add the scope to the service key in HubSpot (Development → Keys → Service keys) and run again. n8n's own HubSpot OAuth2 credential has neither crm.schemas.contacts.write nor crm.lists.read.",
	];
}

function meaningOfLimit({ status, policy, retryAfterMs }: Failure, doing: string): Meaning {
	if (policy === 'DAILY') {
		return [
			'daily-limit',
			'The HubSpot account has used up its calls for today',
			`The limit counts all apps of the account and starts again at midnight in the account's time zone. ${AGAIN}`,
		];
	}
	const asked =
		retryAfterMs === null ? '' : `, and asks to wait ${Math.ceil(retryAfterMs / 1000)} s`;
	const why =
		status === 423
			? 'has locked the records'
			: status === 477
				? 'is moving the account'
				: 'is too busy';
	return [
		'too-busy',
		`HubSpot ${why} (${doing})${asked}`,
		`Wait a while, and see whether other apps or workflows use the same key at the same time. ${AGAIN}`,
	];
}

function meaningOfFault(
	{ status }: Failure,
	kind: CallKind,
	doing: string,
	isUnread: boolean,
): Meaning {
	const what = isUnread
		? `gave an answer that cannot be read (${doing})`
		: status === null
			? `gave no answer (${doing})`
			: `reported a fault of its own, ${status} (${doing})`;
	return kind === 'create'
		? ['unknown-outcome', `HubSpot ${what}; whether it was done is not known`, AGAIN]
		: [
				'unavailable',
				`HubSpot ${what}`,
				`See status.hubspot.com, and whether n8n reaches api.hubapi.com (a proxy may be in between). ${AGAIN}`,
			];
}

/** What was refused, in HubSpot's words: the property first, for the list of options after it may be endless. */
function refusalOf({ details, message }: Failure): string {
	const [detail] = details;
	const said = shortened(detail?.message ?? message, 200);
	return detail?.property ? `${detail.property}: ${said}` : said || 'it does not say why';
}

function adviceOn({ details }: Failure): string {
	const codes = new Set(details.map(({ code }) => code));
	if (codes.has('PROPERTY_DOESNT_EXIST') || codes.has('INVALID_OPTION')) return ADD_MISSING;
	if (codes.has('MISSING_REQUIRED_PROPERTY') || codes.has('MISSING_CONDITIONAL_REQUIRED_PROPERTY'))
		return 'A rule of your HubSpot account demands this property; relax the rule, or fill the property in HubSpot.';
	if (codes.has('INVALID_EMAIL')) return 'Correct the e-mail address of this candidate.';
	return 'Correct the value, then run again.';
}

function factsOf(failure: Failure): HubSpotErrorFacts {
	const { status, details, existingId, scopes, correlationId, category } = failure;
	const [detail] = details;
	return {
		...(status !== null && { status }),
		...(detail?.property && { property: detail.property }),
		...((detail?.code || category) && { reason: detail?.code || category || undefined }),
		...(existingId !== null && { existingId }),
		...(scopes.length > 0 && { scopes }),
		...(correlationId !== null && { correlationId }),
	};
}
