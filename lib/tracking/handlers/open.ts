import { gif, type TrackingAnswer } from '../answer';
import { machineSign } from '../bots/machine';
import { mailEvent } from '../links/mailEvent';
import { tokenOf } from '../links/tokenOf';
import type { TrackingRequest } from '../request';
import type { Tracking } from '../tracking';

/** `GET o.gif`: a mail was shown, by a person or by a machine on the way; the model gives no points for it. */
export function open(request: TrackingRequest, tracking: Tracking): TrackingAnswer {
	const token = tokenOf(request);
	const { state, claims } = tracking.tokens.open('open', token, request.receivedAt);
	if (state === 'forged') return gif(403);
	if (state === 'expired') return gif(410);
	const record = mailEvent('email.opened', claims, token, request.receivedAt);
	return gif(200, [{ record, quarantine: machineSign(request, tracking.networks) }]);
}
