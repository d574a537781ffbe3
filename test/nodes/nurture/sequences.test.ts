import type { IDataObject } from 'n8n-workflow';
import { makeKnown, MailScene } from '../../support/nurture/nodeScene';
import { openSequence } from '../../support/nurture/openSequence';
import { useStoreFolder } from '../../support/storeFolder';

jest.mock('../../../lib/nurture/content/loadExamples', () =>
	jest.requireActual('../../support/nurture/builtExamples'),
);
jest.setTimeout(120_000);

const scene = new MailScene().use();
useStoreFolder();

const always = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' };

const form = (changes: IDataObject = {}): IDataObject => ({
	sequenceName: 'Talent pool',
	mails: {
		mail: [
			{
				name: 'Welcome',
				language: 'nl',
				subject: 'Welkom',
				body: 'Fijn dat je er bent.\n\n[Bekijk de vacatures]({{ company.siteUrl }}/jobs)',
			},
			{ name: 'Welcome', language: 'en', subject: 'Welcome', body: 'Good to have you.' },
			{
				name: 'Ask',
				afterDays: 4,
				language: 'nl',
				subject: 'Vraag',
				body: 'Wat zoek je?',
				when: { buckets: 'warm, hot' },
			},
		],
	},
	sequenceSettings: { ...always, againAfterDays: 30, phases: ['think'] },
	...changes,
});

const listed = async () => (await scene.run('listSequences')).json('NurtureEmail');

describe('the examples (MSR-21)', () => {
	it('can be entered as they come, and are listed as examples until then', async () => {
		expect((await listed()).map(({ key, status }) => [key, status])).toEqual(
			['see', 'think', 'do', 'care'].map((key) => [key, 'example']),
		);
		await makeKnown(['noor@example.com']);
		const ran = await scene.run('enrol', {}, [{ email: 'noor@example.com' }]);
		expect(ran.json('NurtureEmail')).toMatchObject([
			{ enrolled: true, sequence: 'Think: a next step', version: 1 },
		]);
		const again = await scene.run('enrol', {}, [{ email: 'noor@example.com' }]);
		expect(again.json('NurtureEmail')).toMatchObject([{ reason: 'alreadyEnrolled' }]);
		const status = (await scene.run('status')).json('NurtureEmail');
		expect(status).toMatchObject([{ sequence: 'think', running: 1 }]);
	});

	it('give way to a version of one’s own', async () => {
		const saved = await scene.run('saveSequence', { startFrom: 'example', example: 'think' });
		expect(saved.json('NurtureEmail')).toMatchObject([{ key: 'think', status: 'published' }]);
		expect((await listed()).filter(({ key }) => key === 'think')).toMatchObject([
			{ status: 'published', by: 'workflow “test”' },
		]);
	});
});

describe('a sequence written in the form', () => {
	it('is checked, published and sent', async () => {
		const saved = await scene.run('saveSequence', { ...form(), note: 'First try' });
		expect(saved.error).toBeUndefined();
		expect(saved.json('NurtureEmail')).toMatchObject([
			{
				summary: '“Talent pool” with 2 mails published as version 1',
				key: 'talent-pool',
				version: 1,
				warnings: [],
			},
		]);
		await makeKnown(['noor@example.com'], { profile: { firstName: 'Noor', language: 'en' } });
		await scene.run('enrol', { sequence: 'talent-pool' }, [{ email: 'noor@example.com' }]);
		expect(await scene.send()).toMatchObject({ sent: 1 });
		const [{ raw }] = scene.smtp.received;
		expect(raw).toMatch(/^Subject: Welcome\r$/m);
		expect(raw).toContain('Hello Noor,');
		expect(raw).toMatch(/^List-Unsubscribe: .*&l=en>/m);
	});

	it('can be looked at as a draft, and nobody enters it before it is published', async () => {
		const saved = await scene.run('saveSequence', { ...form(), then: 'draft' });
		expect(saved.json('NurtureEmail')).toMatchObject([{ status: 'draft', version: null }]);
		const preview = { sequence: 'talent-pool', version: 'draft' };
		const shown = (await scene.run('preview', preview)).json('NurtureEmail');
		expect(shown.map(({ subject }) => subject)).toEqual(['Welkom', 'Vraag']);
		await makeKnown(['noor@example.com']);
		const enrolled = await scene.run('enrol', { sequence: 'talent-pool' }, [
			{ email: 'noor@example.com' },
		]);
		expect(enrolled.error?.message).toMatch(/talent-pool/);
	});

	it('comes back as JSON that can be saved again', async () => {
		await scene.run('saveSequence', form());
		const got = (await scene.run('getSequence', { sequence: 'talent-pool' })).json('NurtureEmail');
		const json = JSON.stringify({ ...got[0], label: 'Renamed' });
		const again = await scene.run('saveSequence', { startFrom: 'json', json });
		expect(again.json('NurtureEmail')).toMatchObject([{ label: 'Renamed', version: 2 }]);
	});

	it.each<[string, IDataObject, RegExp]>([
		['no mail', form({ mails: {} }), /has no mail/],
		['no name', form({ sequenceName: ' ' }), /has no name/],
		[
			'an empty mail',
			form({ mails: { mail: [{ name: 'x', subject: 'y', body: '' }] } }),
			/steps\.0\.content\.nl\.html/,
		],
		[
			'no subject',
			form({ mails: { mail: [{ name: 'x', body: 'z' }] } }),
			/steps\.0\.content\.nl\.subject/,
		],
		[
			'a day before the one before',
			form({
				mails: {
					mail: [
						{ name: 'x', subject: 'y', body: 'z', afterDays: 4 },
						{ name: 'y', subject: 'y', body: 'z', afterDays: 4 },
					],
				},
			}),
			/day 4 does not come after day 4/,
		],
	])('is refused with %s', async (_, parameters, message) => {
		const { error } = await scene.run('saveSequence', parameters);
		expect(`${error?.message} ${error?.description ?? ''}`).toMatch(message);
	});
});

describe('a new version', () => {
	const publish = async (
		changes: Readonly<Record<string, string>>,
		parameters: IDataObject = {},
	) => {
		const json = JSON.stringify(openSequence(changes));
		return (await scene.run('saveSequence', { startFrom: 'json', json, ...parameters })).json(
			'NurtureEmail',
		)[0];
	};

	it('leaves those in it at the version they entered', async () => {
		await scene.enrol(['noor@example.com'], { subject: 'Oud' });
		expect(await publish({ subject: 'Nieuw' })).toMatchObject({ version: 2, movedEnrolments: 0 });
		await scene.send();
		expect(scene.smtp.received[0].raw).toMatch(/^Subject: Oud\r$/m);
	});

	it('takes them along where that is asked for', async () => {
		await scene.enrol(['noor@example.com'], { subject: 'Oud' });
		const moved = await publish({ subject: 'Nieuw' }, { moveRunning: true });
		expect(moved).toMatchObject({ version: 2, movedEnrolments: 1 });
		await scene.send();
		expect(scene.smtp.received[0].raw).toMatch(/^Subject: Nieuw\r$/m);
	});
});
