import { PERSONAL_TABLES } from '../../../lib/store/tableRights';
import type { PersonCopy } from '../../../lib/store';
import { dayMs, eventOf, statusOf } from '../events';
import { preset } from '../preset';
import { makeSqlitePlace } from '../sqlitePlace';
import { leaveTraces } from './leaveTraces';

/** When the copy is made, UTC ms. */
export const COPIED_AT = dayMs(20);

const ann = { email: 'ann@example.com', visitorId: 'b-1', externalId: 'ATS-77' };
const HOSTILE = '<script>alert("x")</script> & \'co\'';

const events = [
	eventOf(
		{ visitorId: 'b-1' },
		{ type: 'vacancy.viewed', subject: 'nurse-utrecht', source: 'google' },
	),
	eventOf(ann, {
		type: 'form.submitted',
		occurredAt: dayMs(1),
		properties: { form: 'contact', message: HOSTILE },
		consent: ['nurture'],
	}),
	eventOf(ann, {
		type: 'profile.updated',
		occurredAt: dayMs(2),
		properties: { firstName: 'Ann', region: 'Utrecht', years: 12 },
	}),
	statusOf(ann, 'Intake processed', { occurredAt: dayMs(9) }),
	eventOf(ann, {
		type: 'candidate.overridden',
		occurredAt: dayMs(10),
		properties: {
			...{ model: preset.model.key, field: 'score', value: 90, until: '2026-03-01' },
			...{ by: 'Lisa', reason: 'met at the fair' },
		},
	}),
];

/**
 * What a store knows of somebody of whom it holds something in every table.
 *
 * @throws {Error} when it holds nothing in one of them: a copy of less would show less
 */
export async function copyOfAnn(): Promise<PersonCopy> {
	const place = await makeSqlitePlace();
	const store = await place.open();
	await store.openTarget('hubspot', preset.model.key, COPIED_AT);
	await store.record(events, preset, COPIED_AT);
	const [id] = await store.findIds([{ kind: 'email', value: ann.email }]);
	const [other] = await store.record([eventOf({ email: 'a.elm@example.com' })], preset, COPIED_AT);
	const candidateId = id ?? 0;
	await store.rights.merge(candidateId, other.candidateId, { by: 'Lisa' }, COPIED_AT);
	await store.decay(preset, COPIED_AT, () => undefined);
	await leaveTraces(store, candidateId, ann.email, COPIED_AT);
	await store.retain({ keepDays: 19 }, COPIED_AT);
	const [copy] = await store.rights.copy([candidateId], { by: 'Lisa' }, COPIED_AT);
	await place.remove();
	const missing = PERSONAL_TABLES.filter((table) => !copy?.tables[table].length);
	if (!copy || missing.length > 0) throw new Error(`nothing of Ann in ${missing.join(', ')}`);
	return copy;
}
