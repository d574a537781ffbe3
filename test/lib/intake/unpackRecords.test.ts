import { unpackRecords } from '../../../lib/intake';

const event = { type: 'page.viewed', visitorId: 'v' };
const webhook = (body: unknown) => ({ headers: {}, params: {}, query: {}, body });

describe('the records of an item', () => {
	it.each([
		['a plain item is one', event, [event]],
		['a list under events', { events: [event, event] }, [event, event]],
		['a webhook body is one', webhook(event), [event]],
		['a webhook body that is a list', webhook([event, 1]), [event, 1]],
		['a webhook body with a list under events', webhook({ events: [event] }), [event]],
		['an empty list holds none', webhook([]), []],
		['a webhook body that is text is one, which is refused later', webhook('text'), ['text']],
		['a body without headers and query is a field like any other', { body: 'x' }, [{ body: 'x' }]],
		['events that are no list are a field like any other', { events: 3 }, [{ events: 3 }]],
	])('%s', (_, item, records) => {
		expect(unpackRecords(item)).toEqual(records);
	});
});
