import type { IDataObject } from 'n8n-workflow';
import { makeKnown, MailScene } from '../../support/nurture/nodeScene';
import { openSequence } from '../../support/nurture/openSequence';
import { faulty, type FaultName } from '../../support/smtp/faults';
import { WITH_LOGIN } from '../../support/smtp/withLogin';
import { useStoreFolder } from '../../support/storeFolder';

jest.mock('../../../lib/nurture/content/loadExamples', () =>
	jest.requireActual('../../support/nurture/builtExamples'),
);
jest.setTimeout(120_000);

const scene = new MailScene().use();
useStoreFolder();

const NOOR = 'noor@example.com';

const failedMails = async () =>
	(await scene.run('status', { show: 'mails', states: ['failed', 'unknown'] })).json(
		'NurtureEmail',
	);

describe('what a mail server answers', () => {
	it.each<[FaultName, IDataObject, Partial<Record<string, unknown>>]>([
		['busy421', { deferred: 1 }, {}],
		['greylisted450', { deferred: 1 }, {}],
		['local451', { deferred: 1 }, {}],
		['full452', { deferred: 1 }, {}],
		['unknown550', { failed: 1 }, { failure: 'hardBounce', detail: /5\.1\.1 User unknown/ }],
		['spam550', { failed: 1 }, { failure: 'policy', detail: /rejected as spam/ }],
		['full552', { failed: 1 }, { failure: 'softBounce', detail: /Quota exceeded/ }],
		['large552', { failed: 1 }, { failure: 'policy', detail: /exceeds fixed limit/ }],
		['plain554', { failed: 1 }, { failure: 'policy', detail: /Transaction failed/ }],
		['dropAfterData', { unknown: 1 }, { state: 'unknown', failure: null }],
	])('%s is told, and harms nobody else', async (fault, counts, kept) => {
		await scene.enrol([faulty(fault), NOOR]);
		expect(await scene.send()).toMatchObject({ sent: 1, ...counts });
		expect(scene.smtp.mailsTo(NOOR)).toHaveLength(1);
		const mails = await failedMails();
		const { detail, ...others } = kept;
		expect(mails).toMatchObject(Object.keys(kept).length > 0 ? [others] : []);
		if (detail instanceof RegExp) expect(mails[0].detail).toMatch(detail);
		expect(await scene.send()).toMatchObject({ sent: 0 });
	});

	it('an address that does not exist gets nothing more, from any sequence', async () => {
		const address = faulty('unknown550');
		await scene.enrol([address]);
		await scene.send();
		const looked = await scene.run('suppression', {}, [{ email: address }]);
		expect(looked.json('NurtureEmail')).toMatchObject([
			{ suppressed: true, reasons: [{ reason: 'hardBounce' }] },
		]);
	});
});

describe('a mail server that takes nothing from us', () => {
	const locked = new MailScene(WITH_LOGIN).use();
	const sendAs = (password: string) =>
		locked.run('sendDue', {}, [{}], {
			credentials: locked.credentials({ user: 'anna', password }),
		});

	it('for a wrong password says so, shows it to nobody, and sends later what is due', async () => {
		await locked.enrol([NOOR, 'other@example.com']);
		const ran = await sendAs('not-annas');
		expect(ran.error?.message).toMatch(/^The mail server refused the user name or password/);
		expect(ran.error?.description).toMatch(/Check user and password.*stays due/);
		expect(JSON.stringify(ran.run)).not.toContain('"not-annas"');
		expect((await sendAs('right')).json('NurtureEmail')).toMatchObject([{ sent: 2 }]);
	});

	it('goes on with what it did where the user chose to continue', async () => {
		await locked.enrol([NOOR]);
		const credentials = locked.credentials({ user: 'anna', password: 'wrong' });
		const ran = await locked.run('sendDue', {}, [{}], {
			credentials,
			onError: 'continueRegularOutput',
		});
		expect(ran.error).toBeUndefined();
		expect(ran.json('NurtureEmail')).toMatchObject([
			{ sent: 0, halted: 'login', error: expect.stringContaining('refused') as string },
		]);
	});

	it.each<[string, IDataObject, RegExp]>([
		['with encryption it has not', { security: 'startTls' }, /cannot be made safe/],
		['where nobody listens', { port: 1 }, /was not reached/],
		['without a host', { host: '' }, /is no mail server/],
	])('%s is named', async (_, changes, message) => {
		await scene.enrol([NOOR]);
		const ran = await scene.run('sendDue', {}, [{}], { credentials: scene.credentials(changes) });
		expect(ran.error?.message).toMatch(message);
		expect(await scene.send()).toMatchObject({ sent: 1 });
	});
});

