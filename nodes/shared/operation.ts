import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';

/** Something a user can do with a node. */
export interface Operation<Result = INodeExecutionData[]> {
	/** How the editor offers it; its value is its name among the node's operations. */
	option: INodePropertyOptions;
	execute(context: IExecuteFunctions): Promise<Result>;
}

/** Operations as the editor offers them, in their order. */
export function offer(operations: Record<string, Operation<unknown>>): INodePropertyOptions[] {
	return Object.values(operations).map(({ option }) => option);
}
