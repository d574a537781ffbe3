import type { IDataObject } from 'n8n-workflow';
import { MailScene, makeKnown } from '../../support/nurture/nodeScene';
import { useStoreFolder } from '../../support/storeFolder';
import { readBundled } from '../../support/workflows';

jest.mock('../../../lib/nurture/content/loadExamples', () =>
	jest.requireActual('../../support/nurture/builtExamples'),
);
jest.setTimeout(120_000);

const scene = new MailScene().use();
useStoreFolder();

const NOOR = 'noor@example.com';

const TEXT = {
	language: 'en',
	subject: 'Your talk on {{ item.day }}',
	body: 'We look forward to it.\n\n[How to find us]({{ company.siteUrl }}/contact)',
};

const sendOne = (
	input: readonly IDataObject[],
	changes: IDataObject = {},
	given: Parameters<MailScene['run']>[3] = {},
) => {
	const mail = { mailName: 'Appointment', texts: { text: [TEXT] }, once: 'field', ...changes };
	return scene.run('sendOne', { onceField: 'appointmentId', ...mail }, input, given);
};

const item = (appointmentId: unknown, changes: IDataObject = {}): IDataObject =>
	({ email: NOOR, appointmentId, day: '3 December', ...changes }) as IDataObject;

beforeEach(() => makeKnown([NOOR]));

describe('a mail that belongs to no sequence (UP-09, StD-12, MSR-26)', () => {
	it('says what the item knows, why one gets it, and asks for no unsubscribing', async () => {
		const ran = await sendOne([item('A-1')]);
		expect(ran.error).toBeUndefined();
		expect(ran.json('NurtureEmail')).toMatchObject([
			{ email: NOOR, mail: 'Appointment', state: 'sent', isNew: true, why: null },
		]);
		const [{ raw }] = scene.smtp.mailsTo(NOOR);
		expect(raw).toMatch(/^Subject: Your talk on 3 December\r$/m);
		expect(raw).toMatch(/^From: Anna de Wit <anna@jobs\.example\.com>\r$/m);
		expect(raw).not.toMatch(/^(List-Unsubscribe|Precedence):/m);
		const words = raw.replaceAll(/=\r\n/g, '').replaceAll(/\s+/g, ' ');
		expect(words.match(/because we are in touch with each other/g)).toHaveLength(2);
		expect(words).not.toContain('because you agreed');
	});

	it('is sent once for each occasion, however often the workflow runs', async () => {
		await sendOne([item('A-1'), item('A-1'), item('A-2')]);
		expect(scene.smtp.received).toHaveLength(2);
		const again = await sendOne([item('A-1')], { texts: { text: [{ ...TEXT, body: 'Other' }] } });
		expect(again.json('NurtureEmail')).toMatchObject([
			{ state: 'sent', isNew: false, why: 'Was sent before, for the same occasion' },
		]);
		expect(scene.smtp.received).toHaveLength(2);
	});

	it.each([
		['day', 1],
		['ever', 1],
	])('once %s gives one mail, without a field to tell occasions apart', async (once, mails) => {
		await sendOne([item('A-1'), item('A-2')], { once });
		await sendOne([item('A-3')], { once });
		expect(scene.smtp.received).toHaveLength(mails);
	});

	it('speaks the language of the candidate', async () => {
		await makeKnown([NOOR], { profile: { language: 'nl' } });
		const nl = { ...TEXT, language: 'nl', subject: 'Je gesprek op {{ item.day }}' };
		await sendOne([item('A-1')], { texts: { text: [TEXT, nl] } });
		expect(scene.smtp.mailsTo(NOOR)[0].raw).toMatch(/^Subject: Je gesprek op 3 December\r$/m);
	});

	it('reaches who unsubscribed from series, unless it is there to interest them', async () => {
		await scene.run(
			'suppression',
			{ suppressionAction: 'add', suppressionReason: 'unsubscribed' },
			[{ email: NOOR }],
		);
		const promotion = await sendOne([item('A-1')], { mailKind: 'promotion' });
		expect(promotion.json('NurtureEmail')[0].state).not.toBe('sent');
		expect((await sendOne([item('A-2')])).json('NurtureEmail')).toMatchObject([{ state: 'sent' }]);
	});

	it('is only shown where one wants to look first', async () => {
		const ran = await sendOne([item('A-1', { day: undefined })], { singleThen: 'show' });
		expect(ran.json('NurtureEmail')).toMatchObject([{ email: NOOR, missing: ['item.day'] }]);
		const whole = await sendOne([item('A-1')], { singleThen: 'show' });
		expect(whole.json('NurtureEmail')).toMatchObject([{ subject: 'Your talk on 3 December' }]);
		expect(scene.smtp.received).toHaveLength(0);
		const { json } = await scene.run('status', { show: 'mails', states: ['queued'] });
		expect(json('NurtureEmail')).toEqual([]);
	});

	it('is in no list of series one can enter', async () => {
		await sendOne([item('A-1')]);
		const ran = await scene.run('status');
		expect(ran.json('NurtureEmail')).toMatchObject([{ running: 0, sent: 1, ended: { single: 1 } }]);
	});
});

