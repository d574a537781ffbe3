import type { CompiledModel } from '../../scoring';
import type { HubSpot } from '../calls/HubSpot';

/**
 * How the store calls what a HubSpot account knows of a model's candidates.
 *
 * It goes with the key, not with the credential: under another key ids of contacts may be those of other people.
 */
export function targetOf(hubspot: HubSpot, { model }: CompiledModel): string {
	return `hubspot ${hubspot.account.name} ${model.key}`;
}
