import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';
import { CandidateSmtp } from '../../credentials/CandidateSmtp.credentials';
import { testSmtp, toSmtpSettings } from '../../nodes/shared/smtpCredential';
import { TestSmtp } from '../support/smtp/server';
import { WITH_LOGIN } from '../support/smtp/withLogin';

jest.setTimeout(60_000);

const credential = new CandidateSmtp();
const defaults = Object.fromEntries(
	credential.properties.map((one) => [one.name, one.default]),
) as ICredentialDataDecryptedObject;

const { privateKey } = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	publicKeyEncoding: { type: 'spki', format: 'pem' },
	privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const signing = { signs: true, dkimDomain: 'example.com', dkimSelector: 'journey' };

describe('the credential for mail', () => {
	const smtp = new TestSmtp(WITH_LOGIN);
	let filledIn: ICredentialDataDecryptedObject;

	beforeAll(async () => {
		const port = await smtp.start();
		filledIn = {
			...defaults,
			...{ host: '127.0.0.1', port, security: 'none', user: 'anna', password: 'right' },
		};
	});

	afterAll(() => smtp.stop());

	const test = (changes: ICredentialDataDecryptedObject = {}) =>
		testSmtp.call({} as ICredentialTestFunctions, {
			id: '1',
			name: 'Mail',
			type: credential.name,
			data: { ...filledIn, ...changes },
		});

	it('has an icon for light and dark, and hides what is secret', () => {
		const { light, dark } = credential.icon as { light: string; dark: string };
		for (const icon of [light, dark])
			expect(existsSync(path.join(__dirname, '../../credentials', icon.slice(5)))).toBe(true);
		const secret = credential.properties.filter((one) => one.typeOptions?.password);
		expect(secret.map(({ name }) => name)).toEqual(['password', 'dkimPrivateKey']);
	});

	it('protects the connection unless told otherwise', () => {
		expect(toSmtpSettings(defaults)).toMatchObject({ security: 'startTls', port: 587 });
	});

	it('that is right is told to be', async () => {
		expect(await test()).toMatchObject({ status: 'OK' });
		expect(await test({ ...signing, dkimPrivateKey: privateKey })).toMatchObject({ status: 'OK' });
	});

	it('takes a key whose lines ran together', async () => {
		const dkimPrivateKey = privateKey.replace(/\n/g, ' ');
		expect(await test({ ...signing, dkimPrivateKey })).toMatchObject({ status: 'OK' });
	});

	it.each<[string, ICredentialDataDecryptedObject, RegExp]>([
		[
			'a wrong password',
			{ password: 'not-annas' },
			/refused the user name or password.*Check both/,
		],
		['encryption the server has not', { security: 'startTls' }, /cannot be made safe/],
		['no host', { host: '' }, /is no mail server\. Fill in a host/],
		['a port on which nobody listens', { port: 1 }, /was not reached/],
		['a key that is none', { ...signing, dkimPrivateKey: 'x' }, /cannot be signed/],
		['no selector', { ...signing, dkimPrivateKey: privateKey, dkimSelector: '' }, /selector/],
	])('with %s says so, and what to do', async (_, changes, message) => {
		const result = await test(changes);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
		expect(result.message).not.toMatch(/not-annas|PRIVATE KEY/);
	});

	it('sends nothing when it is tested', async () => {
		await test();
		expect(smtp.offered.size).toBe(0);
	});
});