describe('the question of workflow 10', () => {
	const asking = readBundled('10').nodes.find(({ name }) => name === 'Ask to stay on file');
	const { mailName, mailKind, texts, once, onceField } = asking?.parameters ?? {};
	const ask = (keepUntil: string) =>
		sendOne([{ email: NOOR, keepUntil }], {
			mailName,
			mailKind,
			texts,
			once,
			onceField,
		} as IDataObject);

	it('is asked once for each date, in the language of the candidate', async () => {
		await ask('2026-12-10T09:00:00.000Z');
		await ask('2026-12-10T09:00:00.000Z');
		expect(scene.smtp.mailsTo(NOOR)).toHaveLength(1);
		const [{ raw }] = scene.smtp.mailsTo(NOOR);
		expect(raw).toMatch(/^Subject: Mogen we je gegevens bewaren\?\r$/m);
		expect(raw.replaceAll(/=\r\n/g, '')).toContain('10-12-2026');
		await makeKnown([NOOR], { profile: { language: 'en' } });
		await ask('2027-12-10T09:00:00.000Z');
		expect(scene.smtp.mailsTo(NOOR)[1].raw).toMatch(/^Subject: May we keep your data\?\r$/m);
	});
});

describe('what cannot be sent', () => {
	it.each<[string, IDataObject, IDataObject, RegExp]>([
		['has no name', {}, { mailName: ' ' }, /^The mail has no name/],
		['has no text', {}, { texts: {} }, /^The mail has no text/],
		['has no subject', {}, { texts: { text: [{ ...TEXT, subject: '' }] } }, /subject/],
		['has no occasion', { appointmentId: '' }, {}, /^Item 0: The field "appointmentId" is empty/],
		['is for nobody known', { email: 'who@example.com' }, {}, /^Item 0: There is no candidate/],
		['is for no address', { email: 'nobody' }, {}, /^Item 0: .*nobody/],
		['has a broken template', {}, { texts: { text: [{ ...TEXT, body: '{{ item.' }] } }, /template/],
		[
			'mentions what is not there',
			{},
			{ texts: { text: [{ ...TEXT, body: '{{ order.id }}' }] } },
			/order/,
		],
	])('a mail that %s is refused, and nothing is sent', async (_, given, changes, message) => {
		const ran = await sendOne([item('A-1', given)], changes);
		expect(ran.error?.message).toMatch(message);
		expect(scene.smtp.received).toHaveLength(0);
	});

	it('harms nobody else where the user chose to continue', async () => {
		const ran = await sendOne([item(''), item('A-1')], {}, { onError: 'continueRegularOutput' });
		expect(ran.json('NurtureEmail')).toMatchObject([
			{ state: 'sent' },
			{ error: expect.stringMatching(/^Item 0: The field "appointmentId" is empty/) },
		]);
		expect(scene.smtp.received).toHaveLength(1);
	});

	it('keeps a mail back that mentions what is not known, and says what', async () => {
		const ran = await sendOne([item('A-1', { day: undefined })]);
		expect(ran.json('NurtureEmail')).toMatchObject([
			{ state: 'failed', why: 'The mail mentions what is not known: item.day' },
		]);
	});

	it('puts nothing of an item into a header', async () => {
		await sendOne([item('A-1', { day: 'x\r\nBcc: everybody@example.com', __proto__: { a: 1 } })]);
		const [{ raw, to }] = scene.smtp.received;
		expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m);
		expect(to).toBe(NOOR);
	});
});
