import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
} from 'n8n-workflow';
import { getBuckets, getMedals, getModels, getPhases } from '../shared/modelLists';
import { storeCredentials, testPostgresStore } from '../shared/storeCredential';
import { listen } from './listen';
import { properties } from './properties';

export class CandidateTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Candidate Trigger',
		name: 'candidateTrigger',
		icon: { light: 'file:candidateTrigger.svg', dark: 'file:candidateTrigger.dark.svg' },
		group: ['trigger'],
		version: [2],
		subtitle:
			'={{ $parameter["moments"].length === 1 ? "one moment" : $parameter["moments"].length + " moments" }}',
		description: 'Start when a candidate became hot, earned a medal, came back or changed phase',
		eventTriggerDescription: 'Shows the latest such moments',
		activationMessage: 'Every such moment of a candidate now starts this workflow once',
		defaults: { name: 'Candidate Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: storeCredentials,
		properties,
	};

	methods = {
		loadOptions: { getBuckets, getMedals, getModels, getPhases },
		credentialTest: { testPostgresStore },
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await listen(this);
	}
}
