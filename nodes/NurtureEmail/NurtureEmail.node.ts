import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { testSmtp } from '../shared/smtpCredential';
import { testPostgresStore } from '../shared/storeCredential';
import { itemNode } from '../shared/storeNode';
import { testTracking } from '../shared/trackingCredential';
import { runOperation } from './execute';
import * as loadOptions from './lists';
import { credentials, properties } from './properties';

export class NurtureEmail implements INodeType {
	description: INodeTypeDescription = {
		...itemNode,
		displayName: 'Nurture Email',
		name: 'nurtureEmail',
		icon: { light: 'file:nurtureEmail.svg', dark: 'file:nurtureEmail.dark.svg' },
		group: ['output'],
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Send candidates the right series of mails at the right moment, and stop when it has done its work',
		defaults: { name: 'Nurture Email' },
		usableAsTool: true,
		credentials,
		properties,
	};

	methods = {
		loadOptions,
		credentialTest: { testPostgresStore, testSmtp, testTracking },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}
