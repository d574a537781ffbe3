import type { IDataObject } from 'n8n-workflow';
import { MailScene } from '../../support/nurture/nodeScene';
import { useStoreFolder } from '../../support/storeFolder';
import { PixelNode } from '../../support/tracking/pixelNode';

jest.mock('../../../lib/tracking/script', () => {
	const actual = jest.requireActual<typeof import('../../../lib/tracking/script')>(
		'../../../lib/tracking/script',
	);
	return { ...actual, loadScript: async () => actual.prepareScript('/* the script */') };
});
jest.setTimeout(120_000);

const scene = new MailScene().use();
useStoreFolder();

const NOOR = 'noor@example.com';

/** The Message-ID of the mail that went out. */
async function sentId(): Promise<string> {
	await scene.enrol([NOOR]);
	await scene.send();
	return /^Message-ID: (<.+>)\r$/im.exec(scene.smtp.received[0].raw)?.[1] ?? '';
}

const bounce = (messageId: string, to = NOOR) =>
	[
		'From: MAILER-DAEMON@mx.example.com',
		'To: anna@jobs.example.com',
		'Subject: Undelivered',
		'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
		'',
		'--b',
		'Content-Type: text/plain',
		'',
		'It could not be delivered.',
		'--b',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; mx.example.com',
		'',
		`Final-Recipient: rfc822; ${to}`,
		'Action: failed',
		'Status: 5.1.1',
		'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
		'--b',
		'Content-Type: text/rfc822-headers',
		'',
		`Message-ID: ${messageId}`,
		`To: ${to}`,
		'--b--',
		'',
	].join('\r\n');

/** The same bounce as n8n's e-mail trigger gives it with Format → Resolved. */
const resolvedBounce = (messageId: string): IDataObject => ({
	headers: {
		from: 'From: MAILER-DAEMON@mx.example.com',
		'content-type': 'Content-Type: multipart/report;\r\n report-type=delivery-status; boundary="b"',
		'x-failed-recipients': `X-Failed-Recipients: ${NOOR}`,
	},
	from: { value: [{ address: 'mailer-daemon@mx.example.com' }] },
	text: [
		'It could not be delivered.\n',
		'Reporting-MTA: dns; mx.example.com\n',
		`Final-Recipient: rfc822; ${NOOR}`,
		'Action: failed',
		'Status: 5.1.1',
		'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
	].join('\n'),
	messageId,
});

const reply = (messageId: string): IDataObject => ({
	headers: {
		from: `From: Noor <${NOOR}>`,
		'in-reply-to': `In-Reply-To: ${messageId}`,
		'content-type': 'Content-Type: text/plain',
	},
	from: { value: [{ address: NOOR }] },
	text: 'Yes please, call me.',
});

const read = async (items: IDataObject[]) => await scene.run('readAnswers', {}, items);

