import { isDeepStrictEqual } from 'node:util';
import type { CompiledModel } from '../../lib/scoring';
import { identityKey, type IncomingEvent, type IdentityKind } from '../../lib/store';
import { expectedSnapshots } from '../../test/support/oracle';
import type { PresentedCandidate } from '../traffic';
import type { MonthEnd } from '../year/tell';
import { finding, type Finding } from './finding';
import { expect } from './oracle';

const FOUND_BY: readonly IdentityKind[] = ['email', 'visitorId', 'externalId'];

/** Whether the workflows say of everybody what the pure engine makes of the same events. */
export function checkEverybody(
	candidates: readonly PresentedCandidate[],
	events: readonly IncomingEvent[],
	compiled: CompiledModel,
): Finding {
	const expected = expectedSnapshots(events, compiled, Date.now());
	const wrong = candidates.flatMap((candidate) => {
		const kind = FOUND_BY.find((one) => candidate[one as 'email']) ?? 'email';
		const value = String(candidate[kind as 'email']);
		const snapshot = expected[identityKey({ kind, value })];
		const [is, ought] = [candidate, snapshot].map((one) => one && numbersOf(one));
		return isDeepStrictEqual(is, ought)
			? []
			: [`${value} is ${JSON.stringify(is)} instead of ${JSON.stringify(ought)}`];
	});
	return finding(
		`score, bucket, phase and medal of all ${candidates.length} candidates are what the pure engine says`,
		wrong.length === 0,
		`${wrong.length} are not: ${wrong.slice(0, 3).join('; ')}`,
	);
}

/** What the engine says of somebody. */
export function numbersOf({
	score,
	bucket,
	phase,
	medal,
}: Pick<PresentedCandidate, 'score' | 'bucket' | 'phase' | 'medal'>) {
	return { score, bucket, phase, medal };
}

/** Whether the year's month ends, here and in HubSpot, are what the pure engine says of them. */
export function checkMonths(
	months: readonly MonthEnd[],
	events: readonly IncomingEvent[],
	compiled: CompiledModel,
): Finding {
	const wrong: string[] = [];
	let told = 0;
	for (const { upTo, step, standing, counts } of months) {
		const expected = expect(events.slice(0, upTo), compiled, step.untilMs);
		const month = new Date(step.untilMs).toISOString().slice(0, 10);
		const buckets = compiled.model.buckets.map(({ key }) => key);
		for (const bucket of buckets) {
			const known = counts?.find((one) => one.bucket === bucket);
			const is = [standing.get(bucket) ?? 0, known?.ours, known?.hubspot];
			const reachable = expected.withAddress.get(bucket) ?? 0;
			const ought = [expected.everybody.get(bucket) ?? 0, reachable, reachable];
			if (!isDeepStrictEqual(is, ought))
				wrong.push(`${month} ${bucket}: ${is.join(' / ')} instead of ${ought.join(' / ')}`);
			told += ought.length;
		}
	}
	return finding(
		`${told} counts at the ends of ${months.length} months, here and in HubSpot, are what the pure engine says`,
		wrong.length === 0 && months.length >= 12,
		`${wrong.length} are not (here / here with an address / in HubSpot): ${wrong.slice(0, 4).join('; ')}`,
	);
}