describe('names, subjects and addresses', () => {
	it('cannot bring headers in (header injection)', async () => {
		await scene.enrol([NOOR], { subject: 'Hoi {{ candidate.firstName }}' });
		const firstName = 'Noor\r\nBcc: victim@example.com\r\n\r\nBody';
		await makeKnown([NOOR], { eventId: 'named', profile: { firstName } });
		const fromName = 'Anna\r\nBcc: victim@example.com';
		expect(await scene.send({ fromName })).toMatchObject({ sent: 1 });
		const [{ raw }] = scene.smtp.received;
		expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m);
		expect(scene.smtp.received.map(({ to }) => to)).toEqual([NOOR]);
	});

	it('with letters of any script are written to', async () => {
		const addresses = ['jürgen@müller.example.com', 'ünal@example.com'];
		await scene.enrol(addresses);
		expect(await scene.send()).toMatchObject({ sent: 2 });
		expect(scene.smtp.received.map(({ to }) => to).sort()).toEqual(addresses);
	});

	it.each([
		['no address', 'From Address is empty', ''],
		['two', 'From Address "a@b.example, c@d.example" is not', 'a@b.example, c@d.example'],
		[
			'a line break',
			'From Address "a@b.example\\\\r\\\\nBcc: x@y.example" is not',
			'a@b.example\r\nBcc: x@y.example',
		],
	])('are refused as sender where there is %s', async (_, message, fromAddress) => {
		const ran = await scene.run('sendDue', { fromAddress });
		expect(ran.error?.message).toMatch(new RegExp(`^${message.replace(/\./g, '\\.')}`));
	});

	it('are refused by item for suppressing, and the rest goes on where chosen', async () => {
		const input = [{ email: 'noor@' }, { email: NOOR }];
		const add = { suppressionAction: 'add' };
		const ran = await scene.run('suppression', add, input);
		expect(ran.error?.message).toBe('Item 0: email "noor@" is not an e-mail address');
		const going = await scene.run('suppression', add, input, { onError: 'continueRegularOutput' });
		expect(going.json('NurtureEmail')).toMatchObject([
			{ email: NOOR, suppressed: true },
			{ error: 'Item 0: email "noor@" is not an e-mail address' },
		]);
	});
});

describe('what is not filled in', () => {
	it.each<[string, IDataObject, RegExp]>([
		[
			'the company',
			{ company: { name: 'Example IT' } },
			/^Company lacks Postal Address, Career Site/,
		],
		[
			'a career site that is one',
			{ company: { name: 'x', address: 'y', siteUrl: 'www' } },
			/is not an address/,
		],
	])('for sending is named: %s', async (_, parameters, message) => {
		expect((await scene.run('sendDue', parameters)).error?.message).toMatch(message);
	});

	it('for signing links is named', async () => {
		const { candidateSmtp } = scene.credentials();
		const ran = await scene.run('sendDue', {}, [{}], { credentials: { candidateSmtp } });
		expect(ran.error?.message).toBe('There is no secret to sign the links of the mails with');
		expect(ran.error?.description).toMatch(/Candidate Tracking/);
	});

	it('of a candidate keeps the mail back, and is listed', async () => {
		await scene.enrol([NOOR], { subject: 'Hoi {{ candidate.shoeSize }}' });
		expect(await scene.send()).toMatchObject({ sent: 0, failed: 1 });
		const [mail] = await failedMails();
		expect(mail).toMatchObject({ state: 'failed', failure: 'invalid' });
		expect(mail.detail).toMatch(/candidate\.shoeSize/);
		expect(scene.smtp.offered.size).toBe(0);
	});

	it('leads to no foreign site', async () => {
		const html = '<p>x <a href="https://evil.example/">y</a> {{ links.unsubscribe }}</p>';
		await scene.enrol([NOOR], { html });
		expect(await scene.send()).toMatchObject({ sent: 0, failed: 1 });
		expect((await failedMails())[0].detail).toMatch(
			/https:\/\/evil\.example\/.*none of your sites/,
		);
	});
});

describe('a sequence that cannot be used', () => {
	const saveJson = async (definition: unknown) =>
		await scene.run('saveSequence', {
			startFrom: 'json',
			json: typeof definition === 'string' ? definition : JSON.stringify(definition),
		});

	it.each<[string, unknown, RegExp]>([
		[
			'a template that is none',
			openSequence({ subject: 'Hoi {{ candidate.firstName' }),
			/steps\.0\.content\.nl\.subject: the template is wrong/,
		],
		['an empty body', openSequence({ html: '' }), /steps\.0\.content\.nl\.html/],
		['an empty plain text', openSequence({ text: '' }), /steps\.0\.content\.nl\.text/],
		['no way to unsubscribe', openSequence({ text: 'Hoi' }), /no link for unsubscribing/],
		[
			'a field there is not',
			openSequence({ subject: '{{ candidat.name }}' }),
			/did you mean|no fields of "candidat"/,
		],
		['MJML', openSequence({ html: '<mjml></mjml>' }), /this is MJML/],
		['no JSON', '{"key":', /this is not JSON/],
		['a list', '[]', /a sequence is an object/],
	])('is refused with what is wrong: %s', async (_, definition, message) => {
		const ran = await saveJson(definition);
		const { message: said = '', description = '' } = ran.error ?? {};
		expect(`${said} ${description ?? ''}`).toMatch(message);
		expect((await scene.run('listSequences')).json('NurtureEmail')).not.toContainEqual(
			expect.objectContaining({ key: 'open' }),
		);
	});

	it('that nobody published is named', async () => {
		await makeKnown([NOOR]);
		const ran = await scene.run('enrol', { sequence: 'none-such' }, [{ email: NOOR }]);
		expect(ran.error?.message).toMatch(/none-such/);
	});
});

describe('items', () => {
	it('that name nobody known are told, and the others enter where the user chose so', async () => {
		await scene.enrol(['other@example.com']);
		await makeKnown([NOOR]);
		const input = [{ email: 'nobody@example.com' }, { email: NOOR }, {}];
		const enrol = { sequence: 'open' };
		const ran = await scene.run('enrol', enrol, input);
		expect(ran.error?.message).toMatch(/^Item [02]: /);
		const going = await scene.run('enrol', enrol, input, { onError: 'continueRegularOutput' });
		const items = going.json('NurtureEmail');
		expect(items).toHaveLength(3);
		expect(items[0]).toMatchObject({ email: NOOR, enrolled: true });
		for (const { error } of items.slice(1)) expect(error).toMatch(/^Item [02]: /);
	});
});
