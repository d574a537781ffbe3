import { formatDay } from '../../../lib/scoring';
import type { CandidateOutcome, IncomingEvent, Transition } from '../../../lib/store';
import { dayMs, eventOf, statusOf } from '../events';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const ann = { email: 'ann@example.com' };

const browser = { visitorId: 'browser-1' };

const read = ({ transitions }: CandidateOutcome) =>
	transitions.map(
		({ kind, from, to, day }: Transition) => `${kind} ${from} → ${to} on ${formatDay(day)}`,
	);

export function promisesOfTransitions(makePlace: MakePlace): void {
	describe('transitions', () => {
		const at = useStore(makePlace);

		const record = async (day: number, ...events: IncomingEvent[]) => {
			const [outcome] = await at.store.record(events, preset, dayMs(day));
			return read(outcome);
		};
		const applied = eventOf(ann, { type: 'application.submitted', occurredAt: dayMs(1) });
		const booked = eventOf(ann, { type: 'appointment.booked', occurredAt: dayMs(2) });
		const chatted = eventOf(ann, { type: 'chat.held', occurredAt: dayMs(2) });
		const article = (i: number) =>
			eventOf(ann, { type: 'article.read', subject: `a${i}`, occurredAt: dayMs(2) });

		it('say what a new candidate went through, on the days it happened', async () => {
			expect(await record(5, booked, applied, chatted, article(1))).toEqual([
				'bucket null → lukewarm on 2026-01-02',
				'phase null → do on 2026-01-02',
				'bucket lukewarm → hot on 2026-01-03',
			]);
		});

		it('start where something that counts happens', async () => {
			expect(
				await record(5, eventOf(browser, { type: 'thing.done', occurredAt: dayMs(1) })),
			).toEqual([]);
			expect(await record(9, eventOf(browser, { occurredAt: dayMs(8) }))).toEqual([
				'bucket null → cold on 2026-01-09',
				'phase null → see on 2026-01-09',
			]);
		});

		it('are announced once', async () => {
			await record(5, applied);
			expect(await record(5, applied)).toEqual([]);
			expect(await record(6, article(1))).toEqual([]);
			expect(await record(6, booked, chatted)).toEqual(['bucket lukewarm → hot on 2026-01-03']);
			expect(await record(7, booked, chatted)).toEqual([]);
		});

		it('of a late event are one change from what was presented to what should have been', async () => {
			await record(5, eventOf(ann, { occurredAt: dayMs(3) }));
			expect(await record(5, applied, booked)).toEqual([
				'bucket cold → warm on 2026-01-03',
				'phase see → do on 2026-01-02',
			]);
		});

		it('never take a medal away when an earlier status arrives late (MSR-08)', async () => {
			expect(await record(5, statusOf(ann, 'Hired', { occurredAt: dayMs(4) }))).toContain(
				'medal null → gold on 2026-01-05',
			);
			expect(await record(6, statusOf(ann, 'Proposed', { occurredAt: dayMs(3) }))).toEqual([]);
		});

		it('have ids that ascend in the order of recording', async () => {
			const outcomes = [
				...(await at.store.record([applied], preset, dayMs(3))),
				...(await at.store.record([booked, chatted], preset, dayMs(3))),
			];
			const ids = outcomes.flatMap(({ transitions }) => transitions.map(({ id }) => id));
			expect(ids.length).toBeGreaterThan(2);
			expect([...new Set(ids)].sort((a, b) => a - b)).toEqual(ids);
		});
	});
}
