import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import * as backup from './backup';
import * as checkIntegrity from './checkIntegrity';
import * as cleanUp from './cleanUp';
import * as counts from './counts';
import * as health from './health';
import * as moveToPostgres from './moveToPostgres';
import * as vacuum from './vacuum';

/** Something a user can do with a store. */
interface Operation {
	/** How the editor offers it; its value is its name below. */
	option: INodePropertyOptions;
	/** @returns what was done or found, a summary in words first */
	execute(context: IExecuteFunctions): Promise<IDataObject>;
}

/** Every operation by its value, in the order the editor shows them. */
export const OPERATIONS = {
	backup,
	checkIntegrity,
	cleanUp,
	counts,
	vacuum,
	health,
	moveToPostgres,
} satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;
