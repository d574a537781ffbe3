import { redirect, type TrackingAnswer } from '../answer';
import { machineSign } from '../bots/machine';
import type { QuarantineReason } from '../event';
import { mailEvent } from '../links/mailEvent';
import { tokenOf } from '../links/tokenOf';
import type { LinkClaims } from '../links/token';
import { failurePage } from '../pages/pages';
import type { TrackingRequest } from '../request';
import type { Tracking } from '../tracking';

/** Where the script finds who came, in the address a click leads to. */
const VISIT_PARAMETER = 'journey';

/**
 * `GET c`: a link of a mail was followed. Leads on to its page, which is one of the sites even where the
 * signature is right.
 */
export function click(request: TrackingRequest, tracking: Tracking): TrackingAnswer {
	const { sites, tokens, settings } = tracking;
	const token = tokenOf(request);
	const { state, claims } = tokens.open('click', token, request.receivedAt);
	if (state === 'forged') return failurePage(403, 'forged', settings.language);
	if (state === 'expired') return failurePage(410, 'expired', settings.language);
	const target = sites.target(claims.target);
	if (target === null) return failurePage(403, 'forged', settings.language);
	const quarantine = signOf(request, claims, tracking);
	const record = mailEvent('email.clicked', claims, token, request.receivedAt);
	const goal = quarantine ? target : withVisit(target, claims, request.receivedAt, tracking);
	return redirect(302, goal, [{ record, quarantine }]);
}

function signOf(
	request: TrackingRequest,
	{ sentAt }: LinkClaims,
	{ networks, settings }: Tracking,
): QuarantineReason | null {
	const sign = machineSign(request, networks);
	if (sign) return sign;
	return request.receivedAt - sentAt < settings.soonestClickMs ? 'too-soon' : null;
}

/** The target, with a token by which the script of the site can tell who came; short-lived, for addresses are shared. */
function withVisit(
	target: string,
	claims: LinkClaims,
	nowMs: number,
	{ tokens, settings }: Tracking,
): string {
	if (settings.recogniseForMs === 0) return target;
	const expiresAt = nowMs + settings.recogniseForMs;
	const url = new URL(target);
	url.searchParams.set(
		VISIT_PARAMETER,
		tokens.make('visit', { ...claims, sentAt: nowMs, expiresAt, target: '' }),
	);
	return url.href;
}
