import 'reflect-metadata';
import { TriggerContext } from 'n8n-core';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	IRun,
	ITriggerResponse,
} from 'n8n-workflow';
import { CandidateTrigger } from '../../nodes/CandidateTrigger/CandidateTrigger.node';
import type { Credentials } from './harness';
import { keepLog, sceneOf } from './oneNode';

const type = new CandidateTrigger();

/** A batch that the trigger gave to an execution, and how to end that execution. */
export interface Started {
	items: IDataObject[];
	/** Under which n8n starts it once at most; undefined for none. */
	key: string | undefined;
	end(status: IRun['status']): void;
	/** n8n could not start it. */
	fail(): void;
}

/** A Candidate Trigger on n8n's own context, as part of a workflow. */
export class TriggerNode {
	readonly started: Started[] = [];

	readonly logged: string[] = [];

	private readonly responses: ITriggerResponse[] = [];

	constructor(
		readonly workflowId: string,
		readonly parameters: INodeParameters = {},
		readonly credentials: Credentials = {},
	) {}

	/** Publishes the workflow. */
	async publish(): Promise<ITriggerResponse> {
		return await this.trigger('trigger');
	}

	/** Unpublishes it, or n8n ends. */
	async unpublish(): Promise<void> {
		for (const { closeFunction } of this.responses.splice(0)) await closeFunction?.();
	}

	/** Tries the node out in the editor; what it shows. */
	async tryOut(): Promise<IDataObject[]> {
		const { manualTriggerFunction } = await this.trigger('manual');
		await manualTriggerFunction?.();
		return this.started.at(-1)?.items ?? [];
	}

	private async trigger(mode: 'trigger' | 'manual'): Promise<ITriggerResponse> {
		const emit = (
			data: INodeExecutionData[][],
			_: unknown,
			done?: { resolve(run: IRun): void; reject(error: Error): void },
			key?: string,
		): void => {
			this.started.push({
				items: data[0].map(({ json }) => json),
				key,
				end: (status) => done?.resolve({ status } as IRun),
				fail: () => done?.reject(new Error('the database of n8n is gone')),
			});
		};
		const { workflow, node, additionalData } = sceneOf(type, this);
		const context = new TriggerContext(workflow, node, additionalData, mode, 'activate', emit);
		keepLog(context, this.logged);
		const response = await type.trigger.call(context);
		this.responses.push(response);
		return response;
	}
}
