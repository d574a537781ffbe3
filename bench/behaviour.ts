import type { CandidateEvent } from '../lib/scoring';
import { mulberry32 } from './measure';

/** An event and whose it is: a number from 0 to the number of candidates. */
export interface BehaviourEvent extends CandidateEvent {
	candidate: number;
}

const DAY_MS = 86_400_000;
/** Between two events of a visit. */
const VISIT_MS = 30_000;
const MAX_VISIT = 6;

/** What candidates do, and how often: mostly looking around, now and then applying. */
const MIX: ReadonlyArray<[weight: number, type: string]> = [
	[30, 'page.viewed'],
	[25, 'vacancy.viewed'],
	[4, 'ad.clicked'],
	[3, 'social.liked'],
	[12, 'email.opened'],
	[6, 'email.clicked'],
	[4, 'cta.clicked'],
	[3, 'article.read'],
	[2, 'video.watched'],
	[2, 'asset.downloaded'],
	[1, 'webinar.registered'],
	[1, 'webinar.attended'],
	[1, 'newsletter.subscribed'],
	[1, 'jobalert.subscribed'],
	[1, 'form.submitted'],
	[1, 'application.started'],
	[1, 'application.submitted'],
	[0.5, 'email.replied'],
	[0.5, 'chat.held'],
	[0.5, 'appointment.booked'],
	[0.3, 'email.unsubscribed'],
	[0.1, 'email.complained'],
	[0.2, 'email.bounced'],
	[0.2, 'candidate.paused'],
];

/**
 * A year of events of many candidates, as a career site sends them: in the order of time, in visits of a few
 * events half a minute apart, about a few hundred pages, vacancies and assets.
 */
export function makeBehaviour(
	events: number,
	candidates: number,
	endMs: number,
	seed = 1,
): BehaviourEvent[] {
	const random = mulberry32(seed);
	const below = (limit: number) => Math.floor(random() * limit);
	const total = MIX.reduce((sum, [weight]) => sum + weight, 0);
	const pickType = () => {
		let left = random() * total;
		return MIX.find(([weight]) => (left -= weight) < 0)?.[1] ?? MIX[0][1];
	};
	const made: BehaviourEvent[] = [];
	while (made.length < events) {
		const candidate = below(candidates);
		const startMs = endMs - Math.floor(random() * 365 * DAY_MS) - VISIT_MS * MAX_VISIT;
		const isKnown = random() < 0.3;
		const length = Math.min(1 + below(MAX_VISIT), events - made.length);
		for (let i = 0; i < length; i++) {
			const type = pickType();
			made.push({
				eventId: `event-${made.length}`,
				candidate,
				type,
				occurredAt: startMs + i * VISIT_MS,
				subject: `subject-${below(300)}`,
				properties: propertiesOf(type, below),
				isKnown,
			});
		}
	}
	return made.sort((a, b) => a.occurredAt - b.occurredAt);
}

function propertiesOf(
	type: string,
	below: (limit: number) => number,
): CandidateEvent['properties'] {
	switch (type) {
		case 'video.watched':
			return { percent: below(101) };
		case 'form.submitted':
			return { form: below(2) === 0 ? 'contact' : 'newsletter' };
		case 'email.bounced':
			return { kind: below(2) === 0 ? 'hard' : 'soft' };
		default:
			return undefined;
	}
}
