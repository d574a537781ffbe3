import { MailScene, makeKnown } from '../../support/nurture/nodeScene';
import { useStoreFolder } from '../../support/storeFolder';

jest.mock('../../../lib/nurture/content/loadExamples', () =>
	jest.requireActual('../../support/nurture/builtExamples'),
);
jest.setTimeout(60_000);

const scene = new MailScene().use();
useStoreFolder();

describe('a preview for an example person', () => {
	it('shows every mail of an example, with no credential and nothing filled in', async () => {
		const company = { name: '', address: '', siteUrl: '' };
		const bare = { fromAddress: '', fromName: '', company, options: {} };
		const ran = await scene.run('preview', bare, [{}], { credentials: {} });
		expect(ran.error).toBeUndefined();
		const mails = ran.json('NurtureEmail');
		expect(mails.map(({ step, language }) => [step, language])).toEqual(
			['deliver', 'match', 'peer', 'team', 'coffee'].map((step) => [step, 'nl']),
		);
		for (const mail of mails) {
			expect(mail).toMatchObject({ missing: [], problem: null, isClippedByGmail: false });
			expect(mail.html).toContain('Your Company');
		}
	});

	it('gives the HTML as a file to look at', async () => {
		const ran = await scene.run('preview', { step: 'peer', language: 'en' });
		const [item, ...others] = ran.items('NurtureEmail');
		expect(others).toEqual([]);
		expect(item.json).toMatchObject({ step: 'peer', language: 'en', problem: null });
		const { mimeType, fileName, data } = item.binary?.mail ?? {};
		expect({ mimeType, fileName }).toEqual({ mimeType: 'text/html', fileName: 'peer-en.html' });
		expect(Buffer.from(data ?? '', 'base64').toString()).toBe(item.json.html);
	});

	it('sends nothing, and keeps nothing', async () => {
		await scene.run('preview');
		expect(scene.smtp.offered.size).toBe(0);
		expect((await scene.run('status')).json('NurtureEmail')).toEqual([]);
	});

	it('says which sequence there is not', async () => {
		const ran = await scene.run('preview', { sequence: 'none-such' });
		expect(ran.error?.message).toBe('There is no sequence "none-such"');
	});
});

describe('a preview for real candidates', () => {
	const missing = (company: object) =>
		scene.run('preview', { previewFor: 'candidates', company: { ...company } }, [
			{ email: 'noor@example.com' },
		]);

	it('finds what is missing before anything is sent', async () => {
		await makeKnown(['noor@example.com']);
		const ran = await missing({ siteUrl: 'https://www.example.com' });
		expect(ran.error).toBeUndefined();
		for (const mail of ran.json('NurtureEmail'))
			expect(mail).toMatchObject({
				email: 'noor@example.com',
				missing: expect.arrayContaining(['company.name', 'company.address']) as unknown,
				html: '',
			});
	});

	it('writes to each of them with what is known', async () => {
		await makeKnown(['noor@example.com'], { profile: { firstName: 'Noor <b>', language: 'en' } });
		const ran = await scene.run('preview', { previewFor: 'candidates', step: 'peer' }, [
			{ email: 'noor@example.com', recruiter: { name: 'Sam' } },
		]);
		const [mail] = ran.json('NurtureEmail');
		expect(mail).toMatchObject({ language: 'en', missing: [], problem: null });
		expect(mail.html).toContain('Hello Noor &lt;b&gt;,');
		expect(mail.html).toContain('Sam');
	});

	it('says whom nobody knows, by item', async () => {
		const ran = await scene.run('preview', { previewFor: 'candidates' }, [
			{ email: 'x@example.com' },
		]);
		expect(ran.error?.message).toBe('Item 0: There is no candidate with email x@example.com');
	});
});
