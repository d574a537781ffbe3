import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { testPostgresStore } from '../shared/storeCredential';
import { testTracking } from '../shared/trackingCredential';
import { credentials } from './credentials';
import { drainInbox } from './drain';
import { properties } from './properties';
import { receive } from './receive';
import { webhooks } from './webhooks';

export class CandidatePixelTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Candidate Pixel Trigger',
		name: 'candidatePixelTrigger',
		icon: {
			light: 'file:candidatePixelTrigger.svg',
			dark: 'file:candidatePixelTrigger.dark.svg',
		},
		group: ['trigger'],
		version: [2],
		subtitle: '={{ $parameter["path"] }}',
		description: 'Hear what candidates do on the career site, in mails and in HubSpot',
		eventTriggerDescription: 'Waiting for something to happen on the career site',
		activationMessage: 'The career site can now tell what candidates do',
		defaults: { name: 'Candidate Pixel Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		webhooks,
		properties,
	};

	methods = { credentialTest: { testPostgresStore, testTracking } };

	webhookMethods = {
		default: {
			async checkExists() {
				return true; // nothing has to be set up elsewhere
			},
			async create() {
				return true;
			},
			async delete() {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await drainInbox(this);
	}
}
