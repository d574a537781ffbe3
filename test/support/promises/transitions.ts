import { formatDay } from '../../../lib/scoring';
import type { CandidateOutcome, IncomingEvent, Transition } from '../../../lib/store';
import { dayMs, eventOf, statusOf } from '../events';
import { variant } from '../models';
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

		describe('that somebody went through before', () => {
			const fades = variant({ decay: { kind: 'expires', afterDays: 10 } });
			const come = async (day: number, asOf = day) =>
				await at.store.record(
					[
						eventOf(ann, {
							type: 'application.submitted',
							subject: `v${day}`,
							occurredAt: dayMs(day),
						}),
					],
					fades,
					dayMs(asOf),
				);
			const run = async (day: number) => {
				const found: CandidateOutcome[] = [];
				await at.store.decay(fades, dayMs(day), (part) => found.push(...part));
				return found;
			};
			const buckets = (outcomes: readonly CandidateOutcome[]) =>
				outcomes.flatMap(({ transitions }) =>
					transitions
						.filter(({ kind }) => kind === 'bucket')
						.map(
							({ from, to, isReturn, isQuiet }) =>
								`${from} → ${to}${isReturn ? ', again' : ''}${isQuiet ? ', quiet' : ''}`,
						),
				);

			it('say so when they come back after cooling down', async () => {
				expect(buckets(await come(1))).toEqual(['null → lukewarm']);
				expect(buckets(await run(20))).toEqual(['lukewarm → cold']);
				expect(buckets(await come(30))).toEqual(['cold → lukewarm, again']);
				expect(buckets(await run(50))).toEqual(['lukewarm → cold, again']);
			});

			it('are the same when everything is recorded at once', async () => {
				const events = [1, 30].map((day) =>
					eventOf(ann, {
						type: 'application.submitted',
						subject: `v${day}`,
						occurredAt: dayMs(day),
					}),
				);
				expect(buckets(await at.store.record(events, fades, dayMs(50)))).toEqual([
					'null → lukewarm',
					'lukewarm → cold',
					'cold → lukewarm, again',
					'lukewarm → cold, again',
				]);
			});

			it('are kept but quiet within the cooldown of the model, whenever jobs ran', async () => {
				const soon = variant({ decay: { kind: 'expires', afterDays: 3 } });
				const applied = [1, 5, 20].map((day) =>
					eventOf(ann, {
						type: 'application.submitted',
						subject: `v${day}`,
						occurredAt: dayMs(day),
					}),
				);
				const followed: string[] = [];
				for (const one of applied) {
					const asOf = one.occurredAt;
					await at.store.decay(soon, asOf, (part) => followed.push(...buckets(part)));
					followed.push(...buckets(await at.store.record([one], soon, asOf)));
				}
				expect(followed).toEqual([
					'null → lukewarm',
					'lukewarm → cold',
					'cold → lukewarm, again, quiet',
					'lukewarm → cold, again, quiet',
					'cold → lukewarm, again',
				]);
				const late = await at.place.open();
				const bob = applied.map((one) => ({
					...one,
					eventId: `${one.eventId} of bob`,
					identities: [{ kind: 'email' as const, value: 'bob@example.com' }],
				}));
				expect(buckets(await late.record(bob, soon, dayMs(20)))).toEqual(followed);
			});

			it('of two who turn out to be one person are remembered', async () => {
				await come(1);
				await run(20);
				await at.store.record([eventOf(browser, { occurredAt: dayMs(25) })], fades, dayMs(25));
				const both = { ...ann, ...browser };
				const merged = eventOf(both, {
					type: 'application.submitted',
					subject: 'v30',
					occurredAt: dayMs(30),
				});
				expect(buckets(await at.store.record([merged], fades, dayMs(30)))).toEqual([
					'cold → lukewarm, again',
				]);
			});
		});

		describe('of somebody who comes back after a long time', () => {
			const view = (day: number, vacancy: string) =>
				eventOf(ann, { type: 'vacancy.viewed', subject: vacancy, occurredAt: dayMs(day) });
			const signals = (outcomes: readonly CandidateOutcome[]) =>
				outcomes
					.flatMap(({ transitions }) => transitions)
					.filter(({ kind }) => kind === 'signal')
					.map(({ to, day }) => `${to} on ${formatDay(day)}`);
			const see = async (day: number, ...events: IncomingEvent[]) =>
				signals(await at.store.record(events, preset, dayMs(day)));

			it('are one signal, once three vacancies were viewed within a week', async () => {
				expect(await see(0, view(0, 'a'), view(0, 'b'), view(0, 'c'))).toEqual([]);
				expect(await see(90, view(90, 'a'))).toEqual([]);
				expect(await see(90, view(90, 'b'))).toEqual([]);
				expect(await see(96, view(96, 'd'))).toEqual(['return on 2026-04-07']);
				expect(await see(96, view(96, 'e'))).toEqual([]);
				expect(await see(97, view(97, 'f'))).toEqual([]);
			});

			it('are no signal where it took longer, or they were not away for so long', async () => {
				expect(await see(0, view(0, 'a'))).toEqual([]);
				expect(await see(97, view(90, 'a'), view(91, 'b'), view(97, 'c'))).toEqual([]);
				expect(await see(190, view(186, 'a'), view(186, 'b'), view(186, 'c'))).toEqual([]);
			});

			it('are the same signal where the views come late, or all at once', async () => {
				const views = [view(0, 'a'), view(90, 'a'), view(92, 'b'), view(95, 'c'), view(96, 'd')];
				expect(await see(96, views[0], views[4])).toEqual([]);
				expect(await see(97, views[1], views[2])).toEqual(['return on 2026-04-07']);
				expect(await see(98, views[3])).toEqual([]);
				expect(await see(99, ...views)).toEqual([]);
				const bob = views.map((one) => ({
					...one,
					eventId: `${one.eventId} of bob`,
					identities: [{ kind: 'email' as const, value: 'bob@example.com' }],
				}));
				expect(await see(99, ...bob)).toEqual(['return on 2026-04-06']);
			});
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
