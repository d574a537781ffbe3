import { enhancedStatus, readReply, type SmtpStage } from '../../../lib/mail/reply';
import rows from './reply.json';

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
