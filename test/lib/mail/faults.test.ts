import { Mailer, type Verdict } from '../../../lib/mail';
import { FAULTS, faulty, type FaultName } from '../../support/smtp/faults';
import { letterTo, plainSettings } from '../../support/smtp/letters';
import { TestSmtp } from '../../support/smtp/server';

jest.setTimeout(60_000);

const smtp = new TestSmtp();
let mailer: Mailer;

beforeAll(async () => {
	mailer = await Mailer.open(plainSettings(await smtp.start()));
});

afterAll(async () => {
	mailer.close();
	await smtp.stop();
});

/** What each fault means, and how many mails may have arrived. */
const MEANINGS: ReadonlyArray<[FaultName, Partial<Verdict>, arrived?: number]> = [
	['busy421', { kind: 'deferred', reason: 'busy' }],
	['busyAfterData421', { kind: 'deferred', reason: 'busy' }],
	['greylisted450', { kind: 'deferred', reason: 'greylisted', afterMs: 300_000 }],
	['local451', { kind: 'deferred', reason: 'busy' }],
	['full452', { kind: 'deferred', reason: 'mailboxFull' }],
	['storage452', { kind: 'deferred', reason: 'busy' }],
	['unknown550', { kind: 'refused', bounce: 'hard', status: '5.1.1' }],
	['plain550', { kind: 'refused', bounce: 'hard', status: null }],
	['spam550', { kind: 'refused', bounce: 'policy', status: '5.7.1' }],
	['blocked550', { kind: 'refused', bounce: 'policy', status: null }],
	['full552', { kind: 'refused', bounce: 'soft', status: '5.2.2' }],
	['large552', { kind: 'refused', bounce: 'policy', status: '5.3.4' }],
	['plain554', { kind: 'refused', bounce: 'policy', status: null }],
	['policy554', { kind: 'refused', bounce: 'policy', status: '5.7.1' }],
	['dropBeforeData', { kind: 'deferred', reason: 'connection' }],
	['dropAfterData', { kind: 'unknown' }, 1],
];

describe('a mail server that does not take a mail', () => {
	it.each(MEANINGS)('%s is %j', async (name, verdict, arrived = 0) => {
		expect(await mailer.send(letterTo(faulty(name)))).toMatchObject(verdict);
		expect(smtp.mailsTo(faulty(name))).toHaveLength(arrived);
	});

	it('is described by a fault each', () => {
		const shown = MEANINGS.map(([name]) => name);
		const others = ['greylistedOnce', 'dropBeforeDataOnce', 'sender550'];
		expect([...shown, ...others].sort()).toEqual(Object.keys(FAULTS).sort());
	});

	it('that takes nothing from the sender stops everything, and blames no candidate', async () => {
		const from = { address: faulty('sender550') };
		const verdict = await mailer.send(letterTo('noor@example.com', { from }));
		expect(verdict).toMatchObject({ kind: 'halted', reason: 'sender' });
	});

	it('takes it at the next try where it is greylisted', async () => {
		const letter = letterTo(faulty('greylistedOnce'));
		expect(await mailer.send(letter)).toMatchObject({ kind: 'deferred', reason: 'greylisted' });
		expect(await mailer.send(letter)).toMatchObject({ kind: 'sent' });
		expect(smtp.mailsTo(faulty('greylistedOnce'))).toHaveLength(1);
	});

	it('is sent it again at once where the connection was lost before anything went out', async () => {
		const letter = letterTo(faulty('dropBeforeDataOnce'));
		expect(await mailer.send(letter)).toMatchObject({ kind: 'sent' });
		expect(smtp.offered.get(faulty('dropBeforeDataOnce'))).toBe(2);
		expect(smtp.mailsTo(faulty('dropBeforeDataOnce'))).toHaveLength(1);
	});

	it('is offered a mail once after it may have taken it', async () => {
		await mailer.send(letterTo(faulty('dropAfterData')));
		const mails = smtp.mailsTo(faulty('dropAfterData')).length;
		expect(smtp.offered.get(faulty('dropAfterData'))).toBe(mails);
	});

	it('does not keep others from getting theirs', async () => {
		const addresses = [
			'noor@example.com',
			faulty('dropAfterData'),
			'sem@example.com',
			faulty('spam550'),
			'lotte@example.com',
			faulty('busy421'),
			'daan@example.com',
		];
		const verdicts = await Promise.all(addresses.map((to) => mailer.send(letterTo(to))));
		expect(verdicts.map(({ kind }) => kind)).toEqual([
			'sent',
			'unknown',
			'sent',
			'refused',
			'sent',
			'deferred',
			'sent',
		]);
	});

	it('is found again after it cut all connections', async () => {
		await Promise.all(['a', 'b', 'c'].map((one) => mailer.send(letterTo(`${one}@example.com`))));
		smtp.cutConnections();
		expect(await mailer.send(letterTo('later@example.com'))).toMatchObject({ kind: 'sent' });
		expect(smtp.mailsTo('later@example.com')).toHaveLength(1);
	});

	it.each([
		['no address', letterTo('noor')],
		['two addresses', letterTo('noor@example.com, sem@example.com')],
		['a command', letterTo('noor@example.com>\r\nRCPT TO:<sem@example.com')],
		['a sender that is none', letterTo('noor@example.com', { from: { address: 'x' } })],
	])('is not asked to take %s', async (_, letter) => {
		const before = smtp.received.length;
		expect(await mailer.send(letter)).toMatchObject({ kind: 'invalid' });
		expect(smtp.received).toHaveLength(before);
	});
});
