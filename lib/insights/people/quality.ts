import {
	CONSENT_WITHDRAWN,
	PROFILE_UPDATED,
	STATUS_CHANGED,
	type CompiledModel,
} from '../../scoring';
import type { Person } from './person';

/** Something about the data that makes every other figure worse. */
export interface QualityCount {
	key: 'anonymous' | 'noChannel' | 'noSubject' | 'noRule' | 'future' | 'oneDay';
	/** What is counted, in words. */
	label: string;
	count: number;
	/** Of how many. */
	of: number;
	/** What to do about it. */
	advice: string;
}

const NEEDS_SUBJECT = /^(page|vacancy|article|video|asset|webinar)\./;
const KNOWN_TYPES = [STATUS_CHANGED, CONSENT_WITHDRAWN, PROFILE_UPDATED];

/** Counts what is missing. */
export class QualityTally {
	private readonly counts = {
		people: 0,
		anonymous: 0,
		oneDay: 0,
		events: 0,
		noChannel: 0,
		subjects: 0,
		noSubject: 0,
		noRule: 0,
		future: 0,
	};

	private readonly unknown = new Set<string>();

	constructor(
		private readonly compiled: CompiledModel,
		private readonly asOfMs: number,
	) {}

	add({ isKnown, events, days }: Person): void {
		const { counts } = this;
		counts.people++;
		counts.anonymous += Number(!isKnown);
		counts.oneDay += Number(days[0] === days.at(-1));
		for (const { type, subject, channel, source, occurredAt } of events) {
			counts.events++;
			counts.noChannel += Number(channel === undefined && source === undefined);
			counts.future += Number(occurredAt > this.asOfMs);
			if (NEEDS_SUBJECT.test(type)) {
				counts.subjects++;
				counts.noSubject += Number(subject === undefined);
			}
			if (KNOWN_TYPES.includes(type) || this.compiled.rulesFor(type).length > 0) continue;
			counts.noRule++;
			if (this.unknown.size < 5) this.unknown.add(type);
		}
	}

	result(): QualityCount[] {
		const { people, anonymous, oneDay, events, noChannel, subjects, ...more } = this.counts;
		return [
			{
				key: 'anonymous',
				label: 'Candidates nobody knows by name',
				count: anonymous,
				of: people,
				advice: 'Offer something worth leaving an address for.',
			},
			{
				key: 'oneDay',
				label: 'Candidates who were here on one day only',
				count: oneDay,
				of: people,
				advice: 'Most never come back: look which first contents bring those who do.',
			},
			{
				key: 'noChannel',
				label: 'Events without a channel or source',
				count: noChannel,
				of: events,
				advice: 'Send a channel or source with them, else nobody can tell which works.',
			},
			{
				key: 'noSubject',
				label: 'Views that do not say of what',
				count: more.noSubject,
				of: subjects,
				advice: 'Send the subject: the page, vacancy or asset.',
			},
			{
				key: 'noRule',
				label: `Events no rule knows${this.unknown.size > 0 ? ` (${[...this.unknown].join(', ')})` : ''}`,
				count: more.noRule,
				of: events,
				advice: 'Add a rule for them, or stop sending them.',
			},
			{
				key: 'future',
				label: 'Events from the future',
				count: more.future,
				of: events,
				advice: 'Check the clock and time zone of who sends them.',
			},
		];
	}
}
