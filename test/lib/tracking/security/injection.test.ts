import path from 'node:path';
import { openDatabase } from '../../../../lib/store/sqlite/open';
import { SqliteStore } from '../../../../lib/store/sqlite/SqliteStore';
import type { TrackingAnswer } from '../../../../lib/tracking';
import { serve } from '../../../../lib/tracking';
import { variant } from '../../../support/models';
import { makeFolder } from '../../../support/sqlitePlace';
import {
	decoded,
	NOW_MS,
	postedForm,
	requestOf,
	trackingOf,
	VISITOR,
} from '../../../support/tracking/requests';
import { HOSTILE_TEXTS } from './hostile';

const tracking = trackingOf({ profileFields: [{ name: 'function', label: 'Job title' }] });

function everyWay(text: string): TrackingAnswer[] {
	const event = {
		type: 'page.viewed',
		visitorId: VISITOR,
		subject: text,
		source: text,
		channel: text,
		campaign: text,
		properties: { title: text, [text]: text },
	};
	const fields = {
		form: 'contact',
		email: 'noor@example.com',
		function: text,
		consent: text,
		subject: text,
		[text]: text,
	};
	return [
		serve('collect', requestOf({ body: event }), tracking),
		serve('form', requestOf({ body: fields }), tracking),
		serve('form', postedForm(fields), tracking),
	];
}

describe('what is sent as text stays text', () => {
	it.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text.slice(0, 40)), text]))(
		'%s',
		(_, text) => {
			for (const answer of everyWay(text)) {
				const kept = JSON.stringify(decoded(answer));
				expect(kept.length).toBeLessThan(9_000);
				// eslint-disable-next-line no-control-regex -- that is what is looked for
				expect(kept).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029\u202e]|\\u00|\\[rn]|\\ud/);
			}
		},
	);

	it.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text.slice(0, 40)), text]))(
		'%s is no type and no address, and an id only if it looks like one',
		(_, text) => {
			const events = [
				{ type: text, visitorId: VISITOR },
				{ type: 'candidate.identified', email: text },
				{ type: 'candidate.identified', token: text },
				...(/^[\w-]{8,64}$/.test(text)
					? []
					: [
							{ type: 'page.viewed', visitorId: text },
							{ type: 'page.viewed', visitorId: VISITOR, eventId: text },
						]),
			];
			expect(serve('collect', requestOf({ body: events }), tracking).events).toEqual([]);
			const form = { form: 'contact', email: text };
			expect(serve('form', requestOf({ body: form }), tracking).events).toEqual([]);
		},
	);

	it('on its way through the store and back', async () => {
		const { folder, remove } = makeFolder();
		const file = path.join(folder, 'store.sqlite');
		const store = await SqliteStore.open(file);
		const texts = HOSTILE_TEXTS.slice(0, 18);
		const events = texts.flatMap((text) => everyWay(text).flatMap(decoded));
		await store.record(events, variant({}), NOW_MS);
		await store.close();
		const database = await openDatabase(file);
		const { n } = database.prepare('SELECT count(*) AS n FROM event').get() as { n: number };
		const { tables } = database
			.prepare("SELECT count(*) AS tables FROM sqlite_master WHERE name = 'candidate'")
			.get() as { tables: number };
		database.close();
		remove();
		expect(n).toBeGreaterThan(texts.length);
		expect(tables).toBe(1);
	});
});
