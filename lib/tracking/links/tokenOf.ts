import { queryOf, type TrackingRequest } from '../request';

/** The token of a signed link; empty where there is none. */
export function tokenOf(request: TrackingRequest): string {
	return queryOf(request).get('k') ?? '';
}
