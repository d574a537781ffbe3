import { suppressionFor } from '../../../lib/mail';
import { enhancedStatus, readReply, type SmtpStage } from '../../../lib/mail/reply';
import rows from './reply.json';

const DAY_MS = 86_400_000;

describe('the answer of a mail server', () => {
	it.each(rows)('$name: $code $text', (row) => {
		const stage = (row.stage ?? 'RCPT TO') as SmtpStage;
		const verdict = readReply({ code: row.code, text: row.text, stage });
		expect(verdict.kind === 'refused' ? verdict.bounce : verdict.reason).toBe(
			row.bounce ?? row.deferral,
		);
		if (verdict.kind === 'deferred') expect(verdict.afterMs).toBe(row.afterMs);
	});

	it('has its status found wherever it stands, and no version number taken for one', () => {
		expect(enhancedStatus('550-5.1.1 The account\r\n550 5.1.1 does not exist')).toBe('5.1.1');
		expect(enhancedStatus('host said: (#5.1.1)')).toBe('5.1.1');
		expect(enhancedStatus('from 10.5.1.1')).toBeNull();
	});
});

describe('suppression', () => {
	const at = (daysAgo: number, bounce: 'hard' | 'soft' | 'policy') => ({
		at: -daysAgo * DAY_MS,
		bounce,
	});

	it.each([
		['nothing', [], null],
		['a hard bounce', [at(400, 'hard')], 'hardBounce'],
		['two soft ones', [at(1, 'soft'), at(2, 'soft')], null],
		['three soft ones in a month', [at(1, 'soft'), at(9, 'soft'), at(29, 'soft')], 'softBounces'],
		['three soft ones in two months', [at(1, 'soft'), at(9, 'soft'), at(50, 'soft')], null],
		['any number of refusals by policy', Array(9).fill(at(1, 'policy')), null],
	])('after %s: %j is %s', (_, bounces, reason) => {
		expect(suppressionFor(bounces, 0)).toBe(reason);
	});
});
