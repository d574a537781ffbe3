import type { IncomingEvent } from '../../../lib/store';
import { quarantineBursts, serve, type TrackingAnswer } from '../../../lib/tracking';
import { variant } from '../../support/models';
import { makeSqlitePlace } from '../../support/sqlitePlace';
import {
	decoded,
	getOf,
	NOW_MS,
	requestOf,
	SITE,
	trackingOf,
	VISITOR,
	welcomeLinks,
} from '../../support/tracking/requests';

const tracking = trackingOf();
const model = variant({});
const EMAIL = 'noor@example.com';

const view = (type: string, subject: string) => ({ type, subject });

const collect = (events: object[], visitorId = VISITOR): TrackingAnswer =>
	serve('collect', requestOf({ body: { visitorId, events } }), tracking);

const sendForm = (fields: object): TrackingAnswer =>
	serve('form', requestOf({ body: { form: 'whitepaper', email: EMAIL, ...fields } }), tracking);

/** Who there is once these events are in the store. */
async function candidatesAfter(...answers: TrackingAnswer[]) {
	const place = await makeSqlitePlace();
	const store = await place.open();
	const events: IncomingEvent[] = answers.flatMap(decoded);
	await store.record(events, model, NOW_MS);
	const found = await store.search({}, model);
	await place.remove();
	return found;
}

const anonymous = collect([
	view('page.viewed', '/'),
	view('vacancy.viewed', 'nurse-utrecht'),
	view('article.read', 'a-day'),
]);

describe('from anonymous to known', () => {
	it('a visitor is followed without a name, in phase See (UP-01)', async () => {
		const [candidate, ...others] = await candidatesAfter(anonymous);
		expect(others).toEqual([]);
		expect(candidate).toMatchObject({ score: 7, phase: 'see', identities: { visitorId: VISITOR } });
	});

	it('who leaves an address for a whitepaper is credited with the visits before, in Think (UP-05, UP-06)', async () => {
		const form = sendForm({ visitorId: VISITOR, consent: 'nurture' });
		const [candidate, ...others] = await candidatesAfter(anonymous, form);
		expect(others).toEqual([]);
		expect(candidate).toMatchObject({
			score: 7,
			phase: 'think',
			identities: { visitorId: VISITOR, email: EMAIL },
		});
	});

	it('who views three vacancies within a week is in Do (UP-01)', async () => {
		const more = collect([view('vacancy.viewed', 'carer-ede'), view('vacancy.viewed', 'planner')]);
		const form = sendForm({ visitorId: VISITOR, consent: 'nurture' });
		expect(await candidatesAfter(anonymous, more, form)).toMatchObject([{ phase: 'do' }]);
	});

	it('who follows a link of a mail is known on that device too', async () => {
		const links = welcomeLinks(tracking);
		const click = serve('c', getOf(links.click(`${SITE}/jobs`)), tracking);
		const token = new URL(click.headers.location).searchParams.get('journey');
		const phone = 'phone-0123456789';
		const visit = collect(
			[{ type: 'candidate.identified', token }, view('vacancy.viewed', 'nurse-utrecht')],
			phone,
		);
		const desk = sendForm({ visitorId: VISITOR });
		const found = await candidatesAfter(anonymous, desk, click, visit);
		expect(found).toHaveLength(1);
		expect(found[0].identities.email).toBe(EMAIL);
	});

	it('two people who share a browser stay two', async () => {
		const first = sendForm({ visitorId: VISITOR });
		const second = sendForm({ visitorId: VISITOR, email: 'sam@example.com' });
		expect(await candidatesAfter(first, second)).toHaveLength(2);
	});
});

describe('what a scanner did', () => {
	it('earns nothing once its clicks are sorted out', () => {
		const links = welcomeLinks(tracking);
		const clicks = ['/', '/jobs', '/stories'].flatMap((page, i) => {
			const request = getOf(links.click(SITE + page), { receivedAt: NOW_MS + i * 300 });
			return serve('c', request, tracking).events;
		});
		expect(clicks.map(({ quarantine }) => quarantine)).toEqual([null, null, null]);
		const sorted = quarantineBursts(clicks);
		expect(sorted.map(({ quarantine }) => quarantine)).toEqual(['burst', 'burst', 'burst']);
	});
});
