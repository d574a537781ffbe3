import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { runNode, runSteps, runStepsOn, type Credentials, type Ran, type Step } from '../harness';
import { TestSmtp } from '../smtp/server';
import { openSequence } from './openSequence';

/** Signs the links of the tests. */
export const LINK_SECRET = 'a secret for tests, long enough to sign with';

export const TRACKING_URL = 'https://n8n.example.com/webhook/journey';

export const SENDER = {
	fromAddress: 'anna@jobs.example.com',
	fromName: 'Anna de Wit',
	company: {
		name: 'Example IT',
		address: 'Stationsplein 1, 3511 AB Utrecht',
		siteUrl: 'https://www.example.com',
	},
};

/** The node with a mail server of its own, sending at any hour. */
export class MailScene {
	readonly smtp: TestSmtp;
	private port = 0;

	constructor(options?: ConstructorParameters<typeof TestSmtp>[0]) {
		this.smtp = new TestSmtp(options);
	}

	/** Starts the mail server before the tests of a file, and stops it after them. */
	use(): this {
		beforeAll(async () => {
			this.port = await this.smtp.start();
		});
		beforeEach(() => {
			this.smtp.received.length = 0;
			this.smtp.offered.clear();
		});
		afterAll(() => this.smtp.stop());
		return this;
	}

	credentials(changes: IDataObject = {}): Credentials {
		const mail = { host: '127.0.0.1', port: this.port, security: 'none', connections: 2 };
		return {
			candidateSmtp: { ...mail, ...changes },
			candidateTracking: { linkSecret: LINK_SECRET },
		} as Credentials;
	}

	/** The node, set to do something, with all else at its defaults. */
	step(operation: string, parameters: IDataObject = {}, given: Partial<Step> = {}): Step {
		const { options, ...others } = parameters;
		const own = { trackingUrl: TRACKING_URL, holidays: '', ...(options as IDataObject) };
		return {
			node: 'NurtureEmail',
			credentials: this.credentials(),
			...given,
			parameters: { operation, ...SENDER, options: own, ...others } as INode['parameters'],
		};
	}

	/** Publishes {@link openSequence} and enrols people in it, who become known first. */
	async enrol(
		emails: readonly string[],
		changes: Readonly<Record<string, string>> = {},
	): Promise<Ran> {
		await makeKnown(emails);
		const json = JSON.stringify(openSequence(changes));
		const saved = await this.run('saveSequence', { startFrom: 'json', json });
		if (saved.error) throw saved.error;
		return await this.run(
			'enrol',
			{ sequence: 'open' },
			emails.map((email) => ({ email })),
		);
	}

	/** Sends what is due and gives the report. */
	async send(parameters: IDataObject = {}, given: Partial<Step> = {}): Promise<IDataObject> {
		const ran = await this.run('sendDue', parameters, [{}], given);
		if (ran.error) throw ran.error;
		return ran.json('NurtureEmail')[0];
	}

	/** Runs the node on items that may hold files. */
	async runItems(operation: string, items: INodeExecutionData[]): Promise<Ran> {
		return await runStepsOn([this.step(operation)], items);
	}

	/** Runs the node alone. */
	async run(
		operation: string,
		parameters: IDataObject = {},
		input: readonly IDataObject[] = [{}],
		given: Partial<Step> = {},
	): Promise<Ran> {
		return await runSteps([this.step(operation, parameters, given)], input);
	}
}

/** Makes people known who agreed to mail; they are in Think. */
export async function makeKnown(
	emails: readonly string[],
	details: IDataObject = {},
): Promise<void> {
	const ran = await runNode(
		'CandidateScore',
		emails.map((email) => ({
			type: 'asset.downloaded',
			subject: 'guide',
			email,
			consent: ['nurture'],
			...details,
		})),
	);
	if (ran.error) throw ran.error;
}
