import { randomUUID } from 'node:crypto';
import type { Letter, SmtpSettings } from '../../../lib/mail';

/** A nurture mail to somebody, with the changes given. */
export function letterTo(address: string, changes: Partial<Letter> = {}): Letter {
	return {
		id: randomUUID(),
		from: { address: 'anna@jobs.example.com', name: 'Anna de Wit' },
		to: { address, name: 'Noor' },
		subject: 'Uw volgende stap',
		html: '<p>Hallo Noor</p>',
		text: 'Hallo Noor',
		kind: 'nurture',
		unsubscribeHeaders: {
			'List-Unsubscribe': '<https://n8n.example.com/webhook/journey/u?k=abc>',
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
		},
		...changes,
	};
}

/** Settings for a server on this machine without encryption. */
export function plainSettings(port: number, changes: Partial<SmtpSettings> = {}): SmtpSettings {
	return { host: '127.0.0.1', port, security: 'none', timeoutMs: 5_000, ...changes };
}
