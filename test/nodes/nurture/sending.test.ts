import type { IDataObject } from 'n8n-workflow';
import { makeKnown, MailScene } from '../../support/nurture/nodeScene';
import { useStoreFolder } from '../../support/storeFolder';

jest.setTimeout(120_000);

const scene = new MailScene().use();
useStoreFolder();

const NOOR = 'noor@example.com';

const statusMails = async (states: string[]) =>
	(await scene.run('status', { show: 'mails', states })).json('NurtureEmail');

const counts = async (): Promise<IDataObject> =>
	(await scene.run('status')).json('NurtureEmail')[0];

describe('enrolling and sending (UP-08, UP-09, PL-07)', () => {
	it('sends a mail once, with everything a mail program asks for', async () => {
		const enrolled = await scene.enrol([NOOR]);
		expect(enrolled.json('NurtureEmail')).toMatchObject([
			{ email: NOOR, enrolled: true, sequence: 'Open', version: 1 },
		]);
		expect(await scene.send()).toMatchObject({
			summary: '1 sent',
			sent: 1,
			planned: 1,
			halted: null,
		});
		const [{ raw, from }] = scene.smtp.mailsTo(NOOR);
		expect(from).toBe('anna@jobs.example.com');
		for (const header of [
			/^From: Anna de Wit <anna@jobs\.example\.com>\r$/m,
			/^Subject: Eerste\r$/m,
			/^List-Unsubscribe: <https:\/\/n8n\.example\.com\/webhook\/journey\/u\?k=[\w-]+&l=nl>\r$/m,
			/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m,
			/^Message-ID: <[0-9a-f]{40}@jobs\.example\.com>\r$/im,
			/^Auto-Submitted: auto-generated\r$/m,
			/^Content-Type: text\/plain/m,
			/^Content-Type: text\/html/m,
		])
			expect(raw).toMatch(header);
		expect(await scene.send()).toMatchObject({ summary: 'Nothing was due', sent: 0 });
		expect(scene.smtp.received).toHaveLength(1);
		expect(await counts()).toMatchObject({ sequence: 'open', running: 1, sent: 1, unknown: 0 });
	});

	it('takes everything due in one run, and two runs at once send nothing twice', async () => {
		const everybody = Array.from({ length: 60 }, (_, i) => `person${i}@example.com`);
		await scene.enrol(everybody);
		const reports = await Promise.all([scene.send(), scene.send()]);
		const sent = reports.reduce((sum, report) => sum + Number(report.sent), 0);
		expect(sent).toBe(60);
		expect(scene.smtp.received.map(({ to }) => to).sort()).toEqual(everybody.toSorted());
	});

	it('keeps to what a run and an hour may send, and leaves the rest due', async () => {
		await scene.enrol(['a@example.com', 'b@example.com', 'c@example.com']);
		expect(await scene.send({ options: { limit: 1 } })).toMatchObject({ sent: 1 });
		expect(await scene.send({ options: { perHour: 2 } })).toMatchObject({ sent: 2 });
		expect(scene.smtp.received).toHaveLength(3);
	});

	it('sends with n8n’s own SMTP credential as well', async () => {
		await scene.enrol([NOOR]);
		const { candidateTracking, candidateSmtp } = scene.credentials();
		const smtp = { host: candidateSmtp.host, port: candidateSmtp.port, disableStartTls: true };
		const credentials = { candidateTracking, smtp: { ...smtp, secure: false, user: '' } };
		expect(await scene.send({ mailAccount: 'smtp' }, { credentials })).toMatchObject({ sent: 1 });
	});

	it('tells who does not enter, and why, one item for each', async () => {
		await scene.enrol([NOOR]);
		const again = await scene.run('enrol', { sequence: 'open' }, [{ email: NOOR }]);
		expect(again.json('NurtureEmail')).toMatchObject([
			{ email: NOOR, enrolled: false, reason: 'alreadyEnrolled' },
		]);
	});
});

describe('stopping (UP-06, UP-15)', () => {
	it('takes back what waits, for the candidates of the items', async () => {
		await scene.enrol([NOOR, 'other@example.com']);
		const ran = await scene.run('stop', { stopReason: 'appointment' }, [{ email: NOOR }]);
		expect(ran.json('NurtureEmail')).toMatchObject([
			{ email: NOOR, stopped: 1, sequences: ['open'] },
		]);
		expect(await scene.send()).toMatchObject({ sent: 1 });
		expect(scene.smtp.received.map(({ to }) => to)).toEqual(['other@example.com']);
		expect(await counts()).toMatchObject({ running: 1, ended: { appointment: 1 } });
	});

	it('ends what is about a closed vacancy, and nothing else', async () => {
		await scene.enrol(['other@example.com']);
		await makeKnown([NOOR]);
		await scene.run('enrol', { sequence: 'open' }, [{ email: NOOR, vacancy: { id: 'VAC-1' } }]);
		const stop = { stopWho: 'vacancy', vacancyId: 'VAC-1', stopReason: 'vacancyClosed' };
		const ran = await scene.run('stop', stop);
		expect(ran.json('NurtureEmail')).toMatchObject([{ vacancy: 'VAC-1', stopped: 1 }]);
		expect(await counts()).toMatchObject({ running: 1, ended: { vacancyClosed: 1 } });
	});
});

describe('mails of which nobody can tell whether they arrived', () => {
	it('are listed, not sent again by themselves, and sent again by hand', async () => {
		const address = 'dropAfterData@example.com';
		await scene.enrol([address]);
		const ran = await scene.run('sendDue');
		expect(ran.json('NurtureEmail')).toMatchObject([{ sent: 0, unknown: 1 }]);
		expect(ran.hints('NurtureEmail').join()).toMatch(/nobody can tell whether they arrived/);
		expect(await scene.send()).toMatchObject({ sent: 0, unknown: 0 });
		expect(scene.smtp.offered.get(address.toLowerCase())).toBe(1);
		const [mail, ...others] = await statusMails(['unknown']);
		expect(others).toEqual([]);
		expect(mail).toMatchObject({ email: address.toLowerCase(), step: 'first', state: 'unknown' });
		const again = await scene.run('sendAgain', {}, [mail]);
		expect(again.json('NurtureEmail')).toEqual([{ mailId: mail.mailId, state: 'queued' }]);
		expect(await statusMails(['unknown'])).toEqual([]);
	});

	it('cannot be mistaken for others by hand', async () => {
		const ran = await scene.run('sendAgain', {}, [{ mailId: 'made-up' }]);
		expect(ran.error?.message).toBe('Item 0: The mail "made-up" neither failed nor is unknown');
		expect((await scene.run('sendAgain', {}, [{}])).error?.message).toBe(
			'Item 0: The item has no mailId',
		);
	});
});