describe('what comes into the mailbox for answers (MSR-26)', () => {
	it('a bounce suppresses the address, and is an event to record', async () => {
		const ran = await read([{ raw: bounce(await sentId()) }]);
		expect(ran.json('NurtureEmail')).toMatchObject([
			{ type: 'email.bounced', email: NOOR, isSuppressed: true },
		]);
		const looked = await scene.run('suppression', {}, [{ email: NOOR }]);
		expect(looked.json('NurtureEmail')).toMatchObject([{ suppressed: true }]);
	});

	it('is read from base64 as well, and counts once however often it comes', async () => {
		const id = await sentId();
		const raw = Buffer.from(bounce(id)).toString('base64');
		const [first] = (await read([{ raw }])).json('NurtureEmail');
		const [second] = (await read([{ raw }])).json('NurtureEmail');
		expect(second?.eventId).toBe(first.eventId);
	});

	it('a reply ends the sequence', async () => {
		const ran = await read([reply(await sentId())]);
		expect(ran.json('NurtureEmail')).toMatchObject([{ type: 'email.replied', email: NOOR }]);
		const [status] = (await scene.run('status')).json('NurtureEmail');
		expect(status).toMatchObject({ running: 0, ended: { replied: 1 } });
	});

	it('of a mail that never went to the address counts for nothing', async () => {
		await sentId();
		const ran = await read([{ raw: bounce('<made-up@jobs.example.com>') }]);
		expect(ran.json('NurtureEmail')).toEqual([]);
		const looked = await scene.run('suppression', {}, [{ email: NOOR }]);
		expect(looked.json('NurtureEmail')).toMatchObject([{ suppressed: false }]);
	});

	it('that is about no mail of ours is told, and shown where that is wished', async () => {
		const items = [{ raw: bounce('<made-up@jobs.example.com>') }, { raw: bounce(await sentId()) }];
		const ran = await read(items);
		expect(ran.hints('NurtureEmail').join()).toMatch(
			/^1 bounce\(s\) or complaint\(s\) are about no mail/,
		);
		expect(ran.json('NurtureEmail')).toMatchObject([{ type: 'email.bounced' }]);
		const shown = await scene.run('readAnswers', { givesUnmatched: true }, items);
		expect(shown.json('NurtureEmail')).toMatchObject([
			{ type: 'email.bounced' },
			{ toLookAt: true, kind: 'bounce', addresses: [NOOR] },
		]);
	});

	it('a report that the trigger took to pieces is understood', async () => {
		const { messageId, ...item } = resolvedBounce(await sentId());
		const original = Buffer.from(`Message-ID: ${String(messageId)}\r\nTo: ${NOOR}\r\n\r\n`);
		const ran = await scene.runItems('readAnswers', [
			{
				json: item,
				binary: {
					attachment_0: { mimeType: 'message/rfc822', data: original.toString('base64') },
				},
			},
		]);
		expect(ran.error).toBeUndefined();
		expect(ran.json('NurtureEmail')).toMatchObject([
			{ type: 'email.bounced', email: NOOR, isSuppressed: true },
		]);
	});

	it.each<[string, IDataObject, RegExp]>([
		['without a mail', { subject: 'x' }, /^Item 0: The item has neither headers nor a field "raw"/],
		[
			'with a mail without its headers',
			{ raw: '--b\r\nContent-Type: text/plain' },
			/^Item 0: The mail comes without its headers/,
		],
	])('items %s are refused', async (_, item, message) => {
		expect((await read([item])).error?.message).toMatch(message);
	});
});

describe('unsubscribing at the Candidate Pixel Trigger', () => {
	const { candidateTracking } = scene.credentials();
	let pixel: PixelNode;

	beforeEach(() => {
		pixel = new PixelNode({ credentials: { candidateTracking } });
	});
	afterEach(() => pixel.close());

	const linkOf = (route: string) =>
		new RegExp(`/(${route}\\?k=[\\w-]+&l=nl)`).exec(
			scene.smtp.received[0].raw.replace(/=\r\n/g, '').replace(/=3D/g, '='),
		)?.[1] ?? '';

	const looked = async () =>
		(await scene.run('suppression', {}, [{ email: NOOR }])).json('NurtureEmail')[0];

	it('by one click suppresses before it is answered; a scanner that looks does not', async () => {
		await sentId();
		const page = await pixel.ask(linkOf('u'), { method: 'GET' });
		expect(await page.text()).toContain('<html lang="nl">');
		expect(await looked()).toMatchObject({ suppressed: false });
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const body = 'List-Unsubscribe=One-Click';
		expect((await pixel.ask(linkOf('u'), { body, headers })).status).toBe(200);
		expect(await looked()).toMatchObject({
			suppressed: true,
			reasons: [{ reason: 'unsubscribed' }],
		});
		expect(
			(await scene.run('enrol', { sequence: 'open' }, [{ email: NOOR }])).json('NurtureEmail'),
		).toMatchObject([{ enrolled: false }]);
	});

	it('on the page of choices does so too', async () => {
		await sentId();
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		expect((await pixel.ask(linkOf('m'), { method: 'GET' })).status).toBe(200);
		await pixel.ask(linkOf('m'), { body: 'frequency=weekly', headers });
		expect(await looked()).toMatchObject({ suppressed: false });
		await pixel.ask(linkOf('m'), { body: 'frequency=weekly&stop=yes', headers });
		expect(await looked()).toMatchObject({ suppressed: true });
	});
});
