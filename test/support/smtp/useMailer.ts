import { Mailer } from '../../../lib/mail';
import { plainSettings } from './letters';
import { TestSmtp } from './server';

/** Gives the tests of a file a mail server, and a mailer that sends to it. */
export function useMailer() {
	const at = { smtp: new TestSmtp(), port: 0, mailer: undefined as unknown as Mailer };
	beforeAll(async () => {
		at.port = await at.smtp.start();
		at.mailer = await Mailer.open(plainSettings(at.port));
	});
	afterAll(async () => {
		at.mailer.close();
		await at.smtp.stop();
	});
	return at;
}
