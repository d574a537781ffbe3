import { yieldToOthers } from '../../store/yieldToOthers';
import { endOf, readCases } from './cases';
import type { NurtureScene } from './scene';

/** Under which the store keeps up to which transition was looked. */
const LOOKED = 'nurture looked at transitions';

/** Transitions looked at before others get a turn. */
const PART = 200;

/**
 * Ends enrolments of candidates whose bucket, phase or medal changed since the last run and for whom the sequence is over.
 *
 * Nothing hangs on it: whoever is passed over is looked at before their next mail. It keeps what is shown of a sequence
 * from lagging behind what happened.
 *
 * @returns how many ended, by reason
 */
export async function endTouched(
	scene: NurtureScene,
	nowMs: number,
): Promise<Record<string, number>> {
	const { store } = scene;
	const { enrolments } = store.nurture;
	const ended: Record<string, number> = {};
	const note = await store.readNote(LOOKED);
	let after = note === null ? null : Number(note);
	for (;;) {
		const touched = await enrolments.touched(after, PART);
		const cases = await readCases(scene, touched.enrolments, nowMs);
		const ends = cases.map((one) => ({ id: one.enrolment.id, reason: endOf(scene, one, nowMs) }));
		for (const [reason, group] of Map.groupBy(ends, (one) => one.reason)) {
			if (reason === null) continue;
			const enrolmentIds = group.map(({ id }) => id);
			const now = await enrolments.end({ enrolmentIds }, reason, nowMs);
			ended[reason] = (ended[reason] ?? 0) + now.length;
		}
		if (touched.upTo !== after) await store.keepNote(LOOKED, String(touched.upTo));
		if (touched.isLast) return ended;
		after = touched.upTo;
		await yieldToOthers();
	}
}
